import { describe, expect, test } from 'vitest'
import { Bench, words } from './bench.ts'
import { copyOfPosted } from './posted-check.ts'

describe('the operator gives a check to somebody else', () => {
  test('by its name, and everybody in it is told, also who looks after it now', async () => {
    const { bench, review, finding } = await copyOfPosted()
    await bench.act('Mei', { type: 'takeStance', review, finding, stance: 'yes' })
    expect(await bench.reviews.entrust('clinic booking', 'Mei')).toEqual({
      product: 'Clinic Booking',
      name: 'Mei',
    })
    for (const [name, line] of [
      ['Mei', 'You look after Clinic Booking now.'],
      ['Dana', 'Mei looks after Clinic Booking now. Whoever runs Whatif arranged it.'],
    ] as const) {
      const { own } = await bench.feed(name, review)
      expect(own.map(({ message }) => words(message)).join('\n')).toContain(line)
    }
    expect((await bench.feed('Mei', review)).role).toBe('facilitator')
    expect((await bench.feed('Dana', review)).role).toBe('participant')
  })

  test('by its id where two have one name, and to nobody whom it does not know by an account', async () => {
    const bench = new Bench()
    const one = await bench.start('Dana', 'Swim Booking')
    await bench.start('Ravi', 'Swim Booking')
    await expect(bench.reviews.entrust('Swim Booking', 'Mei')).rejects.toMatchObject({
      code: 'bad-input',
      hint: expect.stringContaining(one),
    })
    await bench.reviews.entrust(one, 'Mei')
    expect((await bench.feed('Mei', one)).role).toBe('facilitator')
  })

  test.each([
    ['Another check', 'Mei', 'There is no check called “Another check”.'],
    ['Swim Booking', 'Dana', 'Dana looks after this check already.'],
  ])('%s to %s is refused in one sentence', async (check, person, message) => {
    const bench = new Bench()
    await bench.start('Dana', 'Swim Booking')
    await expect(bench.reviews.entrust(check, person)).rejects.toThrow(message)
  })
})
