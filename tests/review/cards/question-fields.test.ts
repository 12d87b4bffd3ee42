import { beforeEach, describe, expect, test } from 'vitest'
import { Bench, words } from '../bench.ts'
import { buttonsIn, fieldsIn } from '../pressing.ts'

let bench: Bench
let review: string

const act = (name: string, action: object) => bench.act(name, { review, ...action })
const skipTo = async (question: string) => {
  for (let at = await bench.asked('Dana', review); at !== question; ) {
    await act('Dana', { type: 'skip', question: at, version: 0 })
    at = await bench.asked('Dana', review)
  }
  return bench.open('Dana', review)
}
const on = (question: string, version = 0) => ({ review, question, version })
const shown = async () => {
  const { own } = await bench.feed('Dana', review)
  return own.map(({ message }) => words(message)).join('\n')
}

beforeEach(async () => {
  bench = new Bench()
  review = await bench.start('Dana', 'Swim Booking')
})

describe('the question for a team’s own words', () => {
  test('offers what was found, filled in to be mended, and uses none unasked', async () => {
    const hands = 'Parents book courts, coaches see their bookings. A pupil never pays.'
    await skipTo('about.hands')
    await act('Dana', { type: 'answer', ...on('about.hands'), value: hands })
    const card = await skipTo('about.noun')
    const [likeliest, ...others] = buttonsIn(card).filter(({ action }) => 'value' in action)
    expect(likeliest?.label).toBe('parents, coaches, bookings, book courts')
    expect(others.map(({ label }) => label)).toEqual([
      'pupils, coaches, bookings, book courts',
      'parents',
    ])
    expect(fieldsIn(card).map((field) => 'value' in field && field.value)).toEqual([
      'parents',
      'coaches',
      'bookings',
      'book courts',
    ])
    const noun = async () => {
      const record = await bench.store.load({ workspace: 'local', id: review })
      return record?.events.flatMap((event) =>
        event.type === 'answered' && event.question === 'about.noun' ? [event.value] : [],
      )
    }
    expect(await noun()).toEqual([])
    await act('Dana', { ...likeliest?.action })
    expect(await noun()).toEqual([['parents', 'coaches', 'bookings', 'book courts']])
    await act('Dana', { type: 'change', question: 'about.noun' })
    await act('Dana', { type: 'answer', ...on('about.noun', 1), value: ['', 'coaches', ' '] })
    expect(await shown()).toContain('words: coaches')
    await act('Dana', { type: 'change', question: 'about.noun' })
    const again = await bench.open('Dana', review)
    expect(fieldsIn(again).map((field) => 'value' in field && field.value)).toEqual([
      '',
      'coaches',
      '',
      '',
    ])
  })

  test('takes typed words into their places, and asks where it cannot tell', async () => {
    await skipTo('about.noun')
    await act('Dana', { type: 'say', text: 'gnomes, glitter' })
    expect(await bench.asked('Dana', review)).toBe('about.noun')
    await act('Dana', { type: 'say', text: 'gnomes, -, glitter' })
    expect(await shown()).toContain('gnomes, glitter')
  })
})
