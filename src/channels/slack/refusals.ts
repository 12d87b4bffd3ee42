import type { MessageKey } from '../../domain/message-key.ts'
import { lineIn } from '../../message/line.ts'
import { slackSenderOf } from './context.ts'
import type { PersonalDelivery } from './inbound.ts'
import { slackWorkspaceOf } from './place.ts'
import { moreOfForm } from './press-action.ts'
import { type Origin, replyPrivately } from './private-reply.ts'
import type { Receipt } from './receipt.ts'

/** Says that something went wrong on our side, where they acted; Slack is asked nothing for it. */
export const sayFailed = (receipt: Receipt, delivery: PersonalDelivery): Promise<unknown> =>
  told(receipt, delivery, 'chat.trouble.kept')

async function told(
  { context, workspace }: Receipt,
  delivery: PersonalDelivery,
  key: MessageKey,
): Promise<unknown> {
  const { language } = await context.directory.find(workspace.team, delivery.user.id).catch(nobody)
  const origin = whereabouts(workspace, delivery)
  return replyPrivately(context, origin, [lineIn(context.say, language, key)])
}

const nobody = (): { readonly language?: string } => ({})

/** Somebody of another company, in a channel that both share: they see the cards, and change nothing. */
export async function turnedAway(receipt: Receipt, delivery: PersonalDelivery): Promise<void> {
  const { context, later, workspace } = receipt
  context.logger.warn('slack-foreign-workspace')
  if (whereabouts(workspace, delivery).responseUrl === undefined) return
  later(told(receipt, delivery, 'slack.outsider'))
}

function whereabouts(workspace: Receipt['workspace'], delivery: PersonalDelivery): Origin {
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
