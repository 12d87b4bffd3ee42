import type { Store } from '../../../src/review/ports.ts'

type Fetch = typeof globalThis.fetch

/** When a program dies, counted in the messages that it posted. */
export type Death =
  /** Before the n-th message leaves. */
  | 'before'
  /** After the n-th message stands, before its answer arrives. */
  | 'after'
  /** After the n-th message stands and was noted. */
  | 'noted'

/** A program that dies in the middle of posting: from then on nothing that it asks for is ever answered. */
export interface Mortal {
  readonly store: Store
  readonly fetch: Fetch
  isDead(): boolean
}

/** Lives until its n-th post, not counting what goes to people. */
export function createMortal(store: Store, channel: string, n: number, death: Death): Mortal {
  let posts = 0
  let isDead = false
  const never = <T>() => new Promise<T>(() => undefined)
  const die = <T>(): Promise<T> => {
    isDead = true
    return never()
  }
  const alive =
    <Args extends unknown[], T>(run: (...args: Args) => Promise<T>) =>
    (...args: Args): Promise<T> =>
      isDead ? never() : run(...args)
  return {
    isDead: () => isDead,
    store: {
      load: alive((key) => store.load(key)),
      list: alive((workspace) => store.list(workspace)),
      all: alive(() => store.all()),
      due: alive((at) => store.due(at)),
      close: () => store.close(),
      append: alive((key, change) => {
        const isMark = change.outbox?.some(({ trying, to }) => trying && to.kind === 'thread')
        return death === 'noted' && posts === n && isMark ? die() : store.append(key, change)
      }),
    },
    fetch: alive(async (target, init) => {
      const isPost =
        String(target).endsWith('/chat.postMessage') && String(init?.body).includes(channel)
      if (isPost) posts++
      if (isPost && death === 'before' && posts === n) return die()
      const answer = await fetch(target, init)
      return isPost && death === 'after' && posts === n ? die() : answer
    }),
  }
}
