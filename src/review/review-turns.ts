import { KeyedQueue } from '../domain/keyed-queue.ts'
import { type RecordKey, recordName } from './record.ts'

/** How many actions are decided on before anything else in the program has its turn again. */
const mostTogether = 32

/** Does many things at once, and says for each how it ended, in the same order. */
export type Together<Item, Result> = (
  items: readonly Item[],
) => Promise<readonly PromiseSettledResult<Result>[]>

/**
 * One turn after another for each review: whoever loads a review to change it does so here, people's actions as
 * well as the noting of what was sent. Work in a turn waits for the store alone, never for a platform or a person.
 */
export class ReviewTurns<Item, Result> {
  readonly #queue = new KeyedQueue()
  /** What waits for a turn that has not begun, for each review. */
  readonly #waiting = new Map<string, Waiting<Item, Result>>()

  /** Runs the work when all earlier work on this review is done, and ends as it ends. */
  run<T>(key: RecordKey, work: () => Promise<T>): Promise<T> {
    return this.#queue.run(recordName(key), work)
  }

  /** The same for one of many things that may share a turn; whatever waits when it begins is done in it. */
  async together(key: RecordKey, item: Item, work: Together<Item, Result>): Promise<Result> {
    const name = recordName(key)
    const known = this.#waiting.get(name)
    const waiting = known && known.items.length < mostTogether ? known : this.#newTurn(name, work)
    const nth = waiting.items.push(item) - 1
    const end = (await waiting.ends)[nth]
    if (end?.status === 'fulfilled') return end.value
    throw end?.reason
  }

  #newTurn(name: string, work: Together<Item, Result>): Waiting<Item, Result> {
    const items: Item[] = []
    const ends = this.#queue.run(name, () => {
      if (this.#waiting.get(name) === waiting) this.#waiting.delete(name)
      return work(items)
    })
    const waiting: Waiting<Item, Result> = { items, ends }
    this.#waiting.set(name, waiting)
    return waiting
  }
}

interface Waiting<Item, Result> {
  readonly items: Item[]
  readonly ends: ReturnType<Together<Item, Result>>
}
