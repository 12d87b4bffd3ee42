import type { Analysis, DreadRating, Finding } from '../analysis/finding.ts'
import type { Catalogue } from '../analysis/threat.ts'
import type { ItemStatus } from '../domain/item-status.ts'
import type { GivenAnswer } from '../flow/answer.ts'
import type { Facts, FlowRules } from '../flow/fact.ts'
import type { Say } from '../message/words.ts'
import type { Ignored } from './assessment.ts'
import type { DifferingAnswers } from './differing.ts'
import type { Seats } from './seats.ts'
import type { SinceLastLook } from './since.ts'
import type { StoryTalk } from './talk.ts'

/** What is left of a check after some safety steps, given by their ids. */
export interface WorkDone {
  /** Everything as it is once steps are done and shown. */
  shown(steps: readonly string[]): Pick<Analysis, 'findings' | 'bestFixes' | 'findOut'>
  /** Ratings once every agreed step is done, by finding id; a finding that is missing is taken care of then. */
  agreed(steps: readonly string[]): ReadonlyMap<string, Pick<DreadRating, 'band'>>
}

/** A step's item in a tracker: on its way there, refused, or as it stands there. */
export interface StepItem {
  /** The tracker as people know it. */
  readonly tracker: string
  readonly status: ItemStatus | 'waiting' | 'refused'
  /** Why it was refused, in a sentence. */
  readonly why?: string
  readonly id?: string
  readonly address?: string
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
  /** When it was made or posted: a calendar date, YYYY-MM-DD. */
  readonly date: string
  /** The calendar date on which it is read; "live with it" runs out by it. */
  readonly today: string
  /** Until when the team should have talked it through: a calendar date. */
  readonly until?: string
  readonly analysis: Analysis
  readonly catalogue: Catalogue
  readonly rules: FlowRules
  readonly facts: Facts
  readonly answers: readonly GivenAnswer[]
  /** Names by person id, of everybody who takes part or was named. */
  readonly people: ReadonlyMap<string, string>
  /** How many people take part; without it, all of them. */
  readonly takingPart?: number
  /** What was said and decided, by finding id. */
  readonly talk: ReadonlyMap<string, StoryTalk>
  /** `hidden`: what people said about a story is told only once it is settled; left out, it is told at once. */
  readonly stances?: 'hidden'
  /** Which stories a person chose to come first, or not to; without it, the answers alone place them. */
  readonly seats?: Seats
  /** Since when answers say that a story is taken care of: ISO instants by finding id. */
  readonly coveredSince?: ReadonlyMap<string, string>
  /** Stories that were posted once and that the answers no longer raise. */
  readonly gone?: readonly Finding[]
  /** What agreed steps change; without it, steps change nothing. */
  readonly after?: WorkDone
  /** What is posted, where this is what would be posted now. */
  readonly posted?: { readonly date: string; readonly analysis: Analysis; readonly seats?: Seats }
  /** What is different from the last look at the same product; absent for a first one. */
  readonly since?: SinceLastLook
  /** "This must never happen", in the team's own words. */
  readonly never?: { readonly words: string; readonly by?: string }
  /** What comes by itself from now on; absent where nobody is told anything. */
  readonly ahead?: {
    /** Who looks after the check, by id: told of the next look, and of what stays late. */
    readonly facilitator: string
    /** Whether the program tells people of their days. */
    readonly tells: boolean
    /** The day of the next look, a calendar date, where one is set; `isRegular` where it comes again and again. */
    readonly look?: { readonly on: string; readonly isRegular: boolean }
  }
  /** Questions on which people see it differently or did, as it is now; absent where there are none. */
  readonly differing?: readonly DifferingAnswers[]
  /** Answers that were given and do not count, with the reason. */
  readonly ignored?: readonly Ignored[]
  /** Where steps can go, and where each stands there, by finding id; absent where no tracker is set up. */
  readonly tracker?: { readonly title: string; readonly items: ReadonlyMap<string, StepItem> }
  /** The program's version, and how many events of the check this rests on. */
  readonly made?: { readonly version?: string; readonly events?: number }
  /** Titles for references; without them only the ids are shown. */
  readonly references?: ReferenceTitles
  readonly say: Say
}
