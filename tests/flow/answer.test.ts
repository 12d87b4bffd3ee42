import { describe, expect, test } from 'vitest'
import { limits } from '../../src/domain/limits.ts'
import {
  type AnswerValue,
  answerProblem,
  keepsOrder,
  sameAnswer,
  tidyAnswer,
} from '../../src/flow/answer.ts'
import type { Question } from '../../src/flow/flow.ts'
import { ask, choice, flowOf } from '../engine/small-flow.ts'

const choices = [choice('shop'), choice('blog'), choice('none', { exclusive: true })]
const flow = flowOf({
  all: [
    ask('single', { choices }),
    ask('multi', { type: 'multi', choices }),
    ask('text', { type: 'text', choices: [] }),
    ask('list', { type: 'list', choices: [], max: 2 }),
    ask('words', {
      type: 'list',
      choices: [],
      entries: [
        { ask: 'Who uses it', suggested: 'people' },
        { ask: 'Who works on it', suggested: 'staff' },
        { ask: 'What it keeps', suggested: 'thing' },
      ],
    }),
    ask('people', {
      type: 'people',
      choices: [],
      roles: [
        { owner: 'tech', ask: 'Who builds it?' },
        { owner: 'ops', ask: 'Who runs it?' },
      ],
    }),
  ],
})
const question = (id: string) => flow.questions.find((one) => one.id === id) as Question

describe('what can be an answer', () => {
  const cases: [string, AnswerValue, string | undefined][] = [
    ['single', 'shop', undefined],
    ['single', ['shop'], undefined],
    ['single', 'Shop', 'not-a-choice'],
    ['single', ['shop', 'blog'], 'one-only'],
    ['multi', ['shop', 'blog'], undefined],
    ['multi', ['none'], undefined],
    ['multi', ['shop', 'none'], 'not-together'],
    ['multi', ['shop', 'shop'], 'not-together'],
    ['multi', ['shop', 'boat'], 'not-a-choice'],
    ['multi', [], 'empty'],
    ['text', 'Lessons', undefined],
    ['text', '   ', 'empty'],
    ['text', ['Lessons', 'Boats'], 'one-only'],
    ['text', 'x'.repeat(limits.answer), undefined],
    ['text', 'x'.repeat(limits.answer + 1), 'too-long'],
    ['list', ['Ship', 'Mail'], undefined],
    ['list', ['Ship', 'Mail', 'Bank'], 'too-many'],
    ['words', ['', '', 'Notes'], undefined],
    ['words', ['Cooks', 'Cooks', 'Notes', 'Pans'], 'too-many'],
    ['people', ['', 'Mei'], undefined],
    ['people', ['', ''], 'empty'],
    ['people', ['Ravi', 'Mei', 'Dana'], 'too-many'],
  ]

  test.each(cases)('%s takes %j: %s', (id, value, problem) => {
    expect(answerProblem(question(id), value)).toBe(problem)
  })

  test.each(['single', 'multi', 'text', 'list', 'people'])(
    '"not sure" and a skip always do: %s',
    (id) => {
      expect(answerProblem(question(id), '?')).toBeUndefined()
      expect(answerProblem(question(id), null)).toBeUndefined()
    },
  )
})

describe('when two answers are the same', () => {
  test('the order of choices does not matter', () => {
    expect(sameAnswer(['shop', 'blog'], ['blog', 'shop'])).toBe(true)
    expect(sameAnswer(['shop', 'blog'], ['shop'])).toBe(false)
    expect(sameAnswer('shop', ['shop'])).toBe(true)
  })

  test('the order of names does: each stands in its place', () => {
    expect(sameAnswer(['Ravi', 'Mei'], ['Mei', 'Ravi'], true)).toBe(false)
    expect(keepsOrder(question('people')) && keepsOrder(question('list'))).toBe(true)
    expect(keepsOrder(question('multi'))).toBe(false)
  })

  test('a skip is no "not sure", and neither is an answer', () => {
    expect(sameAnswer(null, '?')).toBe(false)
    expect(sameAnswer(null, null)).toBe(true)
    expect(sameAnswer('?', 'shop')).toBe(false)
  })
})

describe('what is kept of what was typed', () => {
  test('spaces at the ends go, and so do blank entries of a list', () => {
    expect(tidyAnswer(question('text'), '  Lessons ')).toBe('Lessons')
    expect(tidyAnswer(question('list'), [' Ship', ' ', 'Mail'])).toEqual(['Ship', 'Mail'])
  })

  test('where each place has a meaning, a gap stays one, and what is empty behind the last goes', () => {
    expect(tidyAnswer(question('words'), [' Cooks', ' - ', 'Notes '])).toEqual([
      'Cooks',
      '',
      'Notes',
    ])
    expect(tidyAnswer(question('words'), ['Cooks', '', '–'])).toEqual(['Cooks'])
    expect(tidyAnswer(question('words'), ['-', ''])).toEqual([])
  })

  test('people keep their places, and choices are left alone', () => {
    expect(tidyAnswer(question('people'), [' ', 'Mei '])).toEqual(['', 'Mei'])
    expect(tidyAnswer(question('single'), ' shop')).toBe(' shop')
    expect(tidyAnswer(question('text'), '?')).toBe('?')
    expect(tidyAnswer(question('text'), null)).toBeNull()
  })
})
