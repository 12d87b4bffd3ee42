import type { ActionResult } from '../../conversation/act.ts'
import { actionSchema, type Incoming } from '../../domain/action.ts'
import { sayIn } from '../../message/words.ts'
import { actionOfPress } from '../adaptive-card/press.ts'
import type { TeamsContext, TeamsTurn } from './context.ts'
import { withPicks } from './picks.ts'

/** Reads a press as an action request; `undefined` when it makes no sense. */
export async function readAction(
  context: TeamsContext,
  { tenantId, sender }: TeamsTurn,
  data: Readonly<Record<string, unknown>>,
): Promise<Pick<Incoming, 'action' | 'people'> | undefined> {
  const reader = { tenantId, person: sender.who.id }
  // Places are typed by the names that they have in their own language.
  const own = { ...context, say: sayIn(context.say, sender.who.language) }
  const named = await withPicks(own, reader, data)
  const action = actionSchema.safeParse(actionOfPress(named.data))
  if (!action.success) return undefined
  return { action: action.data, ...(named.people.length > 0 && { people: [...named.people] }) }
}

/**
 * Does what a press asks for.
 * @throws AppError('storage-failed') when it could not be stored
 */
export const actInTeams = (
  { conversation }: TeamsContext,
  { delivery: id, sender }: TeamsTurn,
  { action, people = [] }: Pick<Incoming, 'action' | 'people'>,
): Promise<ActionResult> => conversation.act({ id, sender, action, people })
