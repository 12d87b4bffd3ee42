import { beforeEach, describe, expect, test } from 'vitest'
import { Bench, words } from './bench.ts'

let bench: Bench
let review: string

beforeEach(async () => {
  bench = new Bench()
  review = await bench.start('Dana', 'Swim Booking')
})

const act = async (action: object) =>
  (await bench.act('Dana', { review, ...action })).replies.map(words).join('\n')
const answer = (question: string, value: string | readonly string[], version = 0) =>
  act({ type: 'answer', question, value, version })
const open = async () => words(await bench.open('Dana', review))

describe('looking over one’s answers', () => {
  test('an answer that no longer counts is set apart, and comes back when it counts again', async () => {
    const given = { 'about.features': ['signin', 'pay'], 'in.how': ['password'] }
    await bench.answerAll('Dana', review, given)
    const before = await open()
    expect(before).not.toContain('No longer asked')
    await act({ type: 'change', question: 'about.features' })
    await answer('about.features', ['none'], 1)
    await bench.answerAll('Dana', review, given)
    const [counts = '', apart = ''] = (await open()).split('No longer asked')
    expect(counts).not.toContain('A password only')
    expect(apart).toContain('A password only')
    await act({ type: 'change', question: 'about.features' })
    await answer('about.features', ['signin', 'pay'], 2)
    await bench.answerAll('Dana', review, given)
    expect(await open()).not.toContain('No longer asked')
  })
})

describe('what somebody writes', () => {
  test.each([
    ['600 letters', 'x'.repeat(600), true],
    ['601 letters', 'x'.repeat(601), false],
    ['600 faces, each two letters for a program', '😀'.repeat(600), true],
    ['601 faces', '😀'.repeat(601), false],
    ['600 letters with an accent set apart', 'e\u0301'.repeat(600), true],
    ['100 families, each eleven letters for a program', '👨‍👩‍👧‍👦'.repeat(100), true],
  ])('%s: what people see is counted', async (_what, value, isTaken) => {
    expect((await answer('about.what', value)).includes('a bit long')).toBe(!isTaken)
  })

  test('in several lines stays in several lines', async () => {
    await answer('about.what', 'Families book.\n- Coaches *see* who comes.\n\nThat is all.')
    const { own } = await bench.feed('Dana', review)
    const card = own.find(({ id }) => id.startsWith('question/dana/about.what'))
    expect(words(card?.message).split('\n')).toEqual([
      expect.stringMatching(/:$/),
      'Families book.',
      '- Coaches *see* who comes.',
      'That is all.',
      expect.stringContaining('Change'),
    ])
  })
})
