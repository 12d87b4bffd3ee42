import {
  type AnswerValue,
  answerProblem,
  keepsOrder,
  sameAnswer,
  tidyAnswer,
} from '../flow/answer.ts'
import { whyRefused } from './access.ts'
import { appliesIn } from './agenda.ts'
import type { Interview } from './interview.ts'
import type { CompiledFlow } from './machine.ts'
import { memoised } from './memoised.ts'
import { allOffers, type Offer, type Proposed } from './offered-answers.ts'

/** The offers of one section that can be looked over now. */
export interface OfferedSection {
  readonly id: string
  readonly title: string
  readonly offers: readonly Offer[]
}

/**
 * What is offered for questions that apply, differs from what was answered, and may be answered by this person; section
 * by section, without what they would rather be asked.
 */
export const offeredSections = memoised(
  (compiled, interview, person: string): readonly OfferedSection[] => {
    const offers = openOffers(compiled, interview).filter(
      ({ later, question: id }) => !later && isTheirs(compiled, interview, id, person),
    )
    const sectionOf = (id: string) => compiled.rules.byId.get(id)?.section
    return compiled.flow.sections.flatMap(({ id, title }) => {
      const here = offers.filter(({ question }) => sectionOf(question) === id)
      return here.length > 0 ? [{ id, title, offers: here }] : []
    })
  },
)

const isTheirs = (
  compiled: CompiledFlow,
  interview: Interview,
  id: string,
  person: string,
): boolean => {
  const question = compiled.rules.byId.get(id)
  return question !== undefined && whyRefused(compiled, interview, question, person) === undefined
}

/** Every offer for a question that applies and is answered otherwise or not at all, in the order of the questions. */
export const openOffers = memoised((compiled, interview): readonly Offer[] => {
  const all = allOffers(interview)
  const reading = compiled.read(interview.answers)
  return compiled.flow.questions.flatMap((question) => {
    if (!appliesIn(reading, question)) return []
    const given = reading.answers.get(question.id) ?? []
    return all.filter(
      (one) =>
        one.question === question.id &&
        given.every(({ value }) => !sameAnswer(value, one.value, keepsOrder(question))),
    )
  })
})

/** What becomes of answers from elsewhere: what is offered, and how many are not, and why. */
export interface Sorted {
  readonly offers: readonly Proposed[]
  /** They say what was answered already. */
  readonly same: number
  /** They are offered already, or were refused. */
  readonly known: number
  /** They are no answers to their questions. */
  readonly wrong: number
}

/** Tells what of these is new here, each once. */
export function sortProposed(
  compiled: CompiledFlow,
  interview: Interview,
  proposed: readonly Proposed[],
): Sorted {
  const reading = compiled.read(interview.answers)
  const offers: Proposed[] = []
  const counts = { same: 0, known: 0, wrong: 0 }
  for (const one of proposed) {
    const question = compiled.rules.byId.get(one.question)
    const value = question && tidyAnswer(question, one.value)
    if (!question || question.retired || value === null || value === undefined) {
      counts.wrong++
      continue
    }
    if (answerProblem(question, value)) {
      counts.wrong++
      continue
    }
    const isSame = (other: { readonly question: string; readonly value: AnswerValue }) =>
      other.question === question.id && sameAnswer(other.value, value, keepsOrder(question))
    const given = reading.answers.get(question.id) ?? []
    if (given.some(isSame)) counts.same++
    else if ([...allOffers(interview), ...interview.refused, ...offers].some(isSame)) counts.known++
    else offers.push({ ...one, value })
  }
  return { offers, ...counts }
}
