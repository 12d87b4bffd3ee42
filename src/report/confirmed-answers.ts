import type { GivenAnswer, SuggestionSource } from '../flow/answer.ts'
import { longDate } from '../message/locale.ts'
import { headingPart, type Part } from './document.ts'
import { questionWords } from './questions.ts'
import { suggestedFrom } from './suggested-from.ts'
import type { Summary } from './summary.ts'

type Confirmed = GivenAnswer & {
  readonly source: SuggestionSource
  readonly confirmed: NonNullable<GivenAnswer['confirmed']>
}

const isConfirmed = (answer: GivenAnswer): answer is Confirmed =>
  answer.source !== undefined && answer.source.kind !== 'check' && answer.confirmed !== undefined

/** Which answers were suggested from elsewhere, from where, and who said that they are right; nothing where none was. */
export function confirmedAnswers({ say, input, nameOf }: Summary): readonly Part[] {
  const taken = input.rules.flow.questions.flatMap(({ id }) =>
    input.answers.filter((answer) => answer.question === id).filter(isConfirmed),
  )
  if (taken.length === 0) return []
  const items = taken.map(({ question, source, confirmed: { by, at } }) =>
    say('suggest.report.line', {
      question: questionWords(input, question).ask,
      source: suggestedFrom(say, source, { today: at.slice(0, 10), written: (words) => words }),
      name: nameOf(by),
      date: longDate(say, at),
    }),
  )
  return [headingPart(2, say('suggest.report.title')), { type: 'list', items }]
}
