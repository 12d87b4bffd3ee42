import { handleSlackPress } from './button-press.ts'
import { submitted } from './form-submission.ts'
import { publishHome } from './home.ts'
import type { SlackDelivery } from './read-delivery.ts'
import { type DeliveryOf, originOf, type Receipt } from './receipt.ts'
import { chosen, commanded, spoken, unreadEdit } from './typed-messages.ts'
import { welcome } from './welcome.ts'

/** Deliveries of somebody, in a workspace that the app is installed in. */
export type PersonalDelivery = Exclude<
  SlackDelivery,
  DeliveryOf<'uninstalled'> | DeliveryOf<'tokensRevoked'>
>

/** Does what somebody asked for in Slack. */
export async function receiveFromSlack(
  receipt: Receipt,
  delivery: PersonalDelivery,
): Promise<void> {
  const { context, workspace, ack, later } = receipt
  const { id } = delivery.user
  const channel = 'channel' in delivery ? (delivery.channel ?? '') : ''
  const isLook = delivery.kind === 'homeOpened' || delivery.kind === 'messagesOpened'
  const met = context.directory[isLook ? 'looked' : 'met'](workspace.team, id, channel)
  later(met)
  switch (delivery.kind) {
    case 'press':
      return handleSlackPress(receipt, delivery)
    case 'submission':
      return submitted(receipt, delivery)
    case 'command':
      return commanded(receipt, delivery)
    case 'shortcut':
    case 'messageShortcut':
      return chosen(receipt, delivery)
    case 'mention':
    case 'directMessage':
      return spoken(receipt, delivery)
    case 'edited':
      return unreadEdit(receipt, delivery)
    case 'homeOpened':
      return later(originOf(receipt, delivery).then((origin) => publishHome(context, origin)))
    case 'messagesOpened':
      return later(met.then(() => welcome(context, workspace, id)))
    default:
      // A tick, a menu or a closed window: the next button sends along what was filled in.
      return ack()
  }
}
