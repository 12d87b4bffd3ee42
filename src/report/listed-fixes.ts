import { catalogueId } from '../analysis/step-ids.ts'
import type { Safeguard } from '../analysis/threat.ts'
import type { Band } from '../domain/vocabulary.ts'
import type { Fix } from './next-steps.ts'
import type { Story } from './stories.ts'
import type { Summary } from './summary.ts'

/** A safety step, and the numbers of the first stories that it is for; none where it helps only others. */
export interface ListedFix extends Fix {
  readonly places: readonly number[]
}

/** What a story counts for a step that it does not name itself. */
const unnamed = 0.1

/** What a story in each band weighs. */
const bandWeight: Readonly<Record<Band, number>> = {
  actFirst: 6,
  planSoon: 3,
  keepInMind: 1,
  fineForNow: 0.5,
}

/** A day or less, up to two weeks, more. */
const effortWeight: Readonly<Record<Safeguard['effort'], number>> = { S: 1, M: 1.5, L: 2.5 }

/**
 * The one order of the best steps: first those that do most for the first stories, where one that a story names first
 * counts most for it and each story counts once; then all others as they were, by what they do for all stories.
 */
export function bestFirst(fixes: readonly Fix[], first: readonly Story[]): readonly ListedFix[] {
  const open = first.filter(({ band }) => band !== undefined)
  const left = new Set(open)
  const found = new Map<Fix, ListedFix>()
  for (;;) {
    const next = best(fixes, left)
    if (!next) break
    const helped = open.filter((story) => helps(next, story))
    for (const story of helped) left.delete(story)
    found.set(next, { ...next, places: helped.map(({ place }) => place) })
  }
  const others = fixes.filter((fix) => !found.has(fix)).map((fix) => ({ ...fix, places: [] }))
  return [...found.values(), ...others]
}

/** Those that are for the first stories. */
export const listedFixes = ({ bestFixes }: Pick<Summary, 'bestFixes'>): readonly ListedFix[] =>
  bestFixes.filter(({ places }) => places.length > 0)

const helps = ({ helps: ids }: Fix, { id }: Story): boolean => ids.includes(id)

function best(fixes: readonly Fix[], left: ReadonlySet<Story>): Fix | undefined {
  let found: { fix: Fix; worth: number } | undefined
  for (const fix of fixes) {
    const worth = worthOf(fix, left)
    if (worth > (found?.worth ?? 0)) found = { fix, worth }
  }
  return found?.fix
}

function worthOf(fix: Fix, left: ReadonlySet<Story>): number {
  const { id, effort } = fix.safeguard
  let worth = 0
  for (const story of left) {
    if (!story.band || !helps(fix, story)) continue
    const at = story.safeguards.findIndex((step) => catalogueId(step.id) === id)
    worth += bandWeight[story.band] * (at < 0 ? unnamed : 1 / (at + 1))
  }
  return worth / effortWeight[effort]
}
