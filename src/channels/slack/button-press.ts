import { replying } from '../../conversation/act.ts'
import { leadsToForm, turnsPage } from '../../conversation/opens-form.ts'
import { lineIn } from '../../message/line.ts'
import type { Form, Message } from '../../message/message.ts'
import { actInSlack } from './act.ts'
import { formAsked, writeAction } from './fields-form.ts'
import { publishHome } from './home.ts'
import { isDirect } from './place.ts'
import { actionOfSlackPress, type PressedAction } from './press-action.ts'
import { type Origin, replyPrivately } from './private-reply.ts'
import { type DeliveryOf, originOf, type Receipt, soon } from './receipt.ts'
import { showResult } from './show-result.ts'
import { heldWindow, type OpenWindow, openWindow, wordsCallback } from './windows.ts'

/** Handles the press of a button. */
export async function handleSlackPress(
  receipt: Receipt,
  press: DeliveryOf<'press'>,
): Promise<void> {
  const asked = actionOfSlackPress(press)
  const window = asked && windowFor(receipt, press, String(asked.action['type']))
  await receipt.ack()
  await soon(receipt, done(receipt, press, { asked, window }))
}

/** Opened before anything else is done, and before Slack was answered. */
function windowFor(
  { context, workspace }: Receipt,
  press: DeliveryOf<'press'>,
  type: string,
): Promise<OpenWindow | undefined> | undefined {
  const { trigger, view } = press
  const isForm = type === writeAction || leadsToForm(type)
  // The answer to a window replaces what the window shows.
  if (!isForm && view?.callback === wordsCallback) {
    return Promise.resolve(heldWindow(context, workspace, view.id))
  }
  // On the home page nothing can be said beside what was pressed; its own pages are drawn in its place.
  const isAsked = isForm || (isHome(press) && type !== 'home')
  if (trigger === undefined || !isAsked) return undefined
  return opened({ context, workspace }, press)
}

function opened(
  { context, workspace }: Pick<Receipt, 'context' | 'workspace'>,
  { trigger, view, user }: DeliveryOf<'press'>,
): Promise<OpenWindow | undefined> | undefined {
  if (trigger === undefined) return undefined
  const isStacked = view !== undefined && view.callback !== ''
  return openWindow(context, workspace, { trigger, isStacked, person: user.id })
}

const isHome = ({ view, channel }: DeliveryOf<'press'>): boolean =>
  view !== undefined && view.callback === '' && channel === undefined

async function done(
  receipt: Receipt,
  press: DeliveryOf<'press'>,
  {
    asked,
    window,
  }: { asked: PressedAction | undefined; window: Promise<OpenWindow | undefined> | undefined },
): Promise<true> {
  const { context, later } = receipt
  const type = String(asked?.action['type'])
  const origin = await originOf(receipt, press, placeOf(press, type))
  if (!asked) {
    later(replyPrivately(context, origin, [olderLine(receipt, origin)]))
    return true
  }
  if (type === 'home' && origin.isHome) {
    later(publishHome(context, origin, Number(asked.action['page'])))
    return true
  }
  if (type === writeAction) {
    const form = await writing(receipt, origin, asked)
    const outcome = form ? replying([], form) : replying([olderLine(receipt, origin)])
    later(
      Promise.resolve(window).then((open) =>
        showResult(context, { ...origin, window: open }, outcome),
      ),
    )
    return true
  }
  const outcome = await actInSlack(context, { ...origin, id: press.id, ...asked })
  const isOwn = press.channel !== undefined && isDirect(press.channel) && type !== 'continue'
  if (isOwn) later(context.conversation.bringAgain(press.id, origin.sender))
  const openLate = async () => (window ? undefined : opened(receipt, press))
  later(
    Promise.resolve(window).then((open) =>
      showResult(context, { ...origin, window: open, openLate }, outcome),
    ),
  )
  return true
}

function placeOf(press: DeliveryOf<'press'>, type: string): Omit<Origin, 'workspace' | 'sender'> {
  const { channel, thread, responseUrl, isEphemeral } = press
  return {
    ...(channel !== undefined && { channel }),
    ...(thread !== undefined && { thread }),
    ...(responseUrl !== undefined && { responseUrl }),
    replaces: isEphemeral && turnsPage(type),
    isHome: isHome(press),
  }
}

/** The fields of the card that was pressed, as a form; the card may have changed since. */
async function writing(
  { context }: Receipt,
  { sender }: Origin,
  { action }: PressedAction,
): Promise<Form | undefined> {
  const feed = await context
    .reviews()
    .feed(sender, String(action['review']))
    .catch(() => undefined)
  const cards = feed?.own.map((card) => card.message) ?? []
  return formAsked(action, cards, context.say)
}

const olderLine = ({ context }: Receipt, { sender }: Origin): Message =>
  lineIn(context.say, sender.who.language, 'slack.older')
