import type { Summary } from './summary.ts'

/** The question about what a very bad day costs its owner. */
const costQuestion = 'wrong.cost'

/** "A very bad day would cost 10,000 to 99,999.", as its owner answered; `undefined` where nobody did. */
export function badDay({ input }: Pick<Summary, 'input'>): string | undefined {
  const question = input.rules.byId.get(costQuestion)
  const known = question && input.facts.get(question.fact)
  const [value] = known?.possible ?? []
  if (known?.state !== 'known') return undefined
  return question?.choices.find((choice) => choice.value === value)?.reason
}
