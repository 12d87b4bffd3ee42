import type { Band } from '../domain/vocabulary.ts'
import type { Facts, FlowRules } from '../flow/fact.ts'
import { bandWhenDone, openStories, type Ranking } from './ranking.ts'
import { isSettled, neededStep } from './standing.ts'
import type { SummaryInput } from './summary-input.ts'

/** How many stories there are in each band. */
export type BandCounts = Readonly<Record<Band, number>>

/** The counts of a check today. */
export interface CountsNow {
  /** Stories that press now, by how soon they should be looked at. */
  readonly now: BandCounts
  /** How many of those that count as "act first" only what nobody knows puts there. */
  readonly actFirstNotKnown: number
  /** Stories of any band that press only by what nobody knows. */
  readonly notKnownYet: number
  /** Stories that do not press any more because the team settled them. */
  readonly livedWith: number
  readonly notPossible: number
  /** Stories whose step is done and shown. */
  readonly done: number
  /** How many of the numbered stories (own and first) are talked through. */
  readonly talked: { readonly done: number; readonly of: number }
  /** How many of the numbered stories the team left for later. */
  readonly parked: number
}

/** The counts of a check, today and after its steps; every summary, list and file uses these. */
export interface StoryCounts extends CountsNow {
  /** Stories that press once every agreed step is done. */
  readonly agreed: BandCounts
}

/** How many of the answers are "not sure". */
export interface UnsureShare {
  readonly count: number
  readonly of: number
  /** More than half: a summary must say honestly that little is known. */
  readonly mostly: boolean
}

/** Counts the stories of a check by their status today: the one place where that is done. */
export function countNow(ranking: Ranking): CountsNow {
  const open = openStories(ranking)
  const standings = open.map(({ standing }) => standing)
  const unknown = open.filter(({ isNotKnownYet }) => isNotKnownYet)
  const numbered = [...ranking.own, ...ranking.first]
  return {
    now: bandCounts(open.map(({ band }) => band)),
    actFirstNotKnown: unknown.filter(({ band }) => band === 'actFirst').length,
    notKnownYet: unknown.length,
    livedWith: standings.filter(({ kind }) => kind === 'livedWith').length,
    notPossible: standings.filter(({ kind }) => kind === 'notPossible').length,
    done: standings.filter((standing) => standing.kind === 'done' && standing.shown).length,
    talked: {
      done: numbered.filter(({ standing }) => isSettled(standing)).length,
      of: numbered.length,
    },
    parked: numbered.filter(({ standing }) => standing.kind === 'parked').length,
  }
}

/** How many stories are still to be talked through; what the team left for later is not. */
export const leftToTalk = ({ talked, parked }: CountsNow): number =>
  talked.of - talked.done - parked

/** Counts the stories of a check, today and once every agreed step is done. */
export function countStories(ranking: Ranking, after?: SummaryInput['after']): StoryCounts {
  const highs = highsOnceAgreed(ranking, after)
  return {
    ...countNow(ranking),
    agreed: bandCounts(openStories(ranking).map((story) => bandWhenDone(story, highs))),
  }
}

/** The highest band of each story once every agreed step is done, by id; `undefined` while none is agreed. */
export function highsOnceAgreed(
  ranking: Ranking,
  after: SummaryInput['after'],
): ReadonlyMap<string, Band> | undefined {
  const steps = [...openStories(ranking), ...ranking.covered].flatMap(
    ({ standing }) => neededStep(standing)?.safeguards ?? [],
  )
  const left = steps.length > 0 ? after?.agreed([...new Set(steps)]) : undefined
  return left && new Map([...left].map(([id, { band }]) => [id, band.high]))
}

/** How many stories of a list are in each band; those without one are in none. */
export function bandCounts(bands: readonly (Band | undefined)[]): BandCounts {
  const counts = { actFirst: 0, planSoon: 0, keepInMind: 0, fineForNow: 0 }
  for (const band of bands) if (band) counts[band]++
  return counts
}

/** How many of the closed questions that people answered were answered "not sure". */
export function unsureShare({ flow }: FlowRules, facts: Facts): UnsureShare {
  let count = 0
  let of = 0
  for (const question of flow.questions) {
    if (question.summaryOnly || question.choices.length === 0) continue
    const state = facts.get(question.fact)?.state
    if (state === 'notSure') count++
    if (state === 'notSure' || state === 'known' || state === 'disputed') of++
  }
  return { count, of, mostly: of > 0 && count * 2 > of }
}
