import { type Leaf, leavesOf, writtenConditions } from '../conditions.ts'
import type { Diagnostic, LintRule } from '../lint-rule.ts'
import { isClosed } from '../questions.ts'
import { type Vocabulary, vocabularyOf } from '../vocabulary.ts'

/** Conditions speak only of facts that are asked, of their choices, and of derived conditions that exist. */
export const names: LintRule = {
  rule: 'names',
  find(content) {
    const vocabulary = vocabularyOf(content)
    return writtenConditions(content).flatMap(({ condition, file, way }) =>
      leavesOf(condition, way).flatMap((leaf) =>
        problems(leaf, vocabulary).map((problem) => ({ file, way: leaf.way, ...problem })),
      ),
    )
  },
}

type Problem = Pick<Diagnostic, 'message' | 'hint'>

function problems({ condition }: Leaf, { questions, derived }: Vocabulary): Problem[] {
  if ('derived' in condition) {
    if (Object.hasOwn(derived, condition.derived)) return []
    const message = `there is no derived condition “${condition.derived}”`
    return [{ message, hint: 'mend its name, or write it under derived: in the flow' }]
  }
  const question = questions.get(condition.fact)
  if (!question) {
    const message = `no question asks for the fact “${condition.fact}”`
    return [{ message, hint: 'mend its name, or ask for it' }]
  }
  if (!isClosed(question)) {
    const message = `“${condition.fact}” is answered in people’s own words`
    return [{ message, hint: 'only facts with choices can stand in a condition' }]
  }
  const choices = question.choices.map(({ value }) => value)
  const values = 'is' in condition ? condition.is : condition.includes
  return values
    .filter((value) => !choices.includes(value))
    .map((value) => ({
      message: `“${value}” is no choice of “${condition.fact}”`,
      hint: `use one of ${choices.join(', ')}`,
    }))
}
