/** Runs work on the same key one after another, in the order it was asked for; different keys run side by side. */
export class KeyedQueue {
  readonly #last = new Map<string, Promise<unknown>>()

  /** How many keys have work now; a key whose work is done is forgotten. */
  get size(): number {
    return this.#last.size
  }

  /**
   * Runs the work after all earlier work on this key, whether that succeeded or not, and ends as it ends. The work
   * must end by itself: whatever it waits for needs a deadline, or everything behind it on this key waits as well.
   * It must not wait for work on its own key.
   */
  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const earlier = this.#last.get(key) ?? Promise.resolve()
    const turn = earlier.then(work, work)
    this.#last.set(key, turn)
    const done = () => {
      if (this.#last.get(key) === turn) this.#last.delete(key)
    }
    turn.then(done, done)
    return turn
  }

  /** Resolves when all work asked for so far is done. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#last.values())
  }
}
