import { expect, test } from 'vitest'
import { createAftermath } from '../../src/conversation/background-work.ts'

test('waits for what goes on, also for what begins meanwhile, and lets nothing fail unseen', async () => {
  const failed: unknown[] = []
  const done: string[] = []
  const aftermath = createAftermath((error) => failed.push(error))
  const first = async () => {
    await Promise.resolve()
    aftermath.later(second())
    done.push('first')
  }
  const second = async () => {
    await Promise.resolve()
    done.push('second')
    throw new Error('second')
  }
  aftermath.later(first())
  await aftermath.settled()
  expect(done).toEqual(['first', 'second'])
  expect(failed).toEqual([new Error('second')])
})
