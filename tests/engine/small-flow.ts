import {
  type Choice,
  type Flow,
  flowSourceSchema,
  openFlow,
  type QuestionSource,
} from '../../src/flow/flow.ts'

type Written = Partial<QuestionSource> & { id: string }

/** A question with everything that does not matter to a test filled in. */
export function ask(id: string, more: Partial<QuestionSource> = {}): Written {
  const choices = [choice('yes'), choice('no')]
  return {
    id,
    fact: `${id}.fact`,
    depth: 'core',
    type: 'single',
    owner: 'product',
    ask: `${id}?`,
    short: id,
    why: 'It matters.',
    example: 'Like this.',
    choices,
    ...more,
  }
}

/** One choice, its label the same as its value. */
export const choice = (value: string, more: Partial<Choice> = {}): Choice => ({
  value,
  label: value,
  exclusive: false,
  neutral: false,
  also: [],
  ...more,
})

/** When the given question's answer is one of these. */
export const when = (question: string, ...is: string[]) => ({ fact: `${question}.fact`, is })

/** A flow of the given sections, checked like a real one. */
export function flowOf(
  sections: Record<string, Written[]>,
  more: Record<string, unknown> = {},
): Flow {
  return openFlow(
    flowSourceSchema.parse({
      id: 'test',
      version: 1,
      title: 'Test',
      limits: { quick: 15, lowStakes: 4, full: 6 },
      lowStakes: when('nobody-asks', 'yes'),
      derived: {},
      sections: Object.entries(sections).map(([id, questions]) => ({ id, title: id, questions })),
      ...more,
    }),
  )
}
