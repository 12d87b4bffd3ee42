import { limits } from '../../domain/limits.ts'
import { answerOf } from '../../engine/interview.ts'
import { offersFor } from '../../engine/offered-answers.ts'
import { suggestionsFor } from '../../engine/suggested-answers.ts'
import { notSure } from '../../flow/answer.ts'
import type { Question } from '../../flow/flow.ts'
import { offeredChoices } from '../../flow/offered.ts'
import type { Field } from '../../message/message.ts'
import { knownPerson } from '../people.ts'
import type { ReviewContext } from '../review-context.ts'

interface Filled {
  readonly person: string
  /** What its places hold before anybody wrote something, to be sent or mended. */
  readonly suggested: readonly string[]
}

/** What is to be filled in for an answer, with what was given before; none where choices are pressed. */
export function fieldsFor(
  context: ReviewContext,
  question: Question,
  { person, suggested }: Filled,
): readonly Field[] {
  const { say, state } = context
  // What was answered at the last look, or is suggested, stands in the fields until somebody says otherwise.
  const [carried] = suggestionsFor(state.interview, question.id)
  const [offer] = offersFor(state.interview, question.id)
  const answered = answerOf(state.interview, question.id, person) ?? carried ?? offer
  const before = answered?.value ?? null
  const given =
    before === null || before === notSure ? [] : typeof before === 'string' ? [before] : before
  if (question.type === 'multi') return [choicesField(context, question, given)]
  if (question.type === 'text') {
    const label = say('conversation.question.yourWords')
    const value = given[0] ?? ''
    return [{ type: 'text', id: 'value', label, long: true, max: limits.answerField, value }]
  }
  const entry = (n: number) => (given[n] === notSure ? '' : (given[n] ?? ''))
  if (question.type === 'people') {
    return (question.roles ?? []).flatMap((role, n) =>
      entry(n) !== '' || context.rules.needs(role, context.facts)
        ? [whoField(context, n, role.ask, entry(n))]
        : [],
    )
  }
  if (question.entries) return wordFields(question, { given, suggested: answered ? [] : suggested })
  return Array.from({ length: question.max ?? 1 }, (_, n) => {
    const label = say('conversation.question.entry', { n: n + 1 })
    return { type: 'text', id: `value.${n}`, label, max: limits.name, value: entry(n) }
  })
}

function choicesField(context: ReviewContext, question: Question, given: readonly string[]): Field {
  const { say } = context
  const options = offeredChoices(question, context).map(({ value, label }) => ({ value, label }))
  const { max } = question
  const label =
    max === undefined
      ? say('conversation.question.pickSome')
      : say('conversation.question.pickUpTo', { count: max })
  return { type: 'choices', id: 'value', label, options, value: given }
}

function whoField({ state }: ReviewContext, n: number, label: string, value: string): Field {
  const person = value === '' ? undefined : knownPerson(state, value)?.id
  const known = person === undefined ? {} : { person }
  return { type: 'person', id: `value.${n}`, label, value, ...known, optional: true }
}

/** A line for each place, which holds the likeliest word until somebody answers: sent as it is, or mended. */
const wordFields = (
  { entries = [], letters = limits.name }: Question,
  { given, suggested }: { given: readonly string[]; suggested: readonly string[] },
): readonly Field[] =>
  entries.map(({ ask }, n) => ({
    type: 'text',
    id: `value.${n}`,
    label: ask,
    max: letters,
    value: given[n] ?? suggested[n] ?? '',
  }))
