import type { Diagnostic, LintRule } from '../lint-rule.ts'
import { type WrittenQuestion, writtenQuestions } from '../questions.ts'

/** What is offered can be offered: ticked in a list with those very choices, or the nearest, with a way to say none. */
export const offeredRule: LintRule = {
  rule: 'offered',
  find: (content) => {
    const all = writtenQuestions(content)
    return all.flatMap((written) => diagnosticsOf(written, all))
  },
}

function diagnosticsOf(
  { question, file, way }: WrittenQuestion,
  all: readonly WrittenQuestion[],
): Diagnostic[] {
  const { offered } = question
  if (!offered) return []
  const here = { file, way: [...way, 'offered'] }
  if ('nearest' in offered) {
    if (question.type === 'multi' && question.choices.some(({ exclusive }) => exclusive)) return []
    const message = `“${question.id}” offers what is nearest, and nobody can say that none is like it`
    return [{ ...here, message, hint: 'make it multi, with an exclusive choice for none' }]
  }
  const list = all.find(({ question: other }) => other.fact === offered.among)?.question
  if (list?.type !== 'multi') {
    const message = `“${offered.among}” is no fact of which several can be ticked`
    return [{ ...here, message, hint: 'name the fact of a question of type multi' }]
  }
  const values = list.choices.map(({ value }) => value)
  return question.choices.flatMap(({ value }, n) => {
    if (values.includes(value)) return []
    const message = `“${value}” of “${question.id}” is no choice of “${list.id}”, so it is never offered`
    return [{ file, way: [...way, 'choices', n], message, hint: 'give both the same values' }]
  })
}
