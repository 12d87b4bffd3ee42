import { describe, expect, it } from 'vitest'
import { KeyedQueue } from '../../src/domain/keyed-queue.ts'

/** Work that ends only when it is told to. */
function held() {
  let end = (): void => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  return { end, work: () => ended }
}

describe('KeyedQueue', () => {
  it('runs work on one key one after another, in the order it was asked for', async () => {
    const queue = new KeyedQueue()
    const seen: string[] = []
    const first = held()
    const work = (name: string, wait?: () => Promise<void>) => async () => {
      seen.push(`${name} begins`)
      await wait?.()
      seen.push(`${name} ends`)
      return name
    }
    const all = [
      queue.run('a', work('one', first.work)),
      queue.run('a', work('two')),
      queue.run('a', work('three')),
    ]
    await queue.run('b', async () => undefined)
    expect(seen).toEqual(['one begins'])
    first.end()
    expect(await Promise.all(all)).toEqual(['one', 'two', 'three'])
    expect(seen).toEqual([
      'one begins',
      'one ends',
      'two begins',
      'two ends',
      'three begins',
      'three ends',
    ])
  })

  it('lets different keys run side by side, whatever holds one of them', async () => {
    const queue = new KeyedQueue()
    const slow = held()
    const behind = queue.run('slow', slow.work)
    expect(await queue.run('quick', async () => 'done')).toBe('done')
    slow.end()
    await behind
  })

  it('goes on after work that failed, at once or later, and hands the failure to its own caller only', async () => {
    const queue = new KeyedQueue()
    const atOnce = queue.run('a', () => {
      throw new Error('at once')
    })
    const later = queue.run('a', () => Promise.reject(new Error('later')))
    const good = queue.run('a', async () => 'kept')
    await expect(atOnce).rejects.toThrow('at once')
    await expect(later).rejects.toThrow('later')
    expect(await good).toBe('kept')
  })

  it('forgets a key when its work is done, also when the work failed', async () => {
    const queue = new KeyedQueue()
    const many = Array.from({ length: 100 }, (_, n) =>
      queue.run(`key ${n % 10}`, async () => {
        if (n % 3 === 0) throw new Error('no')
      }),
    )
    expect(queue.size).toBe(10)
    await Promise.allSettled(many)
    await queue.settled()
    expect(queue.size).toBe(0)
  })

  it('settles only when everything asked for so far is done', async () => {
    const queue = new KeyedQueue()
    const slow = held()
    let isSettled = false
    const behind = queue.run('a', slow.work)
    const settled = queue.settled().then(() => {
      isSettled = true
    })
    await queue.run('b', async () => undefined)
    expect(isSettled).toBe(false)
    slow.end()
    await Promise.all([behind, settled])
    expect(isSettled).toBe(true)
  })
})
