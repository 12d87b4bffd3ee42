import type { Message } from '../../message/message.ts'
import type { Sender } from '../../review/ports.ts'
import { type SlackMessage, toBlocks } from './blocks.ts'
import { refusalsOfMessage, throwOnRefusal } from './check-payload.ts'
import type { SlackContext } from './context.ts'
import { isDirect } from './place.ts'
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
}

/** Replies privately to one person. */
export async function replyPrivately(
  context: SlackContext,
  origin: Origin,
  messages: readonly Message[],
): Promise<void> {
  for (const [n, message] of messages.entries()) {
    const drawn = toBlocks(message, { say: context.say })
    throwOnRefusal(refusalsOfMessage(drawn))
    const isFirst = n === 0
    if (!(await respond(context, origin, drawn, isFirst))) await send(context, origin, drawn)
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

/** To one person in a channel, or in their own conversation with the app. */
async function send(
  { postedBeside }: SlackContext,
  { workspace, sender, channel, thread }: Origin,
  drawn: SlackMessage,
): Promise<void> {
  const { chat } = workspace.client
  const user = sender.who.id
  if (channel !== undefined && !isDirect(channel)) {
    const where = thread === undefined ? { channel } : { channel, thread_ts: thread }
    const shown = await chat.postEphemeral({ ...drawn, ...where, user }).catch(() => undefined)
    if (shown) return
  }
  postedBeside(workspace.team)
  await chat.postMessage({ ...drawn, channel: user })
}
