import { describe, expect, test } from 'vitest'
import type { InterviewChange } from '../../src/engine/interview-change.ts'
import { compileFlow } from '../../src/engine/machine.ts'
import type { Proposed } from '../../src/engine/offered-answers.ts'
import { offeredSections, openOffers, sortProposed } from '../../src/engine/open-offers.ts'
import type { AnswerValue } from '../../src/flow/answer.ts'
import { answered, at, handed, made } from './interview-changes.ts'
import { ask, choice, flowOf, when } from './small-flow.ts'

const several = ['x', 'y', 'z'].map((value) => choice(value))
const compiled = compileFlow(
  flowOf({
    about: [ask('kind'), ask('many', { type: 'multi', choices: several })],
    run: [
      ask('copies', { when: when('kind', 'yes') }),
      ask('services', { type: 'list', choices: [], max: 3 }),
      ask('old', { retired: true }),
    ],
  }),
)
const source = { kind: 'assistant', said: 'We do.', broughtBy: 'mei', broughtAt: at } as const
const proposed = (question: string, value: AnswerValue): Proposed => ({ question, value, source })
const offer = (...answers: readonly (readonly [string, AnswerValue])[]): InterviewChange => ({
  kind: 'offered',
  answers: answers.map(([question, value]) => proposed(question, value)),
  by: 'mei',
  at,
})
const said = (question: string, value: AnswerValue, by = 'dana'): InterviewChange =>
  ({ ...answered(question, by, ''), value }) as InterviewChange

describe('the offers that are open', () => {
  const open = (...changes: readonly InterviewChange[]) =>
    openOffers(compiled, made(...changes)).map(({ question, value }) => [question, value])

  test('stand in the order of the questions, whatever came first', () => {
    expect(open(offer(['many', ['x']], ['kind', 'no'], ['many', ['y']]))).toEqual([
      ['kind', 'no'],
      ['many', ['x']],
      ['many', ['y']],
    ])
    expect(open()).toEqual([])
  })

  test('are for questions that apply as far as is known now', () => {
    const both = offer(['copies', 'yes'], ['many', ['x']])
    const copies = ['copies', 'yes']
    expect(open(both)).toContainEqual(copies)
    expect(open(both, said('kind', 'yes'))).toContainEqual(copies)
    expect(open(both, said('kind', 'no'))).toEqual([['many', ['x']]])
  })

  test('say something else than everybody who has answered already', () => {
    const after = [said('many', ['x', 'y']), said('many', ['z'], 'ravi')]
    expect(open(...after, offer(['many', ['y', 'x']]))).toEqual([])
    expect(open(...after, offer(['many', ['z']]))).toEqual([])
    expect(open(...after, offer(['many', ['x']]))).toEqual([['many', ['x']]])
  })

  test('of a list, where the order says something, another order is something else', () => {
    const after = said('services', ['pay', 'book'])
    expect(open(after, offer(['services', ['pay', 'book']]))).toEqual([])
    expect(open(after, offer(['services', ['book', 'pay']]))).toHaveLength(1)
  })
})

describe('what somebody is offered, section by section', () => {
  const offers = offer(['many', ['x']], ['kind', 'no'], ['services', ['pay']])
  const shown = (person: string, ...changes: readonly InterviewChange[]) =>
    offeredSections(compiled, made(...changes), person).map(({ id, title, offers: here }) => [
      id,
      title,
      here.map(({ question }) => question),
    ])

  test('are the sections that hold an offer, with their titles', () => {
    expect(shown('dana', offers)).toEqual([
      ['about', 'about', ['kind', 'many']],
      ['run', 'run', ['services']],
    ])
    expect(shown('dana', offer(['services', ['pay']]))).toEqual([['run', 'run', ['services']]])
    expect(shown('dana')).toEqual([])
  })

  test('hold no question that is with somebody else, and theirs hold it', () => {
    const given = handed('ravi', ['services'])
    expect(shown('dana', offers, given).map(([id]) => id)).toEqual(['about'])
    expect(shown('ravi', offers, given).map(([id]) => id)).toEqual(['about', 'run'])
  })

  test('leave out what somebody would rather be asked', () => {
    const left: InterviewChange = { kind: 'offersLeft', offers: [1, 3] }
    expect(shown('dana', offers, left)).toEqual([['about', 'about', ['kind']]])
  })
})

describe('answers from elsewhere are sorted', () => {
  const sort = (
    values: readonly (readonly [string, AnswerValue])[],
    ...changes: readonly InterviewChange[]
  ) => {
    const all = values.map(([question, value]) => proposed(question, value))
    const { offers, ...counts } = sortProposed(compiled, made(...changes), all)
    return { ...counts, offers: offers.map(({ question, value }) => [question, value]) }
  }
  const none = { same: 0, known: 0, wrong: 0, offers: [] }

  test('into what is new, each once, as tidy as a typed answer, with where it comes from', () => {
    expect(
      sort([
        ['many', ['x', 'y']],
        ['many', ['y', 'x']],
        ['many', ['x']],
      ]),
    ).toEqual({
      ...none,
      known: 1,
      offers: [
        ['many', ['x', 'y']],
        ['many', ['x']],
      ],
    })
    const tidy = sortProposed(compiled, made(), [proposed('services', [' pay ', ''])])
    expect(tidy.offers).toEqual([proposed('services', ['pay'])])
  })

  test('into what is no answer: to no question, to one that is asked no more, none at all, a wrong one', () => {
    expect(
      sort([
        ['nobody-asks', 'yes'],
        ['old', 'yes'],
        ['kind', null],
        ['kind', 'perhaps'],
        ['many', ['x', 'x']],
      ]),
    ).toEqual({ ...none, wrong: 5 })
  })

  test('into what was said already, by anybody', () => {
    const after = [said('kind', 'yes'), said('kind', 'no', 'ravi'), said('many', ['x', 'y'])]
    expect(
      sort(
        [
          ['kind', 'yes'],
          ['kind', 'no'],
          ['many', ['y', 'x']],
        ],
        ...after,
      ),
    ).toEqual({
      ...none,
      same: 3,
    })
  })

  test('into what is offered or was refused; the same words for another question are new', () => {
    const refused: InterviewChange = { kind: 'offersRefused', offers: [1] }
    const before = [offer(['kind', 'yes'], ['many', ['x']]), refused]
    expect(
      sort(
        [
          ['kind', 'yes'],
          ['many', ['x']],
          ['copies', 'yes'],
        ],
        ...before,
      ),
    ).toEqual({
      ...none,
      known: 2,
      offers: [['copies', 'yes']],
    })
  })
})
