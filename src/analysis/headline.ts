import { type Band, bands } from '../domain/vocabulary.ts'
import type { Headline, HeadlineReason } from './finding.ts'

/** One open story as the headline counts it: between which bands it lies. */
export interface Pressing {
  readonly low: Band
  readonly high: Band
  readonly isNotKnownYet: boolean
}

/** What the answers say beside the stories, by the kind of reason. */
type AnswerReasons = readonly Pick<HeadlineReason, 'kind'>[]

/**
 * What to say above the first stories. A story that is known to be one to act on first comes before all; then what
 * nobody knows and could be one, then that people could be hurt, then what has to be planned soon. It is calm only
 * where none of these is, and where nothing that nobody knows could press.
 */
export function headlineOf(stories: readonly Pressing[], reasons: AnswerReasons): Headline {
  const has = (kind: HeadlineReason['kind']): boolean =>
    reasons.some((reason) => reason.kind === kind)
  const urgent = stories.filter(({ high }) => high === 'actFirst')
  if (urgent.some(({ isNotKnownYet }) => !isNotKnownYet)) return 'act'
  if (urgent.length > 0 || has('coreOpen') || has('mostlyUnknown')) return 'notKnown'
  if (has('harm')) return 'protect'
  if (stories.some(({ low, isNotKnownYet }) => !isNotKnownYet && presses(low))) return 'act'
  return stories.some(({ high }) => presses(high)) ? 'notKnown' : 'calm'
}

/** Whether a story in this band has to be planned or done, and not only kept in mind. */
const presses = (band: Band): boolean => bands.indexOf(band) >= bands.indexOf('planSoon')
