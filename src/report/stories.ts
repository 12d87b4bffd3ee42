import type { Because, Finding } from '../analysis/finding.ts'
import type { Safeguard } from '../analysis/threat.ts'
import { neverId } from '../domain/never-story.ts'
import type { Lookup } from './next-steps.ts'
import type { RankedStory } from './ranking.ts'
import type { SummaryInput } from './summary-input.ts'
import type { StoryTalk } from './talk.ts'

/** One story as a team meets it: what could happen, how bad, why we think so, and what was said. */
export interface Story extends RankedStory {
  readonly title: string
  /** The same in a few words, where the catalogue has them. */
  readonly short?: string | undefined
  readonly own: { readonly words: string; readonly by?: string } | undefined
  readonly because: readonly SaidBy[]
  readonly safeguards: readonly Safeguard[]
  /** The question that settles most of it, where it is not known yet. */
  readonly settledBy: Lookup | undefined
  /** Questions that would settle it or narrow its band. */
  readonly open: readonly Lookup[]
  /** How many people have said what they think. */
  readonly said: number
}

/** What one person's answers say; without a name when nobody is known to have said it. */
export interface SaidBy {
  readonly by: string | undefined
  readonly texts: readonly string[]
}

/** What stories need to look things up. */
export interface StoryWords {
  readonly safeguards: ReadonlyMap<string, Safeguard>
  readonly lookup: (question: string) => Lookup
}

/** Puts one story into words. */
export const storyFor = (ranked: RankedStory, input: SummaryInput, words: StoryWords): Story =>
  ranked.finding ? findingStory(ranked, ranked.finding, { input, words }) : ownStory(ranked, input)

function findingStory(
  ranked: RankedStory,
  finding: Finding,
  { input, words }: { readonly input: SummaryInput; readonly words: StoryWords },
): Story {
  return {
    ...ranked,
    title: finding.title,
    short: finding.short,
    own: undefined,
    because: saidBy(finding.because, input.people),
    safeguards: finding.safeguards.flatMap((id) => words.safeguards.get(id) ?? []),
    settledBy:
      finding.settledBy === undefined || !ranked.isNotKnownYet
        ? undefined
        : words.lookup(finding.settledBy),
    open: finding.open.map(words.lookup),
    said: saidCount(ranked.talk),
  }
}

function ownStory(ranked: RankedStory, input: SummaryInput): Story {
  const never = ranked.id === neverId ? input.never : undefined
  const { words, by } = never ?? ranked.talk.own ?? { words: '', by: undefined }
  // Who said what must never happen is always a person of the check: an id that nobody knows is no name.
  const name = by ? (input.people.get(by) ?? (never ? undefined : by)) : undefined
  return {
    ...ranked,
    title: words,
    own: { words, ...(name !== undefined && { by: name }) },
    because: [],
    safeguards: [],
    settledBy: undefined,
    open: [],
    said: saidCount(ranked.talk),
  }
}

const saidCount = ({ counts }: StoryTalk): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

/** Reasons gathered by who gave them; each reason once, people in order of their first reason. */
export function saidBy(
  because: readonly Because[],
  people: ReadonlyMap<string, string>,
): readonly SaidBy[] {
  const groups = new Map<string | undefined, Set<string>>()
  for (const { by, text } of because) {
    const name = by === undefined ? undefined : people.get(by)
    groups.set(name, (groups.get(name) ?? new Set()).add(text))
  }
  return [...groups].map(([by, texts]) => ({ by, texts: [...texts] }))
}
