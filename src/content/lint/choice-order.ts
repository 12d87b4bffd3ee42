import type { LintRule } from '../lint-rule.ts'
import { writtenQuestions } from '../questions.ts'

/** Choices of single and band questions are in an order that their author chose and wrote down. */
export const choiceOrder: LintRule = {
  rule: 'choice-order',
  find: (content) =>
    writtenQuestions(content).flatMap(({ question, file, way }) => {
      if (question.type !== 'single' && question.type !== 'band') return []
      if (!content.isWritten(file, [...way, 'order'])) {
        const hint = 'add order: bestFirst, smallFirst or none'
        return [{ file, way, message: 'the order of the choices is not said', hint }]
      }
      if (question.type === 'single' || question.order === 'smallFirst') return []
      const message = 'bands run from small to large'
      return [{ file, way: [...way, 'order'], message, hint: 'write order: smallFirst' }]
    }),
}
