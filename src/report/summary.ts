import type { Analysis, Headline } from '../analysis/finding.ts'
import { stepsById } from '../analysis/step-ids.ts'
import type { Say } from '../message/words.ts'
import { type Comparison, compare } from './compare.ts'
import { countStories, type StoryCounts, type UnsureShare, unsureShare } from './counts.ts'
import { headlineNow } from './headline.ts'
import { lazily } from './lazily.ts'
import { bestFirst, type ListedFix } from './listed-fixes.ts'
import { fixes, type Lookup, type ToFindOut, toFindOut } from './next-steps.ts'
import { type AskedQuestion, askedQuestions, questionWords } from './questions.ts'
import { type RankedStory, type Ranking, rankedStories, rankStories } from './ranking.ts'
import { type AgreedStep, agreedSteps } from './steps.ts'
import { type Story, storyFor } from './stories.ts'
import type { SummaryInput } from './summary-input.ts'
import { variedWeak, type WeakTold } from './telling.ts'
import { wellKept } from './well-kept.ts'

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
  /** Which weak answer each of the seven tells, so that they do not all tell the same. */
  readonly weakTold: WeakTold
  /** Stories that look taken care of. */
  readonly covered: readonly Story[]
  /** What is best kept already, for one line: at most two of those taken care of, each for another reason. */
  readonly wellKept: readonly Story[]
  /** Posted once and no longer raised by the answers, or set aside with the way that tells it. */
  readonly gone: readonly Story[]
  /** The story with this id, in whichever list it is. */
  readonly story: (id: string) => Story | undefined
  /** How many of the covered ones a second person checked. */
  /** What to say above the first stories. */
  readonly headline: Headline
  /** What a question is about, in a few words. */
  readonly shortOf: (question: string) => string
  readonly coveredChecked: number
  /** The best steps in their one order: those for the first stories before those for the others. */
  readonly bestFixes: readonly ListedFix[]
  readonly findOut: readonly ToFindOut[]
  readonly notLookedAt: { readonly questions: readonly Lookup[]; readonly stories: number }
  readonly assumptions: Analysis['assumptions']
  readonly steps: readonly AgreedStep[]
  readonly counts: StoryCounts
  /** What is different from what is posted; absent unless this is what would be posted now. */
  readonly changes: Comparison | undefined
  readonly unsure: UnsureShare
  /** Questions that were answered and apply, in flow order. */
  readonly asked: readonly AskedQuestion[]
  /** How many people take part. */
  readonly people: number
  /** A person's name; what is no known id is taken as a name. */
  readonly nameOf: (id: string) => string
}

/** Makes the one result object that every renderer takes; each part of it is worked out when it is first read. */
export function summarise(input: SummaryInput): Summary {
  const { analysis, catalogue, people, say } = input
  const nameOf = (id: string): string => people.get(id) ?? id
  const safeguards = stepsById(catalogue.safeguards)
  const lookup = (id: string): Lookup => questionWords(input, id)
  const ranking = rankStories(input)
  const told = new Map<RankedStory, Story>()
  const tell = (ranked: RankedStory): Story => {
    const story = told.get(ranked) ?? storyFor(ranked, input, { safeguards, lookup })
    told.set(ranked, story)
    return story
  }
  const next = ranking.afterShown ?? analysis
  const summary: Summary = lazily<Summary>({
    input: () => input,
    say: () => say,
    nameOf: () => nameOf,
    story: () => (id) => {
      const ranked = rankedStories(ranking).find((one) => one.id === id)
      return ranked && ranked === ranking.never ? summary.never : ranked && tell(ranked)
    },
    never: () => {
      const never = ranking.never && tell(ranking.never)
      return never?.title ? never : undefined
    },
    own: () => ranking.own.map(tell),
    first: () => ranking.first.map(tell),
    rest: () => ranking.rest.map(tell),
    weakTold: () => variedWeak(summary.first),
    covered: () => ranking.covered.map(tell),
    wellKept: () => wellKept(summary.covered),
    gone: () => ranking.gone.map(tell),
    headline: () => headlineNow(ranking, input),
    shortOf: () => (question) => lookup(question).short,
    coveredChecked: () => summary.covered.filter(isChecked).length,
    bestFixes: () =>
      bestFirst(fixes(next.bestFixes, safeguards), [...summary.own, ...summary.first]),
    findOut: () => toFindOut(input, next.findOut, lookup),
    notLookedAt: () => ({
      questions: analysis.notLookedAt.questions.map(lookup),
      stories: analysis.notLookedAt.stories,
    }),
    assumptions: () => analysis.assumptions,
    steps: () =>
      agreedSteps(inTalkOrder(ranking, input), { nameOf, safeguards, today: input.today }),
    counts: () => countStories(ranking, input.after),
    changes: () => input.posted && compare(input.posted, analysis, input.seats),
    unsure: () => unsureShare(input.rules, input.facts),
    asked: () => askedQuestions(input),
    people: () => input.takingPart ?? people.size,
  })
  return summary
}

const isChecked = ({ standing }: Story): boolean =>
  standing.kind === 'takenCareOf' && standing.checked

/** The stories that were talked about, first those that were talked about first. */
function inTalkOrder(ranking: Ranking, { talk }: SummaryInput): readonly RankedStory[] {
  const byId = new Map(rankedStories(ranking).map((story) => [story.id, story]))
  return [...talk.keys()].flatMap((id) => byId.get(id) ?? [])
}

/** The story with this id, in whichever list it is; no other is put into words for it. */
export const storyOf = (summary: Summary, id: string): Story | undefined => summary.story(id)

/** Every story that the answers raise, in the order to talk about them. */
export const allStories = (summary: Summary): readonly Story[] => [
  ...(summary.never ? [summary.never] : []),
  ...summary.own,
  ...summary.first,
  ...summary.rest,
  ...summary.covered,
]
