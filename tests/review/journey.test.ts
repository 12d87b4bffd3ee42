import { describe, expect, test } from 'vitest'
import { Bench, words } from './bench.ts'

const clinic = {
  'about.stage': 'live',
  'about.shape': ['web', 'app'],
  'about.features': ['signin', 'message'],
  'people.who': ['public', 'staff', 'vulnerable'],
  'people.count': 'mid',
  'info.kinds': ['contact', 'health'],
  'info.leak': 'hurt',
  'info.change': 'serious',
  'wrong.down': 'hours',
  'wrong.never': 'A patient’s notes must never be shown to somebody else.',
  'wrong.closest': 'leak',
  'conn.kinds': ['mail'],
  'in.how': ['password'],
}

describe('a check from the first word to the last', () => {
  test('the product’s name alone starts it, and the first question stands open', async () => {
    const bench = new Bench()
    const review = await bench.start('Dana', 'Clinic Booking')
    const { own, thread } = await bench.feed('Dana', review)
    expect(own.map(({ id }) => id.split('/')[0])).toEqual(['greeting', 'question'])
    expect(words(own[0]?.message)).toContain('Hi Dana')
    expect(thread).toEqual([])
  })

  test('answers lead to the summary, and two people talk a story through', async () => {
    const bench = new Bench()
    const review = await bench.start('Dana', 'Clinic Booking')
    const walked = await bench.answerAll('Dana', review, clinic)
    expect(walked.length).toBeLessThanOrEqual(36)
    expect(words(await bench.open('Dana', review))).toContain('look over your answers')
    await bench.act('Dana', { type: 'preview', review })
    expect(words(await bench.open('Dana', review))).toContain('What could go wrong')
    await bench.act('Dana', { type: 'publish', review, how: 'all' })
    const { thread } = await bench.feed('Mei', review)
    expect(thread.map(({ id }) => id)).toContain('story/must-never-happen')
    const story = thread.filter(({ id }) => id.startsWith('story/'))[1]?.id.slice(6) ?? ''
    const on = { review, finding: story }
    const refused = await bench.act('Mei', { type: 'takeStance', ...on, stance: 'no' })
    expect(refused.form).toBeDefined()
    await bench.act('Mei', {
      type: 'takeStance',
      ...on,
      stance: 'no',
      reason: 'We test it',
      shareReason: true,
    })
    await bench.act('Dana', { type: 'secondNo', ...on, claimBy: 'mei' })
    const after = await bench.feed('Ravi', review)
    const summary = after.thread.find(({ id }) => id === 'summary')
    expect(words(summary?.message)).toMatch(/1 of \d+ talked through/)
  })
})
