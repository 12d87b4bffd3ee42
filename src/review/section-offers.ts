import type { Interview } from '../engine/interview.ts'
import { offeredSections } from '../engine/open-offers.ts'
import { type SortedOffers, sortedOffers } from './milder.ts'
import type { ReviewContext } from './review-context.ts'

/** What is offered for one section, as a card shows it. */
export interface SectionOffers extends SortedOffers {
  readonly title: string
  /** The highest number on the card: what comes later was not seen there. */
  readonly upTo: number
}

const known = new WeakMap<Interview, Map<string, SectionOffers>>()

/** What is offered to somebody for one section, sorted once for each state of the answers; `undefined` for nothing. */
export function offersTogether(
  { check, state, now }: Pick<ReviewContext, 'check' | 'state' | 'now'>,
  section: string,
  person: string,
): SectionOffers | undefined {
  const { interview } = state
  const ofInterview = known.get(interview) ?? new Map<string, SectionOffers>()
  known.set(interview, ofInterview)
  const name = JSON.stringify([section, person])
  const before = ofInterview.get(name)
  if (before) return before
  const sections = offeredSections(check.compiled, interview, person)
  const found = sections.find(({ id }) => id === section)
  if (!found) return undefined
  const { title, offers } = found
  const sorted = {
    ...sortedOffers({ check, interview, person, at: now }, offers),
    title,
    upTo: Math.max(...offers.map(({ offer }) => offer)),
  }
  ofInterview.set(name, sorted)
  return sorted
}
