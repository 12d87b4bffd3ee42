import { type ActionContext, type ActionEffect, gently, notTaken } from './action-context.ts'
import type { CurrentCard } from './current-card.ts'
import { stillTrue } from './look-actions.ts'
import { plainName } from './plain-name.ts'
import { confirmSuggested } from './suggestion-actions.ts'

/** What typed words mean at a card of a second look: a yes says that all is still true; `undefined` at any other card. */
export function typedAtLook(
  request: ActionContext,
  card: CurrentCard | undefined,
  words: string,
): ActionEffect | undefined {
  const { say, parts, state } = request.context
  if (card?.kind === 'changes') return notTaken(gently(say('look.changes.which')))
  if (card?.kind === 'suggested') return typedAtSuggested(request, card.subject, words)
  if (card?.kind !== 'stillTrue') return undefined
  const yes = [say('look.stillTrue.all'), ...parts.typed.yes].map(plainName)
  if (!yes.includes(plainName(words))) return notTaken(gently(say('look.stillTrue.which')))
  const section = card.subject === undefined ? {} : { section: card.subject }
  return stillTrue(request, { type: 'stillTrue', review: state.id, ...section })
}

/** A yes takes what can be taken together; what cannot is pressed one by one. */
function typedAtSuggested(
  request: ActionContext,
  section: string | undefined,
  words: string,
): ActionEffect {
  const { say, parts, state } = request.context
  const isYes = parts.typed.yes.map(plainName).includes(plainName(words))
  if (!isYes || section === undefined) return notTaken(gently(say('suggest.card.which')))
  const taken = confirmSuggested(request, { type: 'confirmSuggested', review: state.id, section })
  return taken.events.length > 0 ? taken : notTaken(gently(say('suggest.card.which')))
}
