import type { Analysis } from '../analysis/finding.ts'
import type { Say } from '../message/words.ts'
import { type BandCounts, bandCounts, type UnsureShare, unsureShare } from './counts.ts'
import { type Fix, fixes, type Lookup, type ToFindOut, toFindOut } from './next.ts'
import { type AskedQuestion, askedQuestions, questionWords } from './questions.ts'
import { type AgreedStep, agreedSteps } from './steps.ts'
import { neverStory, type Story, tellStories } from './stories.ts'
import type { Residual, SummaryInput } from './summary-input.ts'

/** One check's result: the single object that thread, report, file and pictures are drawn from. */
export interface Summary {
  readonly input: SummaryInput
  readonly say: Say
  /** Always the first discussion. */
  readonly never: Story | undefined
  /** Stories in the team's own words. */
  readonly own: readonly Story[]
  /** The seven to talk about first. */
  readonly first: readonly Story[]
  readonly rest: readonly Story[]
  /** Stories that look taken care of. */
  readonly covered: readonly Story[]
  /** How many of the covered ones a second person checked. */
  readonly coveredChecked: number
  readonly bestFixes: readonly Fix[]
  readonly findOut: readonly ToFindOut[]
  readonly notLookedAt: { readonly questions: readonly Lookup[]; readonly stories: number }
  readonly assumptions: Analysis['assumptions']
  readonly steps: readonly AgreedStep[]
  readonly counts: {
    readonly now: BandCounts
    readonly agreed: BandCounts
  }
  /** How many of the numbered stories (own and first) are talked through. */
  readonly talked: { readonly done: number; readonly of: number }
  readonly unsure: UnsureShare
  /** Questions that were answered and apply, in flow order. */
  readonly asked: readonly AskedQuestion[]
  /** How many people take part. */
  readonly people: number
  /** A person's name; what is no known id is taken as a name. */
  readonly nameOf: (id: string) => string
}

/** Makes the one result object that every renderer takes. */
export function summarise(input: SummaryInput): Summary {
  const { analysis, catalogue, people, say, talk } = input
  const nameOf = (id: string): string => people.get(id) ?? id
  const safeguards = new Map(catalogue.safeguards.map((safeguard) => [safeguard.id, safeguard]))
  const lookup = (id: string): Lookup => questionWords(input, id)
  const told = tellStories(input, { safeguards, lookup })
  const numbered = [...told.own, ...told.first]
  const open = [...told.first, ...told.rest]
  const count = (after?: Residual['agreed']) => bandCounts(open, after)
  return {
    ...told,
    input,
    say,
    never: neverStory(input),
    coveredChecked: told.covered.filter((story) => story.checked).length,
    bestFixes: fixes(analysis.bestFixes, safeguards),
    findOut: toFindOut(input, lookup),
    notLookedAt: {
      questions: analysis.notLookedAt.questions.map(lookup),
      stories: analysis.notLookedAt.stories,
    },
    assumptions: analysis.assumptions,
    steps: agreedSteps(talk.values(), { nameOf, safeguards }),
    counts: {
      now: count(),
      agreed: count(input.residual?.agreed),
    },
    talked: {
      done: numbered.filter((story) => story.talkedThrough).length,
      of: numbered.length,
    },
    unsure: unsureShare(input.rules, input.facts),
    asked: askedQuestions(input),
    people: people.size,
    nameOf,
  }
}

/** The story with this id, wherever it stands. */
export const storyOf = (summary: Summary, id: string): Story | undefined =>
  allStories(summary).find((story) => story.id === id)

/** Every story in the order to talk about them. */
export const allStories = (summary: Summary): readonly Story[] => [
  ...(summary.never ? [summary.never] : []),
  ...summary.own,
  ...summary.first,
  ...summary.rest,
  ...summary.covered,
]
