import type { LintRule } from '../lint-rule.ts'
import { writtenQuestions } from '../questions.ts'

/** Nobody is asked the same thing twice. */
export const askedOnce: LintRule = {
  rule: 'asked-once',
  find(content) {
    const first = new Map<string, string>()
    return writtenQuestions(content).flatMap(({ flow, question, file, way }) => {
      const key = `${flow.id} ${question.fact}`
      const other = first.get(key)
      if (other === undefined) {
        first.set(key, question.id)
        return []
      }
      const message = `“${other}” asks for the fact “${question.fact}” already`
      const hint = 'ask once, or give this question a fact of its own'
      return [{ file, way: [...way, 'fact'], message, hint }]
    })
  },
}
