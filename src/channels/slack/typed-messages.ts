import { type ActionResult, replying, sayingIn } from '../../conversation/act.ts'
import type { MessageResult } from '../../conversation/conversation.ts'
import { limits } from '../../domain/limits.ts'
import { fit } from '../../message/limits.ts'
import { lineIn } from '../../message/line.ts'
import type { Message } from '../../message/message.ts'
import type { SuggestionFile } from '../../review/reviews.ts'
import { type FileFetching, fetchFile } from '../public/fetch-file.ts'
import { actInSlack } from './act.ts'
import { toBlocks } from './blocks.ts'
import { refusalsOfMessage, throwOnRefusal } from './check-payload.ts'
import { elsewhere } from './conversation-link.ts'
import { isDirect } from './place.ts'
import type { Origin } from './private-reply.ts'
import { type DeliveryOf, originOf, type Receipt, soon } from './receipt.ts'
import { showResult } from './show-result.ts'
import { typedText } from './typed-text.ts'
import { openWindow } from './windows.ts'

/** Somebody typed the command: nothing opens the form, words are a command of ours or a product's name. */
export async function commanded(receipt: Receipt, command: DeliveryOf<'command'>): Promise<void> {
  const { context, ack, later, workspace } = receipt
  const { channel, responseUrl, trigger, user } = command
  const words = typedText(command.text)
  if (words === '') return opened(receipt, command, { type: 'openStart' })
  const { language } = await context.directory.find(workspace.team, user.id)
  const opens = context.conversation.opensForm(words, language)
  const person = user.id
  const window = opens
    ? openWindow(context, workspace, { trigger, isStacked: false, person })
    : undefined
  if (opens) await ack()
  const place = { channel, ...(responseUrl !== undefined && { responseUrl }) }
  const hearing = originOf(receipt, command, place).then(async (origin) => {
    const said = { words, origin, otherwise: 'product' } as const
    const failed = (error: unknown) =>
      context.conversation.failed(error, origin.sender.who.language)
    return { origin, result: await hear(receipt, command, said).catch(failed) }
  })
  const heard = await soon(receipt, hearing, commandPatienceMs)
  const shown = heard && !opens ? atOnce(receipt, heard.result) : undefined
  // Nothing is kept yet, and Slack sends a command only once: should the program end now, they know what to do.
  const isOpen = heard === undefined && !opens
  await ack(isOpen ? privately(receipt, lineIn(context.say, language, 'slack.atIt')) : shown)
  if (shown) return
  later(
    Promise.all([hearing, window]).then(([{ origin, result }, open]) =>
      showResult(context, { ...origin, window: open }, result),
    ),
  )
}

/**
 * What is known by then, of the name and of the check, is said in the answer to the command: it is kept first. The
 * rest follows at the address for answers. Shorter than for a form, which shows in its answer what is wrong, so that a hundred commands at once leave room before Slack’s three seconds.
 */
const commandPatienceMs = 1000

/** What was done in somebody's own conversation is said in the very answer to the command. */
function atOnce(receipt: Receipt, result: ActionResult): object | undefined {
  const { replies, form, download, review } = result
  const [reply, another] = replies
  if (review === undefined || !reply || another || form || download) return undefined
  return privately(receipt, reply)
}

/** A message as the answer to a command, which only its sender sees. */
function privately({ context: { say } }: Receipt, reply: Message): object {
  const drawn = toBlocks(reply, { say })
  throwOnRefusal(refusalsOfMessage(drawn))
  return { response_type: 'ephemeral', ...drawn }
}

type Typed = DeliveryOf<'command' | 'mention' | 'directMessage'>

/**
 * Handles typed words; a result in somebody's own conversation is announced where they typed.
 * @throws AppError('storage-failed') so that Slack sends it again
 */
async function hear(
  { context }: Receipt,
  typed: Typed,
  said: {
    readonly words: string
    readonly origin: Origin
    readonly otherwise: 'answer' | 'product'
    readonly hasFile?: boolean
    readonly fetchFile?: () => Promise<SuggestionFile | undefined>
  },
): Promise<ActionResult> {
  const { origin, ...typing } = said
  const isHere = isDirect(typed.channel)
  const heard = await context.conversation.hear({
    id: typed.id,
    sender: origin.sender,
    ...typing,
    // The channel in which a check is started is suggested for posting.
    ...(!isHere && { place: typed.channel }),
  })
  const { language } = origin.sender.who
  return isHere ? heard : told(context.say, { ...typed, language }, heard)
}

