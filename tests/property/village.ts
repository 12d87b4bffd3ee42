import { usualPolicy } from '../../src/domain/policy.ts'
import type { ReviewEvent } from '../../src/review/event.ts'
import { headingOf } from '../../src/review/heading.ts'
import { createKeeper, type Keeper } from '../../src/review/keeper.ts'
import type { ReviewParts } from '../../src/review/parts.ts'
import type { Appended, Channel, RecordChange, Shelf } from '../../src/review/ports.ts'
import type { RecordKey, ReviewRecord } from '../../src/review/record.ts'
import { createReminderLedger } from '../../src/review/reminder-ledger.ts'
import { lookAt, reviewContextOf } from '../../src/review/review-context.ts'
import { ReviewTurns } from '../../src/review/review-turns.ts'
import { after, fold } from '../../src/review/state.ts'
import { HandClock } from '../review/bench.ts'
import { postedCheck } from '../review/posted-check.ts'
import { MemoryShelf } from '../storage/memory-shelf.ts'
import { MemoryStore } from '../storage/memory-store.ts'

export const workspace = 'local'
export const villagers = ['dana', 'ravi', 'mei', 'jo'] as const
export const questions = ['info.leak', 'run.updates', 'in.how'] as const

/** Where each lives: hours ahead of UTC, or nowhere that the channel knows of, which counts as UTC. */
export type Homes = Readonly<Record<string, number | undefined>>

/** A store whose disk fails when it is told to. */
class MoodyStore extends MemoryStore {
  failing = 0
  override async append(key: RecordKey, change: RecordChange): Promise<Appended> {
    if (this.failing > 0) {
      this.failing -= 1
      throw new Error('the disk is full')
    }
    return super.append(key, change)
  }
}

/** What can be planted wrong, to see that it is found. */
export interface Faults {
  /** The ledger is empty again each time somebody asks it. */
  readonly forgetsLines?: boolean
  /** Everybody is taken to live at Greenwich. */
  readonly knowsNoZones?: boolean
  /** What was told is not kept on record. */
  readonly forgetsTold?: boolean
  /** What people said of reminders is not kept on record. */
  readonly forgetsWishes?: boolean
  /** It sleeps through whatever is due. */
  readonly sleeps?: boolean
  /** It works day and night. */
  readonly neverRests?: boolean
  /** That a step is done is not kept on record. */
  readonly forgetsDone?: boolean
}

const wishes = new Set<ReviewEvent['type']>(['muted', 'snoozed', 'awaySet'])

/** Checks of one workspace, and the keeper among them; time passes only when it is told to. */
export class Village {
  readonly clock = new HandClock()
  readonly store = new MoodyStore()
  readonly shelf: Shelf = new MemoryShelf()
  readonly homes: Homes
  readonly reviews: readonly string[] = ['one', 'two', 'three']
  /** Everything that happened, as it was meant to be on record: to be judged in the end. */
  readonly diary: { readonly review: string; readonly event: ReviewEvent }[] = []
  readonly #parts: ReviewParts
  readonly #faults: Faults
  #keeper: Keeper

  private constructor(parts: ReviewParts, homes: Homes, faults: Faults) {
    this.homes = homes
    this.#faults = faults
    const channel: Channel = {
      ...(parts.channels.get('web') as Channel),
      zone: async (_, person) => zoneName(faults.knowsNoZones ? undefined : homes[person]),
    }
    const week = { days: [1, 2, 3, 4, 5, 6, 7], firstHour: 0, lastHour: 24 }
    const policy = faults.neverRests ? { ...usualPolicy, week } : usualPolicy
    const { store, clock } = this
    this.#parts = { ...parts, store, clock, policy, channels: new Map([['web', channel]]) }
    this.#keeper = this.#wake()
  }

  static async founded(homes: Homes, faults: Faults = {}): Promise<Village> {
    const { parts, record } = await model()
    const village = new Village(parts, homes, faults)
    village.clock.to('2026-11-23T09:00:00.000Z')
    for (const id of village.reviews) {
      const { flow, flowVersion, events, outbox, heading } = record
      const at = village.clock.now()
      const about = { expectedRev: 0, at, events, outbox, heading }
      await village.store.append(
        { workspace, id },
        { ...about, flow: { id: flow, version: flowVersion } },
      )
    }
    return village
  }

