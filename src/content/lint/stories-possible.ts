import type { Threat } from '../../analysis/threat.ts'
import type { Condition } from '../../flow/condition.ts'
import { type Content, threatFile } from '../content.ts'
import type { Diagnostic, LintRule } from '../lint-rule.ts'
import type { Way } from '../place.ts'
import { type CanBe, possibilities } from '../possible.ts'

/** Every story can be raised, and whatever lowers or covers it can hold and can fail while it is raised. */
export const storiesPossible: LintRule = {
  rule: 'stories-possible',
  find(content) {
    const canBe = anyFlow(content)
    return content.catalogue.threats.flatMap((threat) => [
      ...raised(threat, canBe),
      ...threat.lowers.flatMap((lower, n) =>
        bothWays(threat, canBe, {
          condition: lower.if,
          way: ['lowers', n, 'if'],
          what: 'this lowering',
        }),
      ),
      ...bothWays(threat, canBe, { condition: threat.covered, way: ['covered'], what: 'covered' }),
    ])
  },
}

function anyFlow(content: Content): CanBe {
  const each = [...content.flows.values()].map(possibilities)
  return (condition, wanted) => each.some((canBe) => canBe(condition, wanted))
}

function raised({ id, when }: Threat, canBe: CanBe): Diagnostic[] {
  const here = { file: threatFile(id), way: ['when'] }
  if (!canBe(when, true)) {
    const message = 'no answers can ever raise this story'
    return [{ ...here, message, hint: 'mend the condition, or retire the story' }]
  }
  if ('always' in when || canBe(when, false)) return []
  const message = 'this story is raised whatever the answers are'
  return [{ ...here, message, hint: 'write { always: true }, or mend the condition' }]
}

function bothWays(
  { id, when }: Threat,
  canBe: CanBe,
  { condition, way, what }: { condition: Condition | undefined; way: Way; what: string },
): Diagnostic[] {
  if (!condition || !canBe(when, true)) return []
  const here = { file: threatFile(id), way }
  if (!canBe({ all: [when, condition] }, true)) {
    const message = `${what} can never hold while the story is raised`
    return [{ ...here, message, hint: 'mend the condition, or take it out' }]
  }
  if (canBe({ all: [when, { not: condition }] }, true)) return []
  const message = `${what} always holds while the story is raised`
  return [{ ...here, message, hint: 'mend the condition, or put its effect into the base' }]
}
