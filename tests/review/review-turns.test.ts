import { expect, test } from 'vitest'
import { ReviewTurns, type Together } from '../../src/review/review-turns.ts'

const key = { workspace: 'local', id: 'r1' }
const done: Together<number, string> = async (items) =>
  items.map((item) => ({ status: 'fulfilled', value: `did ${item}` }))

/** Turns in which one long work is going on, and what was done together after it. */
function busy() {
  const turns = new ReviewTurns<number, string>()
  const shares: number[][] = []
  const work: Together<number, string> = (items) => {
    shares.push([...items])
    return done(items)
  }
  let over = (): void => undefined
  const whole = new Promise<void>((resolve) => {
    over = resolve
  })
  const long = turns.run(key, () => whole)
  const end = (): Promise<void> => {
    over()
    return long
  }
  return { turns, shares, work, end }
}

test('what waits when a turn begins is done in it, each with its own end', async () => {
  const { turns, shares, work, end } = busy()
  const all = [1, 2, 3].map((item) => turns.together(key, item, work))
  const other = turns.together({ ...key, id: 'r2' }, 9, work)
  expect(await other).toBe('did 9')
  await end()
  expect(await Promise.all(all)).toEqual(['did 1', 'did 2', 'did 3'])
  expect(shares).toEqual([[9], [1, 2, 3]])
})

test('thirty-two share a turn at most, so that others have theirs', async () => {
  const { turns, shares, work, end } = busy()
  const all = Array.from({ length: 70 }, (_, n) => turns.together(key, n, work))
  await end()
  await Promise.all(all)
  expect(shares.map(({ length }) => length)).toEqual([32, 32, 6])
})

test('one that fails tells only whoever asked for it', async () => {
  const { turns, end } = busy()
  const odd: Together<number, string> = async (items) =>
    items.map((item) =>
      item % 2 === 0
        ? { status: 'fulfilled', value: 'even' }
        : { status: 'rejected', reason: new Error(`odd ${item}`) },
    )
  const all = [1, 2].map((item) => turns.together(key, item, odd))
  await end()
  const [one, two] = await Promise.allSettled(all)
  expect(one).toMatchObject({ status: 'rejected', reason: new Error('odd 1') })
  expect(two).toEqual({ status: 'fulfilled', value: 'even' })
})
