import type { Pulse } from '../../src/storage/pulse.ts'

interface Sleeper {
  at: number
  readonly wake: () => void
  /** How long until it wakes again; absent for one that wakes once. */
  readonly every?: number
}

/** How many turns of the loop a disk in memory needs for all that anybody does between two waits. */
const turns = 40

/** Time that passes only where a test lets it, for everybody who has it. */
export class HandPulse implements Pulse {
  #now = 0
  #sleepers: Sleeper[] = []
  /** Whether its timers run; a process that stands still has none. */
  isFrozen = false

  steady = (): number => this.#now
  clock = (): number => this.#now

  wait(milliseconds: number): Promise<void> {
    return new Promise((wake) => {
      this.#sleepers.push({ at: this.#now + milliseconds, wake })
    })
  }

  every(milliseconds: number, wake: () => void): () => void {
    const sleeper = { at: this.#now + milliseconds, wake, every: milliseconds }
    this.#sleepers.push(sleeper)
    return () => {
      this.#sleepers = this.#sleepers.filter((other) => other !== sleeper)
    }
  }

  /** Lets so much time pass, step by step. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds
    for (;;) {
      for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate)
      const [next] = this.#sleepers.toSorted((a, b) => a.at - b.at)
      if (!next || next.at > end) break
      this.#now = Math.max(this.#now, next.at)
      this.#wake(next)
    }
    this.#now = end
  }

  /** As far as another has come, in one moment: nothing ran meanwhile. */
  jump(to: number): void {
    this.#now = to
  }

  #wake(sleeper: Sleeper): void {
    if (sleeper.every === undefined)
      this.#sleepers = this.#sleepers.filter((one) => one !== sleeper)
    else sleeper.at = this.#now + sleeper.every
    if (!this.isFrozen || sleeper.every === undefined) sleeper.wake()
  }
}
