import type { Because } from '../analysis/finding.ts'
import type { Lookup } from './next-steps.ts'
import type { Story } from './stories.ts'

/** The one thing worth saying about a story: an answer that keeps it high, what nobody knows, or why it matters here. */
export type Telling =
  | { readonly kind: 'weak'; readonly reason: Because }
  | { readonly kind: 'notKnown'; readonly question: Lookup }
  | { readonly kind: 'open'; readonly question: Lookup }
  | { readonly kind: 'whyHere'; readonly reason: Because }

/** Which weak answer each of the first stories tells, by its id. */
export type WeakTold = ReadonlyMap<string, Because>

/**
 * What to say of a story first; `undefined` where there is nothing to say, or no more to do. Of several weak answers
 * it says the one that `weakTold` has for it, else the weakest.
 */
export function tellingOf(
  { weakTold }: { readonly weakTold: WeakTold },
  story: Story,
): Telling | undefined {
  const { finding, isNotKnownYet, settledBy, open, standing } = story
  if (!finding || finding.status === 'covered' || standing.kind === 'gone') return undefined
  if (isNotKnownYet && settledBy) return { kind: 'notKnown', question: settledBy }
  const weak = weakTold.get(story.id) ?? finding.weak?.[0]
  if (weak) return { kind: 'weak', reason: weak }
  const [question] = open
  const isOpen = finding.status === 'possible' || isNotKnownYet
  if (isOpen && question) return { kind: 'open', question }
  return finding.whyHere && { kind: 'whyHere', reason: finding.whyHere }
}

/**
 * The weak answer that each of these stories tells: of those that keep it high, the weakest that none before it has told,
 * and the weakest again where all were.
 */
export function variedWeak(stories: readonly Story[]): WeakTold {
  const above = new Set<string>()
  return new Map(
    stories.flatMap((story) => {
      const { weak = [] } = story.finding ?? {}
      const next = weak.find(({ text }) => !above.has(text)) ?? weak[0]
      if (!next || tellingOf({ weakTold: new Map() }, story)?.kind !== 'weak') return []
      above.add(next.text)
      return [[story.id, next] as const]
    }),
  )
}

/** The one reason why it matters here, unless that is what was said of it already. */
export function alsoHere(story: Story, told: Telling | undefined): Because | undefined {
  const { weak = [], whyHere } = story.finding ?? {}
  if (told === undefined || told.kind === 'whyHere') return undefined
  return told.kind === 'weak' ? whyHere : (weak[0] ?? whyHere)
}

/** Groups of stories as a team reads them: what presses most comes first, what is settled last. */
export const groups = [
  'own',
  'actFirst',
  'planSoon',
  'notKnownYet',
  'keepInMind',
  'fineForNow',
  'settled',
] as const
export type Group = (typeof groups)[number]

/** The group that a story is read in today. */
export function groupOf({ finding, band, isNotKnownYet }: Story): Group {
  if (!finding) return 'own'
  if (!band) return 'settled'
  return isNotKnownYet ? 'notKnownYet' : band
}
