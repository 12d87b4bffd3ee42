import { type Band, bands } from '../domain/vocabulary.ts'
import type { Facts, FlowRules } from '../flow/fact.ts'
import type { Story } from './stories.ts'
import type { Residual } from './summary-input.ts'

/** How many stories stand in each band. */
export type BandCounts = Readonly<Record<Band, number>>

/** How many of the answers are "not sure". */
export interface UnsureShare {
  readonly count: number
  readonly of: number
  /** More than half: a summary must say honestly that little is known. */
  readonly mostly: boolean
}

/**
 * Counts open stories by band; with `after`, by the band they would have then: never a higher one, and
 * those that are missing there are taken care of.
 */
export function bandCounts(stories: readonly Story[], after?: Residual['agreed']): BandCounts {
  const counts = { actFirst: 0, planSoon: 0, keepInMind: 0, fineForNow: 0 }
  for (const { id, band } of stories) {
    const then = after ? after.get(id)?.band.high : band
    if (band && then) counts[lower(band, then)]++
  }
  return counts
}

const lower = (one: Band, other: Band): Band =>
  bands.indexOf(one) < bands.indexOf(other) ? one : other

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
