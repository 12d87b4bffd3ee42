import type { CurrentCardKind } from '../domain/card.ts'
import { position } from '../engine/position.ts'
import type { Check } from './parts.ts'
import type { ReviewState } from './state.ts'

/** The one private card that a person has to do something with now. */
export interface CurrentCard {
  readonly kind: CurrentCardKind
  /** The question's id. */
  readonly subject?: string
}

/** Finds what stands open for a person; nothing for people who were never asked anything. */
export function currentCard(
  state: ReviewState,
  { compiled }: Check,
  person: string,
): CurrentCard | undefined {
  if (state.deleted || state.facilitator === '') return undefined
  if (state.stopped.has(person)) return { kind: 'stopped' }
  if (person !== state.facilitator) return receiversCard(state, compiled, person)
  const { at } = position(compiled, state.interview, person)
  if (at !== 'checking') return { kind: 'question', subject: at }
  if (state.phase === 'previewing') return { kind: 'preview' }
  return { kind: state.published ? 'posted' : 'checking' }
}

function receiversCard(
  state: ReviewState,
  compiled: Check['compiled'],
  person: string,
): CurrentCard | undefined {
  const wasAsked = state.interview.handovers.some((handover) => handover.to === person)
  if (!wasAsked) return undefined
  const { at } = position(compiled, state.interview, person, 'handed')
  return at === 'checking' ? { kind: 'handedDone' } : { kind: 'question', subject: at }
}

/** Everyone who may have a private card: the facilitator and those who were asked. */
export function askedPeople(state: ReviewState): readonly string[] {
  const receivers = state.interview.handovers.map((handover) => handover.to)
  return [...new Set([state.facilitator, ...receivers])].filter((person) => person !== '')
}
