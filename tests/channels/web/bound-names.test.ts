import { expect, test } from 'vitest'
import { openBoundNames } from '../../../src/channels/web/bound-names.ts'
import { emptyShelfOf } from '../../../src/review/erasing/shelf-without.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'

test('a name of somebody who was erased is free again in an instance that runs on', async () => {
  const shelf = new MemoryShelf()
  const bound = await openBoundNames(shelf)
  await bound.add('dana')
  await bound.add('mei')
  await emptyShelfOf(shelf, { workspace: 'local', person: 'dana' })
  await bound.refresh()
  expect([bound.has('dana'), bound.has('mei')]).toEqual([false, true])
})

test('a list that was read before a name was added does not take it away again', async () => {
  const shelf = new MemoryShelf()
  const bound = await openBoundNames(shelf)
  await Promise.all([bound.refresh(), bound.add('dana'), bound.refresh()])
  expect(bound.has('dana')).toBe(true)
})

test('a list that makes no sense frees nobody', async () => {
  const shelf = new MemoryShelf()
  const bound = await openBoundNames(shelf)
  await bound.add('dana')
  await shelf.put('page/bound-names', { not: 'a list' })
  await bound.refresh()
  expect(bound.has('dana')).toBe(true)
})

test('without a shelf a name stays bound as long as the program runs', async () => {
  const bound = await openBoundNames()
  await bound.add('dana')
  await bound.refresh()
  expect(bound.has('dana')).toBe(true)
})
