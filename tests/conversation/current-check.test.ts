import { beforeEach, describe, expect, test } from 'vitest'
import { createCurrentChecks } from '../../src/conversation/current-check.ts'
import type { Sender, Shelf } from '../../src/review/ports.ts'
import { Bench } from '../review/bench.ts'
import { MemoryShelf } from '../storage/memory-shelf.ts'

const sender = (id: string): Sender => ({
  workspace: 'w:1',
  channel: 'chat',
  who: { id, name: id },
})
const dana = sender('dana')

describe('which check somebody means', () => {
  let shelf: Shelf
  beforeEach(() => {
    shelf = new MemoryShelf()
  })
  const open = () => createCurrentChecks({ reviews: () => new Bench().reviews, shelf })

  test('is the one at which they did something last, at whichever instance', async () => {
    const [one, other] = [open(), open()]
    one.note(dana, 'a')
    expect(await one.of(dana)).toBe('a')
    other.note(dana, 'b')
    expect(await other.of(dana)).toBe('b')
    expect(await one.of(dana)).toBe('b')
    one.note(dana, 'a')
    expect(await one.of(dana)).toBe('a')
    expect(await open().of(dana)).toBe('a')
  })

  test('is another once it is gone, for everybody in its workspace', async () => {
    const [one, other] = [open(), open()]
    other.note(sender('ravi'), 'a')
    one.note(dana, 'a')
    one.note(sender('mei'), 'b')
    await Promise.all([other.of(sender('ravi')), one.of(sender('mei'))])
    one.forget(dana, 'a')
    expect(await one.of(dana)).toBeUndefined()
    await expect.poll(() => other.of(sender('ravi'))).toBeUndefined()
    expect(await one.of(sender('mei'))).toBe('b')
  })

  test('is the newest open one where nothing can be kept', async () => {
    const bench = new Bench()
    const review = await bench.start('Dana', 'Swim Booking')
    const broken: Shelf = new MemoryShelf()
    broken.get = () => Promise.reject(new Error('broken'))
    broken.change = () => Promise.reject(new Error('broken'))
    const checks = createCurrentChecks({ reviews: () => bench.reviews, shelf: broken })
    checks.note(dana, 'gone')
    expect(await checks.of({ ...dana, workspace: 'local', channel: 'web' })).toBe(review)
  })
})
