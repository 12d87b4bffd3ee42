import type { CurrentCardKind } from '../domain/card.ts'
import { askedOf } from '../engine/interview.ts'
import { stillTrueGroups } from '../engine/look-again.ts'
import { offeredSections } from '../engine/open-offers.ts'
import { position, revisited } from '../engine/position.ts'
import type { GivenAnswer } from '../flow/answer.ts'
import type { Questionnaire } from './parts.ts'
import type { ReviewState } from './state.ts'

/** The one private card that a person has to do something with now. */
export interface CurrentCard {
  readonly kind: CurrentCardKind
  /** The question's id. */
  readonly subject?: string
}

/** The card that is open for a person; nothing for people who were never asked anything. */
export function currentCard(
  state: ReviewState,
  { compiled }: Questionnaire,
  person: string,
): CurrentCard | undefined {
  if (state.deleted || state.facilitator === '') return undefined
  if (state.phase === 'closed') return closedCard(state, person)
  if (state.stopped.has(person)) return { kind: 'stopped' }
  if (person !== state.facilitator) return receiversCard(state, compiled, person)
  const look = lookCard(state, compiled, person)
  if (look) return look
  const [suggested] = offeredSections(compiled, state.interview, person)
  const isLooking = revisited(compiled, state.interview, person) !== undefined
  if (suggested && !isLooking) return { kind: 'suggested', subject: suggested.id }
  const { at } = position(compiled, state.interview, person)
  if (at !== 'checking') return { kind: 'question', subject: at }
  if (state.phase === 'previewing') return { kind: 'preview' }
  return { kind: state.published ? 'posted' : 'checking' }
}

/** What a second look asks before anything else: what has changed, or what is still true. */
function lookCard(
  state: ReviewState,
  compiled: Questionnaire['compiled'],
  person: string,
): CurrentCard | undefined {
  const { look, followUp, interview, phase, published } = state
  const isBefore = phase === 'settingUp' || phase === 'asking'
  if (!look || published || !isBefore) return undefined
  if (revisited(compiled, interview, person) !== undefined) return undefined
  const reported = followUp.reported.at(-1)?.changes
  if (look.how === 'changed' && !reported) return { kind: 'changes' }
  if (interview.again) return undefined
  const [group] = stillTrueGroups(compiled, interview)
  return group && { kind: 'stillTrue', subject: group.id }
}

/** A closed check asks nobody anything. */
function closedCard(state: ReviewState, person: string): CurrentCard | undefined {
  if (person === state.facilitator) return { kind: 'posted' }
  return askedOf(state.interview, person).length > 0 ? { kind: 'handedDone' } : undefined
}

function receiversCard(
  state: ReviewState,
  compiled: Questionnaire['compiled'],
  person: string,
): CurrentCard | undefined {
  if (!isAskedIn(state, person)) return undefined
  const { at } = position(compiled, state.interview, person, 'handed')
  return at === 'checking' ? { kind: 'handedDone' } : { kind: 'question', subject: at }
}

/** Somebody who was asked a question, or who answered one here: they can change it also after it was taken back. */
const isAskedIn = ({ interview }: ReviewState, person: string): boolean =>
  askedOf(interview, person).length > 0 ||
  interview.answers.some((answer) => answer.by === person && isGivenHere(answer))

/** False for what was said elsewhere, such as at the last look: that asks nobody in. */
const isGivenHere = ({ source }: GivenAnswer): boolean => source === undefined

/** Everyone who may have a private card: the facilitator and those who were asked. */
export function askedPeople(state: ReviewState): readonly string[] {
  const { handovers, opinions, answers } = state.interview
  const receivers = [...handovers, ...opinions].map((handover) => handover.to)
  const given = answers.filter(isGivenHere).map(({ by }) => by)
  const all = [state.facilitator, ...receivers, ...given]
  return [...new Set(all)].filter((person) => person !== '')
}
