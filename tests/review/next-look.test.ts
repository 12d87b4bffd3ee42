import { beforeEach, describe, expect, test } from 'vitest'
import { say } from '../own-content.ts'
import { type Bench, words } from './bench.ts'
import { day, standing, stateOf, tap } from './looking.ts'
import { buttonsIn, fieldIn, labelsIn } from './pressing.ts'

let bench: Bench
let review: string

beforeEach(async () => {
  ;({ bench, review } = await standing())
})

describe('the next look', () => {
  const close = () => bench.act('Dana', { type: 'close', review, sure: true })

  test('is asked for at closing, and one tap answers', async () => {
    const { replies } = await close()
    const asked = labelsIn(replies[0])
    expect(asked).toEqual([
      say('look.next.sprint'),
      say('look.next.threeMonths'),
      say('look.next.sixMonths'),
      say('look.next.date'),
      say('look.next.none'),
    ])
    const set = await tap('Dana', replies[0], say('look.next.threeMonths'))
    expect(words(set.replies[0])).toBe(say('look.next.set', { date: '20 Feb 2027' }))
    expect(words(await bench.open('Dana', review))).toContain('Next look: 20 Feb 2027')
  })

  test('takes a day, and only one that is still to come', async () => {
    const { replies } = await close()
    const { form } = await tap('Dana', replies[0], say('look.next.date'))
    expect(form?.elements).toHaveLength(1)
    const past = await bench.act('Dana', { ...form?.submit.action, on: '2020-01-01' })
    expect(past.wrong).toBe('on')
    expect(past.form).toBeDefined()
    const none = await bench.act('Dana', { ...form?.submit.action, on: '' })
    expect(words(none.replies[0])).toBe(say('look.next.noDay'))
    const set = await bench.act('Dana', { ...form?.submit.action, on: '2027-03-01' })
    expect(words(set.replies[0])).toBe(say('look.next.set', { date: '1 Mar 2027' }))
  })

  test('comes by itself on its day, with a way to begin', async () => {
    const { replies } = await close()
    await tap('Dana', replies[0], say('look.next.sixMonths'))
    expect(
      buttonsIn(await bench.open('Dana', review)).map(({ action }) => action.type),
    ).not.toContain('lookAgain')
    bench.clock.pass(183 * day)
    const card = await bench.open('Dana', review)
    expect(words(card)).toContain('It is time to look at Swim Booking again.')
    const { review: next } = await tap('Dana', card, say('look.known.look'))
    expect(labelsIn(await bench.open('Dana', next ?? ''))).toContain(say('look.stillTrue.all'))
  })

  test('every sprint is one card with the boxes, again two weeks after somebody said what changed', async () => {
    const { replies } = await close()
    await tap('Dana', replies[0], say('look.next.sprint'))
    for (const sprint of [1, 2, 3]) {
      bench.clock.pass(14 * day)
      const card = await bench.open('Dana', review)
      expect(fieldIn(card, 'changes'), `sprint ${sprint}`).toBeDefined()
      const { replies: noted } = await tap('Dana', card, say('look.changes.none'))
      expect(words(noted[0])).toBe(say('look.changes.noted'))
      expect(fieldIn(await bench.open('Dana', review), 'changes')).toBeUndefined()
    }
    expect((await stateOf(review)).followUp.reported).toHaveLength(3)
    bench.clock.pass(14 * day)
    const card = await bench.open('Dana', review)
    const begun = await tap('Dana', card, say('look.changes.start'), { changes: ['supplier'] })
    expect(await bench.asked('Dana', begun.review ?? '')).toBe('sup.who')
  })

  test('is nobody else’s to set', async () => {
    await close()
    const { replies } = await bench.act('Mei', { type: 'setNextLook', review, rhythm: 'sprint' })
    expect(words(replies[0])).toContain('Only Dana can do that here')
  })
})
