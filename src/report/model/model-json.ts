import { ratingRules } from '../../analysis/rating.ts'
import type { AnswerSource } from '../../flow/answer.ts'
import { defined } from '../defined.ts'
import { questionWords, reportAnswerWords } from '../questions.ts'
import { itemOfStep } from '../story-item-line.ts'
import type { Summary } from '../summary.ts'
import type { SummaryInput } from '../summary-input.ts'
import type { Made, ModelAnswer, ModelShape, ModelStep } from './model-schema.ts'
import type { ProductModel } from './product-model.ts'

/** What a file of this summary was made by and rests on. */
export function madeOf({ input }: Pick<Summary, 'input'>): Made {
  const { analysis, review, made } = input
  return {
    program: 'Whatif',
    ...defined({ version: made?.version }),
    content: analysis.contentVersion,
    flow: { id: analysis.flow.id, version: analysis.flow.version },
    rules: ratingRules,
    ...(review !== undefined && { record: { id: review, ...defined({ events: made?.events }) } }),
  }
}

/** The data-flow model in the published shape. */
export const modelJson = ({ elements, flows, trustLines, about }: ProductModel): ModelShape => ({
  elements: elements.map(({ does, ...element }) => ({
    ...element,
    ...(does && { does: [...does] }),
  })),
  flows: flows.map((flow) => ({ ...flow, information: [...flow.information] })),
  trustLines: trustLines.map((line) => ({
    id: line.id,
    between: [...line.between],
    flows: [...line.flows],
  })),
  about: [...about],
})

/** Every answer that stands, in the order of the questions, with what it takes to work the ratings out again. */
export function answersJson({ input }: Summary): ModelAnswer[] {
  const { rules, facts, answers, people } = input
  return rules.flow.questions.flatMap((question) =>
    answers
      .filter((answer) => answer.question === question.id)
      .map((given): ModelAnswer => {
        const { value, by, at, numbers, settles, source, confirmed } = given
        return {
          question: question.id,
          text: questionWords(input, question.id).ask,
          answer: value === null || typeof value === 'string' ? value : [...value],
          words: reportAnswerWords(input, question, value),
          ...defined({ by: people.get(by), at: at || undefined }),
          ...(numbers && { numbers: [...numbers] }),
          ...(settles && { settles }),
          ...(source && { source: sourceJson(source, people) }),
          ...(confirmed && {
            confirmed: { ...defined({ by: people.get(confirmed.by) }), at: confirmed.at },
          }),
          ...(!question.retired && !rules.applies(question, facts) && { unused: true as const }),
        }
      }),
  )
}

/** Where a step stands in a tracker. */
function itemJson(input: SummaryInput, stories: readonly string[]): ModelStep['item'] {
  const found = itemOfStep(input, stories)
  if (!found) return undefined
  const { tracker: title, status, id, address } = found
  return { tracker: title, status, ...defined({ id, address }) }
}

/** Every agreed step, in the order of the stories. */
export function stepsJson({ input, steps }: Summary): ModelStep[] {
  const efforts = new Map(input.catalogue.safeguards.map(({ id, effort }) => [id, effort]))
  return steps.map(
    ({ id, text, treatment, owner, due, stories, done, shown, needed, late, changes }) => ({
      id,
      text,
      treatment,
      owner,
      due,
      stories: [...stories],
      done,
      shown,
      needed,
      late,
      ...defined({ effort: efforts.get(id), changes, item: itemJson(input, stories) }),
    }),
  )
}

/** Where an answer comes from; whoever brought it by name, where that is known. */
function sourceJson(
  source: AnswerSource,
  people: Summary['input']['people'],
): ModelAnswer['source'] {
  if (!('broughtBy' in source)) return { ...source }
  const { broughtBy, ...place } = source
  return { ...place, ...defined({ broughtBy: people.get(broughtBy) }) }
}
