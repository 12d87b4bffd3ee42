import { type AnswerValue, notSure } from '../flow/answer.ts'
import type { Question } from '../flow/flow.ts'
import { namedServices } from '../flow/named-services.ts'
import type { Lookup } from './next-steps.ts'
import type { SummaryInput } from './summary-input.ts'

/** A question that was answered, and what each person said. */
export interface AskedQuestion extends Lookup {
  readonly question: Question
  readonly answers: readonly {
    readonly by: string | undefined
    readonly at: string
    readonly text: string
  }[]
}

type Context = Pick<SummaryInput, 'rules' | 'facts' | 'say'>

/** A question's words for this product; an id that the flow no longer has is shown as it is. */
export function questionWords(context: Context, id: string): Lookup {
  const question = context.rules.byId.get(id)
  if (!question) return { id, short: id, ask: id }
  const { rules, facts } = context
  const ask = (rules.early(facts) && question.askEarly) || question.ask
  const service = serviceName(context, question)
  const short = question.short ?? question.id
  return {
    id,
    short: namedService(context, question) ? `${short} (${service})` : short,
    ask: ask.replaceAll('{service}', () => service),
  }
}

/** The answered questions that apply, in flow order. */
export function askedQuestions(input: SummaryInput): readonly AskedQuestion[] {
  const { rules, facts, answers, people } = input
  return rules.flow.questions.flatMap((question) => {
    const given = answers.filter((answer) => answer.question === question.id)
    if (given.length === 0 || !(question.retired || rules.applies(question, facts))) return []
    return {
      ...questionWords(input, question.id),
      question,
      answers: given.map(({ by, at, value }) => ({
        by: people.get(by),
        at,
        text: reportAnswerWords(input, question, value),
      })),
    }
  })
}

/** An answer in the words that were on the screen. */
export function reportAnswerWords(
  context: Context,
  question: Question,
  value: AnswerValue,
): string {
  const { say } = context
  if (value === notSure) return say('report.answer.notSure')
  const given = value === null ? [] : typeof value === 'string' ? [value] : value
  const words = given
    .filter((part) => part.trim() !== '')
    .map((part) => question.choices.find((choice) => choice.value === part)?.label ?? part)
  return words.length > 0 ? words.join(say('report.list.semicolon')) : say('report.answer.skipped')
}

/** The service that a question is about, where the team named one. */
export const namedService = (
  { rules, facts }: Pick<Context, 'rules' | 'facts'>,
  question: Question,
): string | undefined => {
  const list = question.each && rules.byId.get(question.each.list)
  const services = namedServices(list && facts.get(list.fact))
  return services.find(({ number }) => number === (question.service ?? 1))?.name
}

const serviceName = (context: Context, question: Question): string =>
  namedService(context, question) ?? context.say('report.answer.services')
