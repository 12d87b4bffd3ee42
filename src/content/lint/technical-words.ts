import type { LintRule } from '../lint-rule.ts'
import { writtenQuestions } from '../questions.ts'

/** What engineers are asked is also given in the standard terms, behind [Technical words]. */
export const technicalWords: LintRule = {
  rule: 'technical-words',
  find: (content) =>
    writtenQuestions(content)
      .filter(({ question }) => question.owner === 'tech' || question.owner === 'ops')
      .filter(({ question }) => question.technical === undefined)
      .map(({ question, file, way }) => ({
        file,
        way,
        message: `“${question.id}” is for ${question.owner} and has no technical words`,
        hint: 'add technical: with the standard terms',
      })),
}