  #wake(): Keeper {
    const shelf = this.#faults.forgetsLines ? forgetful(this.shelf) : this.shelf
    return createKeeper({
      parts: this.#parts,
      ledger: createReminderLedger(shelf),
      turns: new ReviewTurns(),
      onChange: () => {},
    })
  }

  /** The program ends and starts again. */
  restart(): void {
    this.#keeper = this.#wake()
  }

  /** Hours pass while the program is up; it looks after each, or after several. */
  async pass(hours: number, each = 1): Promise<void> {
    for (let hour = 0; hour < hours; hour += each) {
      this.clock.pass(each * 3600)
      if (this.#faults.sleeps) continue
      await this.#keeper.sweep()
      await this.#write()
    }
  }

  /** Somebody does something. */
  async act(review: string, event: ReviewEvent): Promise<void> {
    const record = await this.record(review)
    this.diary.push({ review, event })
    const isLost =
      (this.#faults.forgetsWishes && wishes.has(event.type)) ||
      (this.#faults.forgetsDone && event.type === 'stepDone')
    if (isLost) return
    const context = lookAt(this.#parts, record)
    if (!context) throw new Error('no such flow')
    const state = [event].reduce(after, context.state)
    const next = reviewContextOf(this.#parts, context.check, state, record.outbox)
    const { rev: expectedRev } = record
    const change = { expectedRev, at: event.at, events: [event], heading: headingOf(next) }
    await this.store.append({ workspace, id: review }, change)
  }

  /** What the keeper has told since is written into the diary. */
  async #write(): Promise<void> {
    for (const review of this.reviews) {
      const record = await this.record(review)
      if (this.#seen.get(review) === record.rev) continue
      this.#seen.set(review, record.rev)
      const told = record.events.filter((event) => event.type === 'reminded' && !event.asked)
      const known = this.#told.get(review) ?? 0
      const fresh = told.slice(known)
      for (const event of fresh) this.diary.push({ review, event })
      this.#told.set(review, told.length)
      if (this.#faults.forgetsTold && fresh.length > 0) await this.#forget(record)
    }
  }

  readonly #told = new Map<string, number>()
  readonly #seen = new Map<string, number>()

  /** As if what was told had never been kept. */
  async #forget(record: ReviewRecord): Promise<void> {
    const events = record.events.filter(({ type }) => type !== 'reminded')
    const at = this.clock.now()
    const heading = { ...record.heading, dueAt: at, wakeAt: at }
    const change = { expectedRev: record.rev, at, events, heading, erase: true }
    await this.store.append({ workspace, id: record.id }, change)
    this.#told.set(record.id, 0)
  }

  async record(id: string): Promise<ReviewRecord> {
    const record = await this.store.load({ workspace, id })
    if (!record) throw new Error('no such check')
    return record
  }

  async context(id: string) {
    const context = lookAt(this.#parts, await this.record(id))
    if (!context) throw new Error('no such flow')
    return context
  }
}

const zoneName = (hours: number | undefined): string | undefined =>
  hours === undefined ? undefined : `Etc/GMT${hours < 0 ? '+' : '-'}${Math.abs(hours)}`

const forgetful = (shelf: Shelf): Shelf => ({
  get: async () => undefined,
  put: (name, value) => shelf.put(name, value),
  remove: (name) => shelf.remove(name),
  names: (start) => shelf.names(start),
})

let held: Promise<{ parts: ReviewParts; record: ReviewRecord }> | undefined

/** A posted check with four stories in which everybody has taken part; the conversation is held once. */
function model() {
  held ??= hold()
  return held
}

async function hold(): Promise<{ parts: ReviewParts; record: ReviewRecord }> {
  const { bench, review } = await postedCheck()
  const record = await bench.store.load({ workspace, id: review })
  if (!record) throw new Error('there is nothing to copy')
  const at = '2026-11-22T09:00:00.000Z'
  const joined = villagers.slice(1).flatMap((id): ReviewEvent[] => [
    { type: 'joined', at, by: id, person: { id, name: id } },
    { type: 'becauseQuestioned', at, by: id, finding: 'none', question: 'info.leak', reason: 'Hm' },
  ])
  const events = [...record.events.map(small), ...joined]
  const { rules: _, ...heading } = record.heading
  return { parts: bench.parts, record: { ...record, events, heading } }
}

/** Four stories are enough to talk about. */
const small = (event: ReviewEvent): ReviewEvent =>
  event.type === 'published'
    ? { ...event, analysis: { ...event.analysis, findings: event.analysis.findings.slice(0, 4) } }
    : event

/** The stories of every check of the village. */
export async function storiesOf(village: Village): Promise<readonly string[]> {
  const { published } = fold(await village.record('one'))
  return published?.analysis.findings.map(({ id }) => id) ?? []
}
