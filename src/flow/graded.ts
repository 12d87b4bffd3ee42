import type { Choice, Question } from './flow.ts'

/** The choices of a question from the best answer to the worst; undefined where none is better than another. */
export function bestToWorst({
  order,
  choices,
}: Pick<Question, 'order' | 'choices'>): readonly Choice[] | undefined {
  if (order === 'bestFirst') return choices
  return order === 'worstFirst' ? choices.toReversed() : undefined
}
