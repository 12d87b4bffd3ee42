import { expect } from 'vitest'
import type { Channel, PlaceAudience, Scheduler, SendEntry, Sent } from '../../src/review/ports.ts'
import type { Address } from '../../src/review/record.ts'
import { Bench, weak, words } from './bench.ts'

/** Something that stands in the town. */
interface Stood {
  readonly entry: string
  readonly to: Address
  readonly text: string
}

/** A platform with accounts and several places, where things go wrong when they are told to. */
export class Town implements Channel {
  readonly name = 'web'
  readonly pulls = false
  readonly pace = { post: 0, update: 0 }
  readonly accounts = true
  readonly places = true
  readonly posted: Stood[] = []
  readonly updated: Stood[] = []
  /** The app is in no place of the town. */
  outside = false
  /** What nobody asked for waits for the morning. */
  night = false
  readonly audience?: () => Promise<PlaceAudience>
  #landing: Promise<void> = Promise.resolve()
  #begin = (): void => undefined

  constructor({ audience }: { readonly audience?: PlaceAudience } = {}) {
    if (audience) this.audience = async () => audience
  }

  async post(to: Address, { entry, message, unasked }: SendEntry): Promise<Sent> {
    if (this.night && unasked) {
      return { ok: false, retry: 'later', waits: true, why: 'quiet-hours', afterSeconds: 40_000 }
    }
    if (to.kind === 'thread' && this.outside) {
      return { ok: false, retry: 'never', why: 'not-in-place' }
    }
    if (to.kind === 'thread') {
      this.#begin()
      await this.#landing
    }
    this.posted.push({ entry, to, text: words(message) })
    return { ok: true, place: entry }
  }

  async update(place: string, to: Address, { message }: SendEntry): Promise<Sent> {
    this.updated.push({ entry: place, to, text: words(message) })
    return { ok: true, place }
  }

  /** Whatever is posted to a place from now on is on its way until it lands. */
  hold(): { readonly begun: Promise<void>; readonly land: () => void } {
    let land = (): void => undefined
    this.#landing = new Promise((resolve) => {
      land = resolve
    })
    const begun = new Promise<void>((resolve) => {
      this.#begin = resolve
    })
    return { begun, land: () => land() }
  }

  /** What somebody was written alone. */
  privately(person: string): readonly string[] {
    return this.posted.flatMap(({ to, text }) =>
      to.kind === 'person' && to.person === person ? [text] : [],
    )
  }
}

/** What was posted where all can read it, in order. */
export const threadOf = ({ posted }: Town): readonly string[] =>
  posted.flatMap(({ entry, to }) => (to.kind === 'thread' ? [`${entry} in ${to.thread}`] : []))

/** Dana's check, ready to be posted. */
export async function readyToPost(town: Town): Promise<{ bench: Bench; review: string }> {
  const bench = new Bench({ channel: town })
  const review = await bench.start('Dana', 'Swim Booking')
  await bench.answerAll('Dana', review, weak)
  await bench.act('Dana', { type: 'preview', review })
  await settled(bench, review)
  return { bench, review }
}

/** Waits until nothing more can be sent. */
export async function settled(bench: Bench, review: string): Promise<void> {
  await expect
    .poll(async () => {
      const record = await bench.store.load({ workspace: 'local', id: review })
      const open = record?.outbox.filter(
        ({ wanted, sent, parked, to }) =>
          wanted > sent && parked === undefined && !isHeldBack(record.outbox, to),
      )
      return open?.map(({ id }) => id)
    })
    .toEqual([])
}

/** A card of a thread whose summary is left to its facilitator: it waits for what they say. */
export const isHeldBack = (
  outbox: readonly { readonly id: string; readonly parked?: string | undefined }[],
  to: Address,
): boolean =>
  to.kind === 'thread' && outbox.some(({ id, parked }) => id === 'summary' && parked !== undefined)

/** A scheduler that rings when it is told to. */
export class Bell implements Scheduler {
  #waiting: (() => void)[] = []
  after(_milliseconds: number, run: () => void): void {
    this.#waiting.push(run)
  }
  ring(): void {
    for (const run of this.#waiting.splice(0)) run()
  }
}
