import { bestToWorst } from '../../flow/graded.ts'
import type { LintRule } from '../lint-rule.ts'
import { writtenQuestions } from '../questions.ts'

/**
 * Choices of single and band questions are in an order that their author chose and wrote down; of a question that is
 * answered yes or no, “yes” comes first, so that the first answer is not always the best.
 */
export const choiceOrder: LintRule = {
  rule: 'choice-order',
  find: (content) =>
    writtenQuestions(content).flatMap(({ question, file, way }) => {
      if (question.type !== 'single' && question.type !== 'band') return []
      if (!content.isWritten(file, [...way, 'order'])) {
        const hint = 'add order: bestFirst, worstFirst, smallFirst or none'
        return [{ file, way, message: 'the order of the choices is not said', hint }]
      }
      const [first, ...others] = question.choices.map(({ label }) => label)
      if (bestToWorst(question) && isNo(first) && others.some(isYes)) {
        const message = 'the choices begin with “no”'
        const hint = 'put “yes” first, and say in which order that is'
        return [{ file, way: [...way, 'order'], message, hint }]
      }
      if (question.type === 'single' || question.order === 'smallFirst') return []
      const message = 'bands run from small to large'
      return [{ file, way: [...way, 'order'], message, hint: 'write order: smallFirst' }]
    }),
}

const isYes = (label = ''): boolean => /^yes\b/i.test(label)
const isNo = (label = ''): boolean => /^no(?:ne)?\b/i.test(label)
