import { limits } from '../../domain/limits.ts'
import { buttons, message, text } from '../../message/build.ts'
import { fit } from '../../message/limits.ts'
import type { Message } from '../../message/message.ts'
import type { Outcome, Sender } from '../../review/ports.ts'
import { act, actKindly } from './acting.ts'
import { answer } from './answering.ts'
import { isDirect } from './place.ts'
import { type DeliveryOf, originOf, type Receipt, soon } from './receipt.ts'
import { type Origin, tell } from './telling.ts'
import { typedText } from './typed-text.ts'
import { openWindow } from './windows.ts'

/** Somebody typed the command: a product’s name starts a check, nothing opens the form; one check can be deleted. */
export async function commanded(receipt: Receipt, command: DeliveryOf<'command'>): Promise<void> {
  const { room, ack, later, workspace } = receipt
  const words = typedText(command.text)
  const isDeleting = isDelete(receipt, words)
  if (words === '' || isDeleting) {
    const { trigger } = command
    const window = openWindow(room, workspace, { trigger, isStacked: false })
    await ack()
    const work = isDeleting
      ? deleting(receipt, command, window)
      : started(receipt, command, { action: { type: 'openStart' }, window })
    await soon(receipt, work)
    return
  }
  if (isHelp(receipt, words))
    return ack({ response_type: 'ephemeral', text: room.say('slack.help') })
  const starting = start(receipt, command, { product: words, ...placeIn(command.channel) }).catch(
    () => failed(receipt),
  )
  const outcome = await soon(receipt, starting)
  const said = outcome?.review === undefined ? undefined : room.say('slack.started')
  await ack(said === undefined ? undefined : { response_type: 'ephemeral', text: said })
  if (outcome?.review === undefined)
    later(starting.then((late) => saidLater(receipt, command, late)))
}

async function saidLater(
  receipt: Receipt,
  command: DeliveryOf<'command'>,
  outcome: Outcome,
): Promise<void> {
  const { channel, responseUrl } = command
  const origin = await originOf(receipt, command, {
    channel,
    ...(responseUrl !== undefined && { responseUrl }),
  })
  await answer(receipt.room, origin, outcome)
}

/** Somebody chose one of the app’s shortcuts. */
export async function chosen(
  receipt: Receipt,
  shortcut: DeliveryOf<'shortcut' | 'messageShortcut'>,
): Promise<void> {
  const { room, ack, workspace } = receipt
  // From an older manifest, or another one.
  if (shortcut.callback !== callbacks[shortcut.kind]) return ack()
  const window = openWindow(room, workspace, { trigger: shortcut.trigger, isStacked: false })
  await ack()
  const work =
    shortcut.kind === 'shortcut'
      ? started(receipt, shortcut, { action: { type: 'openStart' }, window })
      : asStory(receipt, shortcut, window)
  await soon(receipt, work)
}

/** As the manifest names them. */
const callbacks = { shortcut: 'start_check', messageShortcut: 'add_story' } as const

type Window = ReturnType<typeof openWindow>
type Personal = DeliveryOf<'command' | 'shortcut'>

async function started(
  receipt: Receipt,
  delivery: Personal,
  { action, window }: { readonly action: object; readonly window: Window },
): Promise<true> {
  const { room, current, later } = receipt
  const origin = await originOf(receipt, delivery)
  const outcome = await actKindly(room, current, { ...receipt, ...origin, id: delivery.id, action })
  later(window.then((open) => answer(room, { ...origin, window: open }, outcome)))
  return true
}

/** The check that they are at is asked about by its name before it is deleted. */
async function deleting(
  receipt: Receipt,
  command: DeliveryOf<'command'>,
  window: Window,
): Promise<true> {
  const { room, current, later } = receipt
  const origin = await originOf(receipt, command)
  const review = await current.of(origin.sender).catch(() => undefined)
  if (review !== undefined) {
    return started(receipt, command, { action: { type: 'openDelete', review }, window })
  }
  const none: Outcome = { replies: [message(text(room.say('slack.delete.none')))] }
  later(window.then((open) => answer(room, { ...origin, window: open }, none)))
  return true
}

