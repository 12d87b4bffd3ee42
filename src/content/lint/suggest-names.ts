import { suggestFile } from '../content.ts'
import type { LintRule } from '../lint-rule.ts'
import type { SuggestRules } from '../suggest-rules.ts'

/** What a model suggests is an answer that there is, each word says one thing, and no name says how well something is protected. */
export const suggestNames: LintRule = {
  rule: 'suggest',
  find({ suggestRules: rules, flows }) {
    if (!rules) return []
    const all = [...flows.values()].flatMap(({ questions }) => questions)
    const questionOf = (id: string) => all.find((question) => question.id === id)
    const wrong = answersIn(rules).flatMap(({ id, value, way }) => {
      const question = questionOf(id)
      const here = { file: suggestFile, way }
      if (!question || question.retired) {
        const hint = 'name a question that is asked'
        return [{ ...here, message: `“${id}” is no question`, hint }]
      }
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
    return [...wrong, ...protecting, ...wordsTwice(rules)]
  },
}

/** An answer that the rules suggest, with where that stands; without a value where words are suggested. */
interface Named {
  readonly id: string
  readonly value?: string
  readonly way: readonly (string | number)[]
}

/** Every answer that the rules suggest. */
function answersIn(rules: SuggestRules): readonly Named[] {
  const { about, hands, worst, encrypted, stored, services, stable, labels, marks, names } = rules
  const each = (
    key: string,
    means: readonly { readonly question: string; readonly value?: string }[],
  ): Named[] =>
    means.map(({ question: id, value }, n) => ({
      id,
      ...(value !== undefined && { value }),
      way: [...key.split('.'), n],
    }))
  return [
    { id: about, way: ['about'] },
    ...(hands === undefined ? [] : [{ id: hands, way: ['hands'] }]),
    ...(worst
      ? [
          { id: worst.question, way: ['worst', 'question'] },
          { id: worst.kind, value: worst.getsOut, way: ['worst', 'getsOut'] },
          { id: worst.kind, value: worst.stops, way: ['worst', 'stops'] },
        ]
      : []),
    { id: encrypted.question, value: encrypted.value, way: ['encrypted'] },
    ...(stored
      ? [
          { id: stored.question, value: stored.value, way: ['stored', 'value'] },
          { id: stored.question, value: stored.some, way: ['stored', 'some'] },
        ]
      : []),
    { id: services.named, way: ['services', 'named'] },
    { id: services.kinds, way: ['services', 'kinds'] },
    ...stable.map((id, n) => ({ id, way: ['stable', n] })),
    ...each(
      'labels',
      labels.map(({ question }) => ({ question })),
    ),
    ...each('marks', marks),
    ...each('names', names),
    ...each('measures.rules', rules.measures?.rules ?? []),
  ]
}

/** Words that stand twice in one list. */
function wordsTwice({ names, measures }: SuggestRules) {
  const lists = [
    ...names.map(({ words }, n) => ({ words, way: ['names', n, 'words'] })),
    ...(measures?.rules ?? []).map(({ words }, n) => ({
      words,
      way: ['measures', 'rules', n, 'words'],
    })),
  ]
  return lists.flatMap(({ words, way }) =>
    words
      .filter((word, at) => words.indexOf(word) !== at)
      .map((word) => ({
        file: suggestFile,
        way,
        message: `“${word}” stands here twice`,
        hint: 'keep one',
      })),
  )
}
