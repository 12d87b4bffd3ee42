import type { Context } from './context.ts'
import type { Case } from './judge.ts'
import { threatExplanationOf } from './threat-explanation.ts'

/** As bad as a story can be for those whom it touches. */
const worstDamage = 3

/**
 * The questions whose answers keep the worst stories down, those that speak for most of them first: what has to hold
 * where people could be hurt.
 */
export function protectionsHeld(context: Context, { shown, reading }: Case): readonly string[] {
  const counts = new Map<string, number>()
  const worst = shown.filter(
    ({ status, letters }) => status === 'covered' || letters.damage.high === worstDamage,
  )
  for (const { compiled, services } of worst) {
    const held = threatExplanationOf(compiled.threat, context).protections(reading, services)
    for (const question of new Set(held.map((reason) => reason.question))) {
      counts.set(question, (counts.get(question) ?? 0) + 1)
    }
  }
  return [...counts].toSorted((one, other) => other[1] - one[1]).map(([question]) => question)
}