/** A message that somebody wrote becomes a story of a check, once they have said which. */
async function asStory(
  receipt: Receipt,
  shortcut: DeliveryOf<'messageShortcut'>,
  window: Window,
): Promise<true> {
  const { room, later } = receipt
  const { channel } = shortcut
  const origin = await originOf(receipt, shortcut, { channel })
  const words = fit(typedText(shortcut.text), limits.ownWords)
  const outcome = await room
    .reviews()
    .storyForm(origin.sender, words, channel)
    .then(
      (form): Outcome =>
        form
          ? { replies: [], form }
          : { replies: [message(text(room.say('slack.noCheckForStory')))] },
      () => failed(receipt),
    )
  later(window.then((open) => answer(room, { ...origin, window: open }, outcome)))
  return true
}

const failed = ({ room: { say, logger } }: Receipt): Outcome => {
  logger.error('slack-act-failed', { why: 'unexpected' })
  return { replies: [message(text(say('slack.failed')))] }
}

/**
 * Somebody wrote to the app, or called it by its name in a channel.
 * @throws AppError('storage-failed') so that Slack sends it again
 */
export async function spoken(
  receipt: Receipt,
  spoke: DeliveryOf<'mention' | 'directMessage'>,
): Promise<void> {
  const { room, later, workspace } = receipt
  const words = typedText(spoke.text, workspace.botUser)
  const thread = spoke.thread ?? (spoke.kind === 'mention' ? spoke.message : undefined)
  const origin = await originOf(receipt, spoke, {
    channel: spoke.channel,
    ...(thread !== undefined && { thread }),
  })
  if (words === '' || isHelp(receipt, words)) {
    later(tell(room, origin, [helpMessage(receipt)]))
    return
  }
  if (spoke.kind === 'directMessage' && isDelete(receipt, words)) {
    const asked = await deleteMessage(receipt, origin.sender)
    later(tell(room, origin, [asked]))
    return
  }
  const product = spoke.kind === 'mention' ? words : startsWith(receipt, words)
  const outcome =
    product === undefined
      ? await said(receipt, origin, { id: spoke.id, words })
      : await start(receipt, spoke, { product, ...placeIn(spoke.channel) })
  const isStart = product !== undefined && outcome.review !== undefined
  const replies =
    isStart && !isDirect(spoke.channel)
      ? [message(text(room.say('slack.started')))]
      : outcome.replies
  later(answer(room, origin, { ...outcome, replies }))
}

async function said(
  { room, current, workspace }: Receipt,
  { sender }: Origin,
  { id, words }: { readonly id: string; readonly words: string },
): Promise<Outcome> {
  const review = await current.of(sender)
  const action = { type: 'say', text: fit(words, limits.typed), ...(review && { review }) }
  return act(room, current, { id, sender, workspace, action })
}

async function start(
  receipt: Receipt,
  delivery: DeliveryOf<'command' | 'mention' | 'directMessage'>,
  more: { readonly product: string; readonly place?: string },
): Promise<Outcome> {
  const { room, current, workspace } = receipt
  if (more.product.length > limits.name) {
    return { replies: [message(text(room.say('slack.longName', { count: limits.name })))] }
  }
  const { sender } = await originOf(receipt, delivery)
  return act(room, current, {
    id: delivery.id,
    sender,
    workspace,
    action: { type: 'start', ...more },
  })
}

/** The channel in which a check is started is suggested for posting. */
const placeIn = (channel: string) => (isDirect(channel) ? {} : { place: channel })

/** The product’s name after the word for starting, in the app’s own conversation. */
function startsWith({ room }: Receipt, words: string): string | undefined {
  const [first = '', ...rest] = words.split(/\s+/)
  const product = rest.join(' ')
  return first.toLowerCase() === room.say('slack.typed.start') && product !== ''
    ? product
    : undefined
}

const isHelp = ({ room }: Receipt, words: string): boolean =>
  words.toLowerCase() === room.say('slack.typed.help')

const isDelete = ({ room }: Receipt, words: string): boolean =>
  words.toLowerCase() === room.say('slack.typed.delete')

/** A window opens for a press alone, so that who only wrote is given one. */
async function deleteMessage({ room, current }: Receipt, sender: Sender): Promise<Message> {
  const { say } = room
  const review = await current.of(sender)
  if (review === undefined) return message(text(say('slack.delete.none')))
  return message(
    text(say('slack.delete.ask')),
    buttons({ label: say('slack.delete.button'), action: { type: 'openDelete', review } }),
  )
}

const helpMessage = ({ room: { say } }: Receipt) =>
  message(
    text(say('slack.help')),
    buttons({ label: say('slack.start'), action: { type: 'openStart' }, style: 'primary' }),
  )
