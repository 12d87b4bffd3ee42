import { leavesOf, writtenConditions } from '../conditions.ts'
import type { LintRule } from '../lint-rule.ts'
import { vocabularyOf } from '../vocabulary.ts'

/** `is` compares one choice, `includes` looks into several. */
export const operators: LintRule = {
  rule: 'operators',
  find(content) {
    const { questions } = vocabularyOf(content)
    return writtenConditions(content).flatMap(({ condition, file, way }) =>
      leavesOf(condition, way).flatMap((leaf) => {
        if ('derived' in leaf.condition) return []
        const type = questions.get(leaf.condition.fact)?.type
        const used = 'is' in leaf.condition ? 'is' : 'includes'
        const wanted = type === 'multi' ? 'includes' : 'is'
        if (type === undefined || used === wanted) return []
        const message = `“${leaf.condition.fact}” is a ${type} question, so “${used}” does not fit`
        return [{ file, way: leaf.way, message, hint: `write ${wanted}` }]
      }),
    )
  },
}
