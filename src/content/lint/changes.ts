import type { Safeguard } from '../../analysis/threat.ts'
import { safeguardsFile } from '../content.ts'
import type { LintRule } from '../lint-rule.ts'
import { isClosed } from '../questions.ts'
import { type Vocabulary, vocabularyOf } from '../vocabulary.ts'

type Changed = Safeguard['changes'][number]

/** What a step changes is an answer that somebody could give. */
export const changes: LintRule = {
  rule: 'changes',
  find(content) {
    const vocabulary = vocabularyOf(content)
    return content.catalogue.safeguards.flatMap((safeguard, n) =>
      safeguard.changes.flatMap((change, m) => {
        const problem = problemWith(change, vocabulary)
        if (!problem) return []
        const way = [n, 'changes', m]
        return [{ file: safeguardsFile, way, ...problem }]
      }),
    )
  },
}

function problemWith(
  { fact, value }: Changed,
  { questions }: Vocabulary,
): { message: string; hint: string } | undefined {
  const question = questions.get(fact)
  if (!question || !isClosed(question)) {
    const message = `no question with choices asks for “${fact}”`
    return { message, hint: 'mend the name of the fact, or write changes: []' }
  }
  const isMulti = question.type === 'multi'
  if (isMulti !== Array.isArray(value)) {
    const hint = isMulti ? 'write a list: [ … ]' : 'write one value'
    return { message: `“${fact}” is a ${question.type} question`, hint }
  }
  const choices = question.choices.map((choice) => choice.value)
  const unknown = [value].flat().find((each) => !choices.includes(each))
  if (unknown !== undefined) {
    const message = `“${unknown}” is no choice of “${fact}”`
    return { message, hint: `use one of ${choices.join(', ')}` }
  }
  const apart = question.choices.find(
    (choice) => choice.exclusive && [value].flat().includes(choice.value),
  )
  if (!apart || [value].flat().length === 1) return undefined
  return { message: `“${apart.value}” cannot be combined with others`, hint: 'name it alone' }
}
