import { expect, test } from 'vitest'
import { createDirectory } from '../../../src/channels/slack/directory.ts'
import { say } from '../../own-content.ts'
import { silent } from '../../review/bench.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'

test('somebody is new once, also when Slack tells it twice in one moment', async () => {
  const directory = createDirectory({
    shelf: new MemoryShelf(),
    say,
    logger: silent,
    now: () => 0,
    within: (_, work) => work,
  })
  const told = () => directory.isNew('T1', 'U1')
  expect(await Promise.all([told(), told()])).toEqual([true, false])
  expect(await directory.isNew('T1', 'U2')).toBe(true)
})

/** Two instances that have a shelf in common, and a clock that a test moves by hand. */
function two() {
  const time = { now: 1_763_715_600_000 }
  const parts = {
    shelf: new MemoryShelf(),
    say,
    logger: silent,
    now: () => time.now,
    within: <T>(_: number, work: Promise<T>) => work,
  }
  return { time, one: createDirectory(parts), other: createDirectory(parts) }
}

test('somebody is new to one of two instances', async () => {
  const { one, other } = two()
  const told = [one.isNew('T1', 'U1'), other.isNew('T1', 'U1')]
  expect((await Promise.all(told)).toSorted()).toEqual([false, true])
})

test('what one instance learns the other knows a minute later, also of who was nobody to it', async () => {
  const { time, one, other } = two()
  expect(await other.find('T1', 'U1')).toEqual({})
  await one.met('T1', 'U1', 'D1')
  time.now += 60_000
  expect(await other.find('T1', 'U1')).toMatchObject({ direct: 'D1' })
  await other.posted('T1', 'U1', 'D2')
  time.now += 60_000
  expect(await one.find('T1', 'U1')).toMatchObject({ direct: 'D2', welcomed: true })
})

test('who is here is here for every instance, for half an hour', async () => {
  const { time, one, other } = two()
  await one.met('T1', 'U1', 'C1')
  expect(await other.isHere('T1', 'U1')).toBe(true)
  time.now += 30 * 60_000
  expect(await other.isHere('T1', 'U1')).toBe(false)
  await one.met('T1', 'U1', 'C1')
  await other.forget('T1')
  expect(await other.isHere('T1', 'U1')).toBe(false)
})
