import { KeyedQueue } from '../domain/keyed-queue.ts'
import type { RecordKey } from './record.ts'

/**
 * One turn after another for each review: whoever loads a review to change it does so here, people's actions as
 * well as the noting of what was sent. Work in a turn waits for the store alone, never for a platform or a person.
 */
export class ReviewTurns {
  readonly #queue = new KeyedQueue()

  /** Runs the work when all earlier work on this review is done, and ends as it ends. */
  run<T>({ workspace, id }: RecordKey, work: () => Promise<T>): Promise<T> {
    return this.#queue.run(JSON.stringify([workspace, id]), work)
  }
}
