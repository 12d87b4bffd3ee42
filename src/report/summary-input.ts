import type { Analysis, DreadRating } from '../analysis/finding.ts'
import type { Catalogue } from '../analysis/threat.ts'
import type { GivenAnswer } from '../flow/answer.ts'
import type { Facts, FlowRules } from '../flow/fact.ts'
import type { Say } from '../message/words.ts'
import type { Ignored } from './assessment.ts'
import type { StoryTalk } from './talk.ts'

/** Ratings after the team's steps, by finding id; a finding that is missing is taken care of then. */
export interface Residual {
  /** When every agreed step is done. */
  readonly agreed: ReadonlyMap<string, Pick<DreadRating, 'band'>>
}

/** Titles of weaknesses, attack patterns, lists and requirements, by their ids. */
export type ReferenceTitles = Readonly<
  Record<'cwe' | 'capec' | 'owasp' | 'asvs', Readonly<Record<string, string>>>
>

/** Everything a summary is made of. */
export interface SummaryInput {
  /** The review's id; without it, messages have no buttons. */
  readonly review?: string
  readonly product: { readonly name: string; readonly summary?: string }
  /** Names of the people who answered. */
  readonly checkedBy: readonly string[]
  /** A calendar date, YYYY-MM-DD. */
  readonly date: string
  /** Until when the team should have talked it through: a calendar date. */
  readonly until?: string
  readonly analysis: Analysis
  readonly catalogue: Catalogue
  readonly rules: FlowRules
  readonly facts: Facts
  readonly answers: readonly GivenAnswer[]
  /** Names by person id, of everybody who takes part. */
  readonly people: ReadonlyMap<string, string>
  /** What was said and decided, by finding id. */
  readonly talk: ReadonlyMap<string, StoryTalk>
  readonly residual?: Residual
  /** "This must never happen", in the team's own words. */
  readonly never?: { readonly words: string; readonly by?: string }
  /** Answers that were given and do not count, with the reason. */
  readonly ignored?: readonly Ignored[]
  /** Titles for references; without them only the ids are shown. */
  readonly references?: ReferenceTitles
  readonly say: Say
}
