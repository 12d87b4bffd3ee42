import { describe, expect, test } from 'vitest'
import {
  answerOf,
  askedOf,
  handoverOf,
  type Interview,
  isReal,
  opinionsOn,
  predecessorsOf,
  revisitOf,
  trailOf,
  versionOf,
} from '../../src/engine/interview.ts'
import { answered, at, back, handed, made, values } from './interview-changes.ts'

describe('an answer', () => {
  test('takes the place of the same person’s earlier one, and of nobody else’s', () => {
    const interview = made(
      answered('a', 'dana', 'x'),
      answered('a', 'mei', 'y'),
      answered('b', 'dana', 'z'),
      answered('a', 'dana', 'w'),
    )
    expect(values(interview)).toEqual([
      ['mei', 'y'],
      ['dana', 'z'],
      ['dana', 'w'],
    ])
    expect(answerOf(interview, 'a', 'dana')?.value).toBe('w')
    expect(answerOf(interview, 'b', 'mei')).toBeUndefined()
  })

  test('counts how often a person changed it', () => {
    const interview = made(
      answered('a', 'dana', 'x'),
      answered('a', 'dana', 'y'),
      answered('a', 'mei', 'y'),
    )
    expect(versionOf(interview, 'a', 'dana')).toBe(2)
    expect(versionOf(interview, 'a', 'mei')).toBe(1)
    expect(versionOf(interview, 'b', 'dana')).toBe(0)
    expect(versionOf(interview, 'constructor', 'dana')).toBe(0)
  })

  test('goes to the end of what that person settled, and ends their look at it', () => {
    const interview = made(
      answered('a', 'dana', 'x'),
      answered('b', 'dana', 'x'),
      { kind: 'revisiting', by: 'dana', question: 'a' },
      { kind: 'revisiting', by: 'mei', question: 'a' },
      answered('a', 'dana', 'y'),
    )
    expect(trailOf(interview, 'dana')).toEqual(['b', 'a'])
    expect(revisitOf(interview, 'dana')).toBeUndefined()
    expect(revisitOf(interview, 'mei')).toBe('a')
  })

  test('keeps that it settles, and the numbers of services, only where it has them', () => {
    const [plain, full] = made(
      answered('a', 'dana', 'x'),
      answered('b', 'dana', 'y', { settles: true, numbers: [2] }),
    ).answers
    expect(plain).toEqual({ question: 'a', by: 'dana', at, value: 'x' })
    expect(full).toEqual({
      question: 'b',
      by: 'dana',
      at,
      value: 'y',
      settles: true,
      numbers: [2],
    })
  })

  test('is real unless it was skipped or nobody was sure', () => {
    expect(['x', [], '', '?', null].map((value) => isReal(value))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})

describe('a question that is given to somebody', () => {
  const whom = (interview: Interview, question: string) => [
    handoverOf(interview, question)?.to,
    opinionsOn(interview, question).map(({ to }) => to),
  ]

  test('is with one person at most, and others stay asked as well', () => {
    const interview = made(
      handed('ravi', ['a', 'b']),
      handed('tom', ['a'], { second: true }),
      handed('mei', ['a']),
    )
    expect(whom(interview, 'a')).toEqual(['mei', ['tom']])
    expect(whom(interview, 'b')).toEqual(['ravi', []])
    expect(askedOf(interview, 'tom')).toEqual([{ question: 'a', from: 'dana', to: 'tom', at }])
  })

  test('is not asked twice of one person', () => {
    const asked = handed('tom', ['a'], { second: true })
    expect(whom(made(asked, asked), 'a')).toEqual([undefined, ['tom']])
    expect(whom(made(asked, handed('tom', ['a'])), 'a')).toEqual(['tom', []])
  })

  test('instead of somebody else is asked of them no more', () => {
    const asked = handed('tom', ['a', 'b'], { second: true })
    const instead = handed('mei', ['a'], { second: true, insteadOf: 'tom' })
    const interview = made(asked, instead)
    expect(whom(interview, 'a')).toEqual([undefined, ['mei']])
    expect(whom(interview, 'b')).toEqual([undefined, ['tom']])
  })

  test('lets earlier answers count beside each other again', () => {
    const interview = made(
      answered('a', 'ravi', 'x', { settles: true }),
      answered('b', 'ravi', 'y', { settles: true }),
      handed('mei', ['a']),
    )
    expect(interview.answers.map(({ settles }) => settles)).toEqual([undefined, true])
  })

  test('as a second opinion ends the look of whoever asks, at that question alone', () => {
    const look = { kind: 'revisiting', by: 'dana', question: 'a' } as const
    const second = (question: string) => handed('tom', [question], { second: true })
    expect(made(look, second('a')).revisit).toEqual({})
    expect(made(look, second('b')).revisit).toEqual({ dana: 'a' })
    expect(made(look, handed('tom', ['a'])).revisit).toEqual({ dana: 'a' })
  })

  test('is nobody’s again once it is taken back by whoever gave it: from all', () => {
    const interview = made(
      handed('ravi', ['a', 'b']),
      handed('tom', ['a'], { second: true }),
      back('dana', 'a'),
    )
    expect(whom(interview, 'a')).toEqual([undefined, []])
    expect(whom(interview, 'b')).toEqual(['ravi', []])
    expect(interview.declined).toEqual([])
  })

  test('“not me” is remembered, and leaves the others asked', () => {
    const asked = [handed('ravi', ['a']), handed('tom', ['a'], { second: true })]
    const first = made(...asked, back('ravi', 'a'))
    expect(whom(first, 'a')).toEqual([undefined, ['tom']])
    expect(first.declined).toEqual([{ question: 'a', person: 'ravi' }])
    const second = made(...asked, back('tom', 'a'))
    expect(whom(second, 'a')).toEqual(['ravi', []])
    expect(second.declined).toEqual([{ question: 'a', person: 'tom' }])
    expect(made(...asked, back('ravi', 'a'), handed('ravi', ['a'])).declined).toEqual([])
  })

  test('of somebody who left is nobody’s, unless they have answered it', () => {
    const interview = made(
      handed('ravi', ['a', 'b']),
      handed('ravi', ['c'], { second: true }),
      handed('tom', ['d']),
      answered('b', 'ravi', 'x'),
      { kind: 'left', person: 'ravi' },
    )
    expect(['a', 'b', 'c', 'd'].map((question) => whom(interview, question))).toEqual([
      [undefined, []],
      ['ravi', []],
      [undefined, []],
      ['tom', []],
    ])
  })
})

describe('whoever leads the interview', () => {
  test('is through with what those before them settled', () => {
    const interview = made(
      { kind: 'succeeded', from: 'dana', to: 'ravi' },
      { kind: 'succeeded', from: 'ravi', to: 'mei' },
    )
    expect(predecessorsOf(interview, 'ravi')).toEqual(['dana'])
    expect(predecessorsOf(interview, 'mei')).toEqual(['dana', 'ravi'])
    expect(predecessorsOf(interview, 'dana')).toEqual([])
  })

  test('is never before themselves, nor anybody twice', () => {
    const interview = made(
      { kind: 'succeeded', from: 'dana', to: 'ravi' },
      { kind: 'succeeded', from: 'ravi', to: 'dana' },
      { kind: 'succeeded', from: 'ravi', to: 'dana' },
    )
    expect(predecessorsOf(interview, 'dana')).toEqual(['ravi'])
  })
})

describe('moving on from a look at an earlier answer', () => {
  const look = { kind: 'revisiting', by: 'dana', question: 'a' } as const

  test('leaves it settled last, where it was settled', () => {
    const moved = made(answered('a', 'dana', 'x'), answered('b', 'dana', 'x'), look, {
      kind: 'movedOn',
      by: 'dana',
    })
    expect(trailOf(moved, 'dana')).toEqual(['b', 'a'])
    expect(moved.revisit).toEqual({})
  })

  test('settles nothing that was not, and changes nothing without a look', () => {
    const never = made(answered('b', 'dana', 'x'), look, { kind: 'movedOn', by: 'dana' })
    expect(trailOf(never, 'dana')).toEqual(['b'])
    expect(trailOf(made({ kind: 'movedOn', by: 'dana' }), 'dana')).toEqual([])
  })
})

test('what is asked again stays open until it is dealt with', () => {
  const interview = made(
    { kind: 'askedAgain', questions: ['a', 'b'], most: 8 },
    answered('a', 'dana', 'x'),
  )
  expect(interview.again).toEqual({ questions: ['a', 'b'], open: ['b'], most: 8 })
})

test('chosen questions only grow, each once', () => {
  const interview = made(
    { kind: 'detailChosen', depth: 'quick', questions: ['a', 'b'] },
    { kind: 'detailChosen', depth: 'full', questions: ['b', 'c'] },
    { kind: 'wentDeeper', questions: ['d'] },
    { kind: 'wentDeeper', questions: ['d', 'e'] },
  )
  expect(interview).toMatchObject({
    depth: 'full',
    chosen: ['a', 'b', 'c'],
    deeper: ['d', 'e'],
  })
})
