import { message, text } from '../../message/build.ts'
import { slackSenderOf } from './context.ts'
import type { PersonalDelivery } from './inbound.ts'
import { slackWorkspaceOf } from './place.ts'
import { moreOfForm } from './press-action.ts'
import { type Origin, replyPrivately } from './private-reply.ts'
import type { Receipt } from './receipt.ts'

/** Says that something went wrong on our side, where they acted; nothing else is looked up for it. */
export const sayFailed = (receipt: Receipt, delivery: PersonalDelivery): Promise<unknown> =>
  replyPrivately(receipt.context, whereabouts(receipt, delivery), [
    message(text(receipt.context.say('chat.trouble.kept'))),
  ])

/** Somebody of another company, in a channel that both share: they see the cards, and change nothing. */
export async function turnedAway(receipt: Receipt, delivery: PersonalDelivery): Promise<void> {
  const { context, later } = receipt
  context.logger.warn('slack-foreign-workspace')
  const origin = whereabouts(receipt, delivery)
  if (origin.responseUrl === undefined) return
  later(replyPrivately(context, origin, [message(text(context.say('slack.outsider')))]))
}

function whereabouts({ workspace }: Receipt, delivery: PersonalDelivery): Origin {
  const { id } = delivery.user
  const sender = slackSenderOf(slackWorkspaceOf(workspace.team), { id, name: id })
  const { channel, thread } =
    delivery.kind === 'submission'
      ? moreOfForm(delivery.view)
      : { channel: undefined, thread: undefined, ...delivery }
  return {
    workspace,
    sender,
    ...(channel !== undefined && { channel }),
    ...(thread !== undefined && { thread }),
    ...('responseUrl' in delivery && { responseUrl: delivery.responseUrl }),
  }
}
