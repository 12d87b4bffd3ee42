import type { Condition } from '../flow/condition.ts'
import type { Flow } from '../flow/flow.ts'

/** How often one choice of a "pick all that apply" question is picked. */
const pickedShare = 1 / 3

/**
 * The share of all products for which a condition would hold, if every answer were as likely as any
 * other and facts had nothing to do with each other. Rough on purpose: it tells what this product's
 * own answers raise from what every product gets, and needs no number from anyone.
 */
export function shareOfProducts(condition: Condition, flow: Flow): number {
  if ('all' in condition) {
    return condition.all.reduce((share, part) => share * shareOfProducts(part, flow), 1)
  }
  if ('any' in condition) {
    return 1 - condition.any.reduce((none, part) => none * (1 - shareOfProducts(part, flow)), 1)
  }
  if ('not' in condition) return 1 - shareOfProducts(condition.not, flow)
  if ('derived' in condition) {
    const meaning = flow.derived[condition.derived]
    return meaning ? shareOfProducts(meaning, flow) : 1
  }
  if ('always' in condition) return 1
  const question = flow.questions.find((each) => each.fact === condition.fact)
  const values = 'is' in condition ? condition.is : condition.includes
  if (!question || question.choices.length === 0) return 1
  return question.type === 'multi'
    ? 1 - (1 - pickedShare) ** values.length
    : values.length / question.choices.length
}
