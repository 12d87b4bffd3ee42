import type { TeamsTurn } from './context.ts'
import { drawReply } from './draw.ts'
import { answerIn } from './outbound.ts'
import type { InboundContext } from './turn-context.ts'
import { welcomeMessage } from './welcome.ts'

const welcomed = ({ tenantId, where }: TeamsTurn): string =>
  `teams/${tenantId}/welcomed/${where.conversationId}`

/** The app was added somewhere: it says hello once, however often Teams tells, also at the same moment. */
export async function added(context: InboundContext, turn: TeamsTurn): Promise<void> {
  if (!(await isFirst(context, welcomed(turn)))) return
  const { tenantId, sender, where, here } = turn
  const reader = { tenantId, person: sender.who.id }
  const hello = welcomeMessage(context.say, where.kind === 'personal', sender.who.language)
  context.later(answerIn(context, here, [await drawReply(context, hello, { reader })]))
}

async function isFirst({ shelf }: InboundContext, name: string): Promise<boolean> {
  let isNew = false
  await shelf.change(name, (before) => {
    isNew = before === undefined
    return before ?? true
  })
  return isNew
}

/**
 * The app was removed: where messages went is forgotten. What people answered is kept, or where the operator wants
 * it so and the person themselves uninstalled the app, a person's own checks are deleted with them.
 */
export async function removed(
  context: InboundContext,
  turn: TeamsTurn,
  { uninstalled }: { readonly uninstalled: boolean },
): Promise<void> {
  const { shelf, conversations, onRemoval } = context
  const { where, here } = turn
  if (uninstalled && onRemoval === 'delete' && where.kind === 'personal')
    await deleteOwn(context, turn)
  await shelf.remove(welcomed(turn))
  const known = await conversations.places(turn.tenantId)
  // A team goes by the id of its first channel; a private channel is left by itself.
  const isTeam = here.teamId !== undefined && here.teamId === here.conversationId
  const gone = known.filter(({ teamId }) => isTeam && teamId === here.teamId)
  for (const one of [...gone, here]) await conversations.forget(one)
}

/** Whoever started a check may delete it; anybody else's are left. */
async function deleteOwn(context: InboundContext, turn: TeamsTurn): Promise<void> {
  const { reviews, logger, later, conversation } = context
  const { sender, delivery } = turn
  const items = await reviews().overview(sender)
  for (const { review, product } of items) {
    const action = { type: 'delete', review, confirm: product } as const
    await reviews().handle({ id: `${delivery}/${review}`.slice(0, 200), ...sender, action })
    if (conversation.replyLog) later(conversation.replyLog.blank(sender, review))
  }
  logger.info('teams-person-removed', { checks: items.length })
}
