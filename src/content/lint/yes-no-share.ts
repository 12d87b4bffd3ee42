import { flowFile } from '../content.ts'
import type { LintRule } from '../lint-rule.ts'
import { isYesNo } from '../questions.ts'

const most = 0.2

/** People tend to say yes; concrete choices tell more. */
export const yesNoShare: LintRule = {
  rule: 'yes-no-share',
  find: (content) =>
    [...content.flowSources.values()].flatMap(({ id, sections }) => {
      const questions = sections.flatMap((section) => section.questions)
      const plain = questions.filter(isYesNo)
      if (plain.length <= most * questions.length) return []
      const message = `${plain.length} of ${questions.length} questions are plain yes or no: ${plain.map((each) => each.id).join(', ')}`
      const hint = 'give some of them concrete choices: 20 % at most'
      return [{ file: flowFile(id), way: ['sections'], message, hint }]
    }),
}
