import type { Condition } from '../../flow/condition.ts'
import { flowConditions, type WrittenCondition } from '../conditions.ts'
import { flowFile } from '../content.ts'
import type { Diagnostic, LintRule } from '../lint-rule.ts'
import { type CanBe, possibilities } from '../possible.ts'

const isPlain = (condition: Condition): boolean => 'always' in condition

/** Every branch and derived condition can come out both ways; otherwise it only looks like a choice. */
export const unreachable: LintRule = {
  rule: 'unreachable',
  find: (content) =>
    [...content.flows.values()].flatMap((flow) => {
      const canBe = possibilities(flow)
      return flowConditions(content)
        .filter(({ file, condition }) => file === flowFile(flow.id) && !isPlain(condition))
        .flatMap((written) => diagnosticsOf(written, canBe))
    }),
}

function diagnosticsOf(
  { condition, file, way, decides, of }: WrittenCondition,
  canBe: CanBe,
): Diagnostic[] {
  const what = decides === 'question' ? `the question “${of}” applies` : `“${of}” holds`
  if (!canBe(condition, true)) {
    const hint = 'no answers make this true: mend the condition, or take it out'
    return [{ file, way, message: `${what} never`, hint }]
  }
  if (!canBe(condition, false)) {
    const hint = 'every answer makes this true: mend the condition, or take it out'
    return [{ file, way, message: `${what} always`, hint }]
  }
  return []
}
