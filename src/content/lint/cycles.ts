import type { DerivedFacts } from '../../flow/condition.ts'
import { leavesOf } from '../conditions.ts'
import { flowFile } from '../content.ts'
import type { LintRule } from '../lint-rule.ts'

/** A derived condition never rests on itself. */
export const cycles: LintRule = {
  rule: 'cycles',
  find: (content) =>
    [...content.flowSources.values()].flatMap(({ id, derived }) =>
      Object.keys(derived)
        .filter((name) => reaches(name, name, derived, new Set()))
        .map((name) => ({
          file: flowFile(id),
          way: ['derived', name],
          message: `“${name}” goes round in a circle`,
          hint: 'say it with facts, or with a condition that does not come back to it',
        })),
    ),
}

function reaches(from: string, goal: string, derived: DerivedFacts, seen: Set<string>): boolean {
  const condition = derived[from]
  if (!condition || seen.has(from)) return false
  seen.add(from)
  return leavesOf(condition, []).some(
    ({ condition: leaf }) =>
      'derived' in leaf && (leaf.derived === goal || reaches(leaf.derived, goal, derived, seen)),
  )
}
