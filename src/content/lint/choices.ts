import type { Content } from '../content.ts'
import type { Diagnostic, LintRule } from '../lint-rule.ts'
import { isClosed, type WrittenQuestion, writtenQuestions } from '../questions.ts'

/** A closed question has 2 to 9 choices, each once; only those of a multi question can exclude others. */
export const choices: LintRule = {
  rule: 'choices',
  find: (content) =>
    writtenQuestions(content).flatMap((written) => [
      ...(isListed(content, written) || written.question.offered ? [] : counts(written)),
      ...values(written),
    ]),
}

const isListed = ({ exceptions }: Content, { question }: WrittenQuestion): boolean =>
  exceptions.some(({ rule, id }) => rule === 'choices' && id === question.id)

function counts({ question, file, way }: WrittenQuestion): Diagnostic[] {
  const count = question.choices.length
  const here = { file, way: [...way, count > 0 ? 'choices' : 'type'] }
  if (!isClosed(question)) {
    if (count === 0) return []
    const message = `a question of type ${question.type} has no choices`
    return [{ ...here, message, hint: 'take the choices out, or change its type' }]
  }
  if (count >= 2 && count <= 9) return []
  return [{ ...here, message: `there are ${count} choices`, hint: 'give 2 to 9' }]
}

function values({ question, file, way }: WrittenQuestion): Diagnostic[] {
  return question.choices.flatMap(({ value, exclusive }, n) => {
    const here = { file, way: [...way, 'choices', n] }
    const first = question.choices.findIndex((choice) => choice.value === value)
    if (first !== n) {
      return [{ ...here, message: `the value “${value}” is there twice`, hint: 'rename one' }]
    }
    if (exclusive && question.type !== 'multi') {
      const message = 'only choices of a multi question can be exclusive'
      return [{ ...here, message, hint: 'take “exclusive” out' }]
    }
    if (value === 'none' && question.type === 'multi' && !exclusive) {
      const message = '“none” could be picked together with others'
      return [{ ...here, message, hint: 'add exclusive: true' }]
    }
    return []
  })
}
