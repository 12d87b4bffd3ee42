import { usualPolicy } from '../../src/domain/policy.ts'
import type { Channel } from '../../src/review/ports.ts'
import type { Reviews } from '../../src/review/reviews.ts'
import { Bench, HandClock } from '../review/bench.ts'
import { MemoryShelf } from '../storage/memory-shelf.ts'
import { MemoryStore } from '../storage/memory-store.ts'

/** The real application for a channel under test; it can end and start again over what it kept. */
export class LivingProgram {
  readonly store = new MemoryStore()
  /** Moves only by hand: each thing that somebody does takes a second. */
  readonly clock = new HandClock()
  readonly #shelf = new MemoryShelf()
  readonly #channel: Channel | undefined
  readonly #leads: readonly string[]
  #bench: Bench

  /** Who leads, by id. */
  constructor(leads: readonly string[], channel?: Channel) {
    this.#leads = leads
    this.#channel = channel
    this.#bench = this.#open()
  }

  get bench(): Bench {
    return this.#bench
  }

  restart(): void {
    this.#bench = this.#open()
  }

  /** It is this instant, and what is due was told. */
  async to(instant: string): Promise<void> {
    this.clock.to(instant)
    await this.settle()
    // What is told on waking is sent after it.
    await this.settle()
  }

  /** Resolves when all that is owed was sent, on channels without a pace. */
  settle(): Promise<void> {
    return this.#bench.reviews.resume()
  }

  #open(): Bench {
    const { store, clock } = this
    return new Bench({
      store,
      clock,
      shelf: this.#shelf,
      scheduler: { after: () => undefined },
      policy: { ...usualPolicy, leads: this.#leads },
      ...(this.#channel && { channel: this.#channel }),
    })
  }
}

/** The same program as people of another workspace meet it, for channels that know one workspace only. */
export const inWorkspace = (reviews: Reviews, workspace: string): Reviews => ({
  ...reviews,
  handle: (incoming) => reviews.handle({ ...incoming, workspace }),
  feed: (sender, review) => reviews.feed({ ...sender, workspace }, review),
  overview: (sender) => reviews.overview({ ...sender, workspace }),
  checks: (sender) => reviews.checks({ ...sender, workspace }),
  home: (sender, page) => reviews.home({ ...sender, workspace }, page),
  report: (sender, review, format) => reviews.report({ ...sender, workspace }, review, format),
  picture: (sender, review, kind) => reviews.picture({ ...sender, workspace }, review, kind),
})