function told(
  say: Receipt['context']['say'],
  typed: Parameters<typeof elsewhere>[2],
  heard: MessageResult,
): ActionResult {
  const { command, review, replies, form, download } = heard
  if (review === undefined || form || download) return heard
  if (command === 'start') return { ...heard, replies: [elsewhere(say, 'started', typed)] }
  return replies.length > 0 ? heard : { ...heard, replies: [elsewhere(say, 'there', typed)] }
}

/** Handles one of the app’s shortcuts. */
export async function chosen(
  receipt: Receipt,
  shortcut: DeliveryOf<'shortcut' | 'messageShortcut'>,
): Promise<void> {
  const { ack } = receipt
  // From an older manifest, or another one.
  if (shortcut.callback !== callbacks[shortcut.kind]) return ack()
  if (shortcut.kind === 'shortcut') return opened(receipt, shortcut, { type: 'openStart' })
  await asStory(receipt, shortcut)
}

/** As the manifest names them. */
const callbacks = { shortcut: 'start_check', messageShortcut: 'add_story' } as const

/** Opens a window at once, and shows in it the result of an action. */
async function opened(
  receipt: Receipt,
  delivery: DeliveryOf<'command' | 'shortcut'>,
  action: object,
): Promise<void> {
  const { context, ack, later, workspace } = receipt
  const { trigger, id, user } = delivery
  const window = openWindow(context, workspace, { trigger, isStacked: false, person: user.id })
  await ack()
  const origin = await originOf(receipt, delivery)
  const result = await actInSlack(context, { ...origin, id, action })
  later(window.then((open) => showResult(context, { ...origin, window: open }, result)))
}

/** A message that somebody wrote becomes a story of a check, once they have said which. */
async function asStory(receipt: Receipt, shortcut: DeliveryOf<'messageShortcut'>): Promise<void> {
  const { context, ack, later, workspace } = receipt
  const { channel, trigger, user } = shortcut
  const window = openWindow(context, workspace, { trigger, isStacked: false, person: user.id })
  await ack()
  const origin = await originOf(receipt, shortcut, { channel })
  const { language } = origin.sender.who
  const words = fit(typedText(shortcut.text), limits.ownWords)
  const result = await context
    .reviews()
    .storyForm(origin.sender, words, channel)
    .then(
      (form) =>
        form ? replying([], form) : sayingIn(context.say, language, 'slack.noCheckForStory'),
      (error: unknown) => context.conversation.failed(error, language),
    )
  later(window.then((open) => showResult(context, { ...origin, window: open }, result)))
}

/**
 * Somebody wrote to the app, or called it by its name in a channel.
 * @throws AppError('storage-failed') so that Slack sends it again
 */
export async function spoken(
  receipt: Receipt,
  spoke: DeliveryOf<'mention' | 'directMessage'>,
): Promise<void> {
  const { context, later, workspace } = receipt
  const words = typedText(spoke.text, workspace.botUser)
  const thread = spoke.thread ?? (spoke.kind === 'mention' ? spoke.message : undefined)
  const origin = await originOf(receipt, spoke, {
    channel: spoke.channel,
    ...(thread !== undefined && { thread }),
  })
  const otherwise = spoke.kind === 'mention' ? 'product' : 'answer'
  const { hasFile, file } = spoke
  // What lies in a channel is for those who read it, and no check's.
  const isFetched = file !== undefined && isDirect(spoke.channel) && workspace.may('files:read')
  const said = {
    words,
    origin,
    otherwise,
    hasFile,
    ...(isFetched && { fetchFile: () => fetchFile(file, filesOf(receipt)) }),
  } as const
  later(showResult(context, origin, await hear(receipt, spoke, said)))
}

/** Files of Slack lie at its own address, and only the app's token opens them. */
const filesOf = ({ context, workspace }: Receipt): FileFetching => ({
  fetch: context.fetch,
  isAllowed: context.mayFetch,
  token: workspace.token,
})

/** Somebody changed what they had written to the app, which has been read already. */
export async function unreadEdit(receipt: Receipt, edit: DeliveryOf<'edited'>): Promise<void> {
  const { context, later } = receipt
  const origin = await originOf(receipt, edit, { channel: edit.channel })
  later(showResult(context, origin, context.conversation.edited(origin.sender.who.language)))
}
