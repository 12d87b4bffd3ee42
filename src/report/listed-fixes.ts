import { catalogueId } from '../analysis/step-ids.ts'
import type { Safeguard } from '../analysis/threat.ts'
import type { Band } from '../domain/vocabulary.ts'
import type { Fix } from './next-steps.ts'
import type { Story } from './stories.ts'
import type { Summary } from './summary.ts'

/** A safety step, and the numbers of the listed stories that it is for. */
export interface ListedFix {
  readonly fix: Fix
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
 * The steps that do most for the listed stories, best first: one that a story names first counts most for it, and each
 * story counts once. Steps that help none of them are left out.
 */
export function listedFixes(summary: Summary, listed: readonly Story[]): readonly ListedFix[] {
  const open = listed.filter(({ band }) => band !== undefined)
  const left = new Set(open)
  const found: ListedFix[] = []
  for (;;) {
    const next = best(summary.bestFixes, left)
    if (!next) return found
    const helped = open.filter((story) => helps(next, story))
    for (const story of helped) left.delete(story)
    found.push({ fix: next, places: helped.map(({ place }) => place) })
  }
}

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
