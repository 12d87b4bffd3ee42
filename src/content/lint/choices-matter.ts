import type { QuestionSource } from '../../flow/flow.ts'
import { leavesOf, writtenConditions } from '../conditions.ts'
import type { Content } from '../content.ts'
import { fearFact, motiveFact, type RatedFacts } from '../core-facts.ts'
import type { LintRule } from '../lint-rule.ts'
import { isClosed, writtenQuestions } from '../questions.ts'

/** Every choice is treated in its own way by some rule, or its author says that it moves nothing. */
export const choicesMatter: LintRule = {
  rule: 'choices-matter',
  find(content, { ratings }) {
    const compared = comparedValues(content, ratings)
    return writtenQuestions(content)
      .filter(({ question }) => isClosed(question) && !question.summaryOnly)
      .flatMap(({ question, file, way }) =>
        idleChoices(question, compared.get(question.fact) ?? []).map((n) => ({
          file,
          way: [...way, 'choices', n],
          message: `picking “${question.choices[n]?.value}” of “${question.id}” changes nothing`,
          hint: 'write a rule that names it, or mark it neutral: true',
        })),
      )
  },
}

/**
 * Of several choices, one that no rule names changes nothing. Of single choices, one changes
 * something as soon as a rule tells it from another.
 */
function idleChoices(question: QuestionSource, compared: readonly (readonly string[])[]): number[] {
  const isNamed = (value: string): boolean => compared.some((values) => values.includes(value))
  const isSplit = compared.some((values) =>
    question.choices.some(({ value }) => !values.includes(value)),
  )
  return question.choices.flatMap(({ value, neutral }, n) => {
    const moves = question.type === 'multi' ? isNamed(value) : isSplit
    return neutral || moves ? [] : [n]
  })
}

/** For each fact, every set of values that a rule compares it with. */
function comparedValues(
  content: Content,
  ratings: RatedFacts,
): ReadonlyMap<string, readonly (readonly string[])[]> {
  const pairs = [...inConditions(content), ...inAnalysis(content, ratings), ...inStages(content)]
  const found = new Map<string, (readonly string[])[]>()
  for (const [fact, values] of pairs) found.set(fact, [...(found.get(fact) ?? []), values])
  return found
}

type Compared = readonly [fact: string, values: readonly string[]]

const inConditions = (content: Content): Compared[] =>
  writtenConditions(content).flatMap(({ condition, way }) =>
    leavesOf(condition, way).flatMap(({ condition: leaf }): Compared[] => {
      if ('derived' in leaf) return []
      return [[leaf.fact, 'is' in leaf ? leaf.is : leaf.includes]]
    }),
  )

/** Ratings tell every value of their scales apart; the order knows each fear and each motive. */
const inAnalysis = (content: Content, { scales, floors }: RatedFacts): Compared[] => [
  ...scales.flatMap(({ fact, values }) => values.map((value): Compared => [fact, [value]])),
  ...floors.map(({ fact, values }): Compared => [fact, values]),
  ...writtenQuestions(content).flatMap(({ question: { fact, choices } }) =>
    fact === fearFact || fact === motiveFact
      ? choices.map(({ value }): Compared => [fact, [value]])
      : [],
  ),
]

const inStages = (content: Content): Compared[] =>
  [...content.flows.values()].flatMap(({ stage }) => (stage ? [[stage.fact, stage.early]] : []))
