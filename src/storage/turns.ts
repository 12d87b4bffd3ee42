/** Lets work on the same thing run one after another, in the order it was asked for, and on different things together. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>()

  /** Runs the work after all earlier work on this name, whether that succeeded or not. */
  take<T>(name: string, work: () => Promise<T>): Promise<T> {
    const earlier = this.#last.get(name)
    const turn = earlier === undefined ? work() : earlier.then(work, work)
    const done = () => {
      if (this.#last.get(name) === turn) this.#last.delete(name)
    }
    this.#last.set(name, turn)
    turn.then(done, done)
    return turn
  }

  /** Resolves when all work asked for so far is done. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#last.values())
  }
}
