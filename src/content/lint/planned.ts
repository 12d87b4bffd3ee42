import type { LintRule } from '../lint-rule.ts'
import { writtenQuestions } from '../questions.ts'

/** What is only planned is told as a plan: where a question is asked in two ways, each of its reasons is told in two. */
export const planned: LintRule = {
  rule: 'planned',
  find: (content) =>
    writtenQuestions(content).flatMap(({ question, file, way }) =>
      question.choices.flatMap(({ value, reason, reasonPlanned }, n) => {
        const here = { file, way: [...way, 'choices', n] }
        if (question.askEarly && reason && !reasonPlanned) {
          const message = `“${value}” does not say how it will be: “${reason}”`
          return [{ ...here, message, hint: 'write the same as a plan in “reasonPlanned”' }]
        }
        if (!reasonPlanned || (reason && reason !== reasonPlanned)) return []
        const message = `“${value}” says the same of a plan as of what there is, or only of a plan`
        return [{ ...here, message, hint: 'write both sentences, each true of its stage' }]
      }),
    ),
}
