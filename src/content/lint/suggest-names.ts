import { suggestFile } from '../content.ts'
import type { LintRule } from '../lint-rule.ts'

/** What names suggest is an answer that there is, each word says one thing, and no name says how well something is protected. */
export const suggestNames: LintRule = {
  rule: 'suggest',
  find({ suggestRules: rules, flows }) {
    if (!rules) return []
    const all = [...flows.values()].flatMap(({ questions }) => questions)
    const questionOf = (id: string) => all.find((question) => question.id === id)
    const named = [
      { id: rules.about, way: ['about'] },
      { id: rules.encrypted.question, value: rules.encrypted.value, way: ['encrypted'] },
      { id: rules.services.named, way: ['services', 'named'] },
      { id: rules.services.kinds, way: ['services', 'kinds'] },
      ...rules.stable.map((id, n) => ({ id, way: ['stable', n] })),
      ...rules.labels.map(({ question: id }, n) => ({ id, way: ['labels', n] })),
      ...rules.names.map(({ question: id, value }, n) => ({ id, value, way: ['names', n] })),
    ].flatMap(({ id, way, ...more }) => {
      const question = questionOf(id)
      const here = { file: suggestFile, way }
      if (!question || question.retired) {
        const hint = 'name a question that is asked'
        return [{ ...here, message: `“${id}” is no question`, hint }]
      }
      const value = 'value' in more ? more.value : undefined
      if (value === undefined || question.choices.some((choice) => choice.value === value))
        return []
      const values = question.choices.map((choice) => choice.value).join(', ')
      return [
        { ...here, message: `“${value}” is no answer to “${id}”`, hint: `use one of ${values}` },
      ]
    })
    const protecting = rules.names.flatMap(({ question: id }, n) => {
      const order = questionOf(id)?.order
      if (order !== 'bestFirst' && order !== 'worstFirst') return []
      const message = `“${id}” asks how well something is protected`
      return [
        { file: suggestFile, way: ['names', n], message, hint: 'no name tells that: leave it out' },
      ]
    })
    const twice = rules.names.flatMap(({ words }, n) =>
      words
        .filter((word, at) => words.indexOf(word) !== at)
        .map((word) => {
          const message = `“${word}” stands here twice`
          return { file: suggestFile, way: ['names', n, 'words'], message, hint: 'keep one' }
        }),
    )
    return [...named, ...protecting, ...twice]
  },
}
