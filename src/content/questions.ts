import type { FlowSource, QuestionSource } from '../flow/flow.ts'
import { type Content, flowFile } from './content.ts'
import type { Way } from './place.ts'

/** A question as its author wrote it, and where. */
export interface WrittenQuestion {
  readonly flow: FlowSource
  readonly file: string
  readonly way: Way
  readonly question: QuestionSource
}

/** Every question of every flow, as written. */
export const writtenQuestions = (content: Content): WrittenQuestion[] =>
  [...content.flowSources.values()].flatMap((flow) =>
    flow.sections.flatMap((section, s) =>
      section.questions.map((question, q) => ({
        flow,
        file: flowFile(flow.id),
        way: ['sections', s, 'questions', q],
        question,
      })),
    ),
  )

/** Every wording in which a question is asked, with the way to it. */
export function wordings({ question, way }: WrittenQuestion): { ask: string; way: Way }[] {
  const early = question.askEarly ? [{ ask: question.askEarly, way: [...way, 'askEarly'] }] : []
  return [{ ask: question.ask, way: [...way, 'ask'] }, ...early]
}

/** True for questions that are answered by picking. */
export const isClosed = ({ type }: QuestionSource): boolean =>
  type === 'single' || type === 'multi' || type === 'band'

/** Plain yes or no, with nothing in between. */
export const isYesNo = ({ choices }: QuestionSource): boolean =>
  choices.length === 2 &&
  /^yes\b/i.test(choices[0]?.label ?? '') &&
  /^no\b/i.test(choices[1]?.label ?? '')
