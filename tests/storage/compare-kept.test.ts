import { expect, test } from 'vitest'
import { compareKept, isEmpty } from '../../src/storage/compare-kept.ts'
import { handOn } from '../../src/storage/kept-data.ts'
import { answer, create, key } from '../contracts/change-samples.ts'
import { keptIn } from './kept-in.ts'
import { MemoryShelf } from './memory-shelf.ts'
import { MemoryStore } from './memory-store.ts'

function place() {
  const [store, shelf] = [new MemoryStore(), new MemoryShelf()]
  return { store, shelf, kept: keptIn(store, shelf) }
}

async function copied() {
  const [one, other] = [place(), place()]
  await one.store.append(key, create('d0'))
  await one.store.append({ ...key, id: 'r2' }, create('d0'))
  await one.shelf.put('a', { b: 1, a: [2] })
  await handOn(one.kept, {
    check: async (record) => other.store.hold(record),
    item: (name, value) => other.shelf.put(name, value),
  })
  return { one, other }
}

test('what was copied is the same, whatever the order of its fields', async () => {
  const { one, other } = await copied()
  await other.shelf.put('a', { a: [2], b: 1 })
  expect(await compareKept(one.kept, other.kept)).toEqual({ checks: 2, items: 1, different: [] })
})

test('what is other, missing or too much in one of both is named', async () => {
  const { one, other } = await copied()
  await one.store.append(key, answer(1, 'a'))
  await other.shelf.put('a', { b: 1, a: [2, 2] })
  await other.shelf.put('c', 1)
  await other.store.append({ ...key, id: 'r3' }, create())
  const { different } = await compareKept(one.kept, other.kept)
  expect(different.toSorted()).toEqual(['check w1/r1', 'check w1/r3', 'shelf a', 'shelf c'])
})

test('a place is empty as long as neither a check nor anything else is kept there', async () => {
  const { shelf, kept } = place()
  expect(await isEmpty(kept)).toBe(true)
  await shelf.put('a', 1)
  expect(await isEmpty(kept)).toBe(false)
  const other = place()
  await other.store.append(key, create())
  expect(await isEmpty(other.kept)).toBe(false)
})
