import { type ActionContext, type ActionEffect, gently, notTaken } from './action-context.ts'
import type { CurrentCard } from './current-card.ts'
import { stillTrue } from './look-actions.ts'
import { plainName } from './plain-name.ts'

/** What typed words mean at a card of a second look: a yes says that all is still true; `undefined` at any other card. */
export function typedAtLook(
  request: ActionContext,
  card: CurrentCard | undefined,
  words: string,
): ActionEffect | undefined {
  const { say, parts, state } = request.context
  if (card?.kind === 'changes') return notTaken(gently(say('look.changes.which')))
  if (card?.kind !== 'stillTrue') return undefined
  const yes = [say('look.stillTrue.all'), ...parts.typed.yes].map(plainName)
  if (!yes.includes(plainName(words))) return notTaken(gently(say('look.stillTrue.which')))
  const section = card.subject === undefined ? {} : { section: card.subject }
  return stillTrue(request, { type: 'stillTrue', review: state.id, ...section })
}
