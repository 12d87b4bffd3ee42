import { scales } from '../domain/vocabulary.ts'
import type { Story } from './stories.ts'

/** How many things that are well kept a summary names. */
const mostNamed = 2

/**
 * The best of what is taken care of: first what a second person checked, then what would be worst; each for a reason
 * of its own, and none of which nobody can say why.
 */
export function wellKept(covered: readonly Story[]): readonly Story[] {
  const byReason = new Map<string, Story>()
  for (const story of covered.toSorted((one, other) => worth(other) - worth(one))) {
    const reason = story.finding?.coveredBecause
    if (reason !== undefined && !byReason.has(reason)) byReason.set(reason, story)
  }
  return [...byReason.values()].slice(0, mostNamed)
}

function worth({ finding, standing }: Story): number {
  const isChecked = standing.kind === 'takenCareOf' && standing.checked
  const harm = finding ? scales.indexOf(finding.rating.impact.high) : 0
  return (isChecked ? scales.length : 0) + harm
}
