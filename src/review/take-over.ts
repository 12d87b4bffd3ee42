import type { MatterKind } from '../domain/matter.ts'
import { workingDaysBetween } from '../domain/working-days.ts'
import { buttons, text } from '../message/build.ts'
import type { Element } from '../message/message.ts'
import { type Matter, mattersOf } from './matters.ts'
import { policyOf, type ReviewContext, shownFacilitator } from './review-context.ts'
import type { ReviewState } from './state.ts'
import { dayOf } from './summary-of.ts'

/** After so many working days without anything from the facilitator, while something waits for them. */
export const takeOverDays = 5

/** What waits only from its day on; before that nobody is late. */
const fromItsDay = new Set<MatterKind>(['step', 'acceptance', 'no', 'look', 'deletion'])

/**
 * True when somebody else may look after the check: something has waited for its facilitator for five working days,
 * and in all of them they did nothing here. Days on which they said that they are away do not count.
 */
export function canTakeOver(context: ReviewContext): boolean {
  const { state, now } = context
  const { facilitator, facilitatorActedAt, followUp } = state
  if (state.deleted || facilitator === '') return false
  if (followUp.left.has(facilitator)) return true
  const since = waitsSince(context)
  if (since === undefined) return false
  const away = followUp.away.get(facilitator) ?? ''
  const from = [dayOf(since), dayOf(facilitatorActedAt), away].toSorted().at(-1) ?? ''
  return workingDaysBetween(from, dayOf(now), policyOf(context).week) >= takeOverDays
}

/** Since when something waits for the facilitator: an ISO instant or a calendar date; `undefined` when nothing does. */
function waitsSince(context: ReviewContext): string | undefined {
  const { state, now } = context
  const theirs = mattersOf(context).filter(({ person }) => person === state.facilitator)
  const begun = theirs.map((matter) => beginningOf(state, matter)).filter((at) => at <= now)
  return [...begun, ...unpostedSince(state)].toSorted()[0]
}

function beginningOf(state: ReviewState, { kind, subject = '', since, due }: Matter): string {
  // A step that its owner does not take is theirs to place at once.
  const isOthers =
    kind === 'step' && state.stories.get(subject)?.decision?.owner !== state.facilitator
  return due !== undefined && fromItsDay.has(kind) && !isOthers && due > since ? due : since
}

/** Others have answered, and only the facilitator can post it. */
function unpostedSince({ published, interview, facilitator }: ReviewState): readonly string[] {
  if (published) return []
  const last = interview.answers.findLast(({ by }) => by !== facilitator)
  return last === undefined ? [] : [last.at]
}

/** Says that somebody else may look after the check, with one press to do so. */
export const takeOverOffer = (context: ReviewContext): readonly Element[] => [
  text(context.say('asking.takeOver.offer', { name: shownFacilitator(context) })),
  buttons({
    label: context.say('asking.takeOver.press'),
    action: { type: 'takeOver', review: context.state.id },
  }),
]
