import { webApi } from '@slack/bolt'
import type { RedrawReplies } from '../../conversation/reply-log.ts'
import type { Message } from '../../message/message.ts'
import type { Sender } from '../../review/ports.ts'
import { type SlackMessage, toBlocks } from './blocks.ts'
import { refusalsOfMessage, throwOnRefusal } from './check-payload.ts'
import type { SlackContext } from './context.ts'
import { isDirect, teamOf } from './place.ts'
import type { OpenWindow } from './windows.ts'
import type { Workspace } from './workspaces.ts'

/** Where somebody did something, and so where they look for an answer. */
export interface Origin {
  readonly workspace: Workspace
  readonly sender: Sender
  readonly channel?: string
  readonly thread?: string
  readonly responseUrl?: string
  /** What was pressed is seen by them alone, and may be replaced. */
  readonly replaces?: boolean
  /** It was pressed on the app's home page. */
  readonly isHome?: boolean
  readonly window?: OpenWindow | undefined
  /** Opens a window for a form that nobody could know of before; while Slack still lets the app. */
  readonly openLate?: () => Promise<OpenWindow | undefined>
}

/** Replies privately to one person, and gives the ids of what stays in their own conversation with the app. */
export async function replyPrivately(
  context: SlackContext,
  origin: Origin,
  messages: readonly Message[],
): Promise<readonly string[]> {
  const ids: string[] = []
  for (const [n, message] of messages.entries()) {
    const drawn = toBlocks(message, { say: context.say })
    throwOnRefusal(refusalsOfMessage(drawn))
    const isFirst = n === 0
    const isShown = await respond(context, origin, drawn, isFirst)
    const id = isShown ? undefined : await send(context, origin, drawn)
    if (id !== undefined) ids.push(id)
  }
  return ids
}

/** Redraws replies that stay in somebody's own conversation with the app. */
export async function redrawReplies(
  { workspaces, directory, say, pause, logger }: SlackContext,
  ...[person, ids, words]: Parameters<RedrawReplies>
): Promise<void> {
  const workspace = await workspaces.of(teamOf(person.workspace))
  const { direct: channel } = await directory.find(teamOf(person.workspace), person.id)
  if (!workspace || channel === undefined) return
  const drawn = toBlocks(words, { say })
  for (const ts of ids) {
    const update = () => workspace.client.chat.update({ ...drawn, channel, ts })
    await update()
      .catch(async (error: unknown) => {
        if (!(error instanceof webApi.WebAPIRateLimitedError)) throw error
        await pause(error.retryAfter * 1000)
        await update()
      })
      .catch(() => logger.warn('slack-words-left'))
  }
}

/** Answers beside what was pressed; false when Slack does not take it there any more. */
async function respond(
  { fetch, mayCall, logger }: SlackContext,
  { responseUrl, thread, replaces = false }: Origin,
  drawn: SlackMessage,
  isFirst: boolean,
): Promise<boolean> {
  if (responseUrl === undefined || !mayCall(responseUrl)) return false
  const body = {
    ...drawn,
    response_type: 'ephemeral',
    replace_original: replaces && isFirst,
    ...(thread !== undefined && { thread_ts: thread }),
  }
  const answered = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(longestWaitMs),
  }).catch(() => undefined)
  if (answered?.ok) return true
  logger.warn('slack-respond-failed', { status: answered?.status ?? 0 })
  return false
}

const longestWaitMs = 5000

/** To one person in a channel, or in their own conversation with the app, where it stays under the id that it gives. */
async function send(
  { postedBeside }: SlackContext,
  { workspace, sender, channel, thread }: Origin,
  drawn: SlackMessage,
): Promise<string | undefined> {
  const { chat } = workspace.client
  const user = sender.who.id
  if (channel !== undefined && !isDirect(channel)) {
    const where = thread === undefined ? { channel } : { channel, thread_ts: thread }
    const shown = await chat.postEphemeral({ ...drawn, ...where, user }).catch(() => undefined)
    if (shown) return undefined
  }
  postedBeside(workspace.team)
  return (await chat.postMessage({ ...drawn, channel: user })).ts
}
