import { expect, test } from 'vitest'
import type { ActionRequest } from '../../src/conversation/act.ts'
import { createUnconfirmedCards } from '../../src/conversation/unconfirmed-cards.ts'
import type { SendEntry, Sender } from '../../src/review/ports.ts'
import { Bench } from '../review/bench.ts'
import { MemoryShelf } from '../storage/memory-shelf.ts'

const dana: Sender = { workspace: 'local', channel: 'web', who: { id: 'dana', name: 'Dana' } }

async function begin() {
  const bench = new Bench()
  const shelf = new MemoryShelf()
  const acted: ActionRequest[] = []
  const cards = createUnconfirmedCards({
    shelf,
    reviews: () => bench.reviews,
    act: async (asked) => acted.push(asked),
  })
  const review = await bench.start('Dana', 'Swim Booking')
  const { own } = await bench.feed('Dana', review)
  const entry = (id: string, unasked = false): SendEntry => ({
    key: { workspace: 'local', id: review },
    entry: id,
    kind: 'question',
    message: { audience: 'people', elements: [] },
    repeat: true,
    unasked,
  })
  return { bench, shelf, cards, acted, review, entry, last: own.at(-1)?.id ?? '' }
}

test('a question that somebody may not have got comes again, once', async () => {
  const { cards, acted, review, entry, last } = await begin()
  await cards.note('dana', entry(last))
  await cards.note('dana', entry(last))
  expect(await cards.has(dana)).toBe(true)
  expect(await cards.bringAgain('d1', dana)).toBe(true)
  expect(acted).toEqual([
    { id: `d1/again/${review}`, sender: dana, action: { type: 'continue', review } },
  ])
  expect(await cards.has(dana)).toBe(false)
  expect(await cards.bringAgain('d2', dana)).toBe(false)
})

test('what they are past, or cannot see any more, does not', async () => {
  const { bench, cards, acted, review, entry, last } = await begin()
  await cards.note('dana', entry(last))
  await bench.act('Dana', { type: 'skip', review, question: 'about.what', version: 0 })
  expect(await cards.bringAgain('d1', dana)).toBe(false)
  await cards.note('dana', { ...entry(last), key: { workspace: 'local', id: 'gone' } })
  expect(await cards.bringAgain('d2', dana)).toBe(false)
  expect(acted).toEqual([])
})

test('what nobody waits for is not noted, and each workspace has its own shelf', async () => {
  const { shelf, cards, entry } = await begin()
  await cards.note('dana', entry('question/1', true))
  expect(await shelf.names('')).toEqual([])
  const other = entry('question/1')
  await cards.note('mei', { ...other, key: { ...other.key, workspace: 'chat:T1' } })
  expect(await shelf.names('')).toEqual(['chat/T1/doubtful/mei'])
})

test('somebody who writes to two instances at once gets it again once', async () => {
  const { bench, shelf, cards, acted, entry, last } = await begin()
  const act = async (asked: ActionRequest) => acted.push(asked)
  const others = createUnconfirmedCards({ shelf, reviews: () => bench.reviews, act })
  await Promise.all([cards.note('dana', entry(last)), others.note('dana', entry('other'))])
  const both = [cards.bringAgain('d1', dana), others.bringAgain('d2', dana)]
  expect((await Promise.all(both)).toSorted()).toEqual([false, true])
  expect(acted).toHaveLength(1)
})
