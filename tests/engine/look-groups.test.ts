import { describe, expect, test } from 'vitest'
import { decideAskAgain, decideConfirm, mostForOneChange } from '../../src/engine/decide-look.ts'
import type { InterviewChange } from '../../src/engine/interview-change.ts'
import { askedHere, stillTrueGroups, titlesOfGroup } from '../../src/engine/look-again.ts'
import { compileFlow } from '../../src/engine/machine.ts'
import { answered, at, elsewhere, handed, made } from './interview-changes.ts'
import { ask, flowOf, when } from './small-flow.ts'

const many = (section: string, count: number) =>
  Array.from({ length: count }, (_, n) => ask(`${section}${n + 1}`))
const flow = flowOf(
  {
    one: many('a', 4),
    two: many('b', 1),
    three: many('c', 2),
    four: many('d', 2),
    five: [ask('e1', { when: when('a1', 'no') }), ask('e2')],
  },
  { changes: { wayIn: ['b1', 'a1', 'e1'], service: ['c1'] } },
)
const compiled = compileFlow(flow)
const carried = (...ids: string[]) => ids.map((id) => elsewhere(id, 'yes'))
const all = ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'c2', 'd1', 'd2']
const groups = (...changes: readonly InterviewChange[]) =>
  stillTrueGroups(compiled, made(...changes)).map(({ id, sections }) => [
    id,
    sections.map(({ title, questions }) => `${title}: ${questions.join(' ')}`),
  ])

describe('what is looked at together', () => {
  test('are three groups of whole sections at most, the longest as short as can be', () => {
    expect(groups(...carried(...all))).toEqual([
      ['one', ['one: a1 a2 a3 a4']],
      ['two', ['two: b1', 'three: c1 c2']],
      ['four', ['four: d1 d2']],
    ])
    expect(groups(...carried('a1'))).toEqual([['one', ['one: a1']]])
    expect(groups()).toEqual([])
  })

  test('where two ways are as short, the first groups are the short ones', () => {
    expect(groups(...carried('a1', 'b1', 'c1', 'd1')).map(([id]) => id)).toEqual([
      'one',
      'two',
      'three',
    ])
    expect(groups(...carried('a1', 'b1', 'c1', 'd1', 'e2')).map(([id]) => id)).toEqual([
      'one',
      'two',
      'four',
    ])
  })

  test('keep their places while they are dealt with, and go once nothing is left of them', () => {
    const hold = (...questions: string[]): InterviewChange => ({
      kind: 'confirmed',
      questions,
      by: 'dana',
      at,
    })
    expect(groups(...carried(...all), hold('b1'))[1]).toEqual(['two', ['three: c1 c2']])
    expect(groups(...carried(...all), hold('b1', 'c1', 'c2')).map(([id]) => id)).toEqual([
      'one',
      'four',
    ])
  })

  test('leave out what nobody was sure of, what is with somebody, and what does not apply any more', () => {
    expect(groups(elsewhere('a1', '?'), elsewhere('a2', 'yes'))).toEqual([['one', ['one: a2']]])
    expect(groups(...carried('a1', 'a2'), handed('ravi', ['a1']))).toEqual([['one', ['one: a2']]])
    expect(groups(...carried('a1', 'e1', 'e2')).at(-1)).toEqual(['five', ['five: e2']])
  })

  test('are called by the titles of all their sections, dealt with or not', () => {
    const interview = made(...carried(...all), answered('b1', 'dana', 'no'))
    expect(titlesOfGroup(compiled, interview, 'two')).toEqual(['two', 'three'])
    expect(titlesOfGroup(compiled, interview, 'three')).toEqual([])
  })
})

describe('what a second look asks by itself', () => {
  const asks = (...changes: readonly InterviewChange[]) =>
    all.filter(askedHere(compiled, made(...changes)))

  test('is what has no answer from elsewhere, what nobody was sure of, and what was said since', () => {
    const known = carried('a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'c2')
    expect(asks(...known)).toEqual(['d1', 'd2'])
    expect(asks(...known, elsewhere('d1', '?'))).toEqual(['d1', 'd2'])
    expect(asks(...known, answered('b1', 'dana', 'no'))).toEqual(['b1', 'd1', 'd2'])
  })

  test('is only what is asked again, where something has changed, and what is new', () => {
    const again: InterviewChange = { kind: 'askedAgain', questions: ['b1'], most: 8 }
    const known = carried('a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'c2', 'd1')
    expect(asks(...known, again)).toEqual(['b1', 'd2'])
    const deeper: InterviewChange = { kind: 'wentDeeper', questions: ['c1'] }
    expect(asks(...known, again, deeper)).toEqual(['b1', 'c1', 'd2'])
  })
})

describe('what is decided at a second look', () => {
  test('a change asks what it touches, as far as it applies, eight for each change', () => {
    const decide = (...changes: ('wayIn' | 'service' | 'ai')[]) =>
      decideAskAgain(compiled, made(...carried(...all)), changes)
    const asked = (questions: string[], most: number) => ({
      changes: [{ kind: 'askedAgain', questions, most }],
    })
    expect(mostForOneChange).toBe(8)
    expect(decide('wayIn')).toEqual(asked(['a1', 'b1'], 8))
    expect(decide('service', 'wayIn', 'wayIn')).toEqual(asked(['a1', 'b1', 'c1'], 16))
    expect(decide('ai')).toEqual(asked([], 8))
    expect(decide()).toEqual(asked([], 0))
  })

  test('what holds is confirmed once, and what nobody suggested is not', () => {
    const confirm = (...questions: string[]) =>
      decideConfirm(made(...carried('a1', 'a2')), {
        kind: 'confirm',
        questions,
        person: 'dana',
        at,
      })
    expect(confirm('a1', 'a1', 'b1')).toEqual({
      changes: [{ kind: 'confirmed', questions: ['a1'], by: 'dana', at }],
    })
    expect(confirm('b1')).toEqual({ changes: [] })
  })
})
