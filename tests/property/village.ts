import type { ActionOf, ReviewActionType } from '../../src/domain/action.ts'
import { createLoneSending } from '../../src/domain/lone-sending.ts'
import { usualPolicy } from '../../src/domain/policy.ts'
import type { ReviewEvent } from '../../src/review/event.ts'
import { headingOf, headingRules } from '../../src/review/heading.ts'
import { createKeeper, type Keeper } from '../../src/review/keeper.ts'
import type { ReviewParts } from '../../src/review/parts.ts'
import type { Appended, Channel, Outcome, RecordChange, Shelf } from '../../src/review/ports.ts'
import type { RecordKey, ReviewRecord } from '../../src/review/record.ts'
import { createReminderLedger } from '../../src/review/reminder-ledger.ts'
import { lookAt, type ReviewContext, reviewContextOf } from '../../src/review/review-context.ts'
import { ReviewTurns } from '../../src/review/review-turns.ts'
import { after, fold } from '../../src/review/state.ts'
import { standOf, takeAction } from '../../src/review/take-action.ts'
import { HandClock } from '../review/bench.ts'
import { postedCheck } from '../review/posted-check.ts'
import { MemoryShelf } from '../storage/memory-shelf.ts'
import { MemoryStore } from '../storage/memory-store.ts'

export const workspace = 'local'
export const villagers = ['dana', 'ravi', 'mei', 'jo'] as const
const reviews: readonly string[] = ['one', 'two', 'three']
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

/** What the program told by itself, also because somebody had said "tomorrow". */
export const isByItself = ({ by }: ReviewEvent): boolean => by.startsWith('Whatif')

const wishes = new Set<ReviewEvent['type']>(['muted', 'snoozed', 'awaySet'])

/** Checks of one workspace, and the keeper among them; time passes only when it is told to. */
export class Village {
  readonly clock = new HandClock()
  readonly store = new MoodyStore()
  readonly shelf: Shelf = new MemoryShelf()
  readonly homes: Homes
  readonly reviews = reviews
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
    const { parts, records: held } = await model()
    const village = new Village(parts, homes, faults)
    village.clock.to('2026-11-23T09:00:00.000Z')
    for (const one of held) village.store.hold(one)
    return village
  }

  #wake(): Keeper {
    const shelf = this.#faults.forgetsLines ? forgetful(this.shelf) : this.shelf
    return createKeeper({
      parts: this.#parts,
      ledger: createReminderLedger(shelf),
      sending: createLoneSending(() => 0),
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
    for (let hour = 0; hour < hours; ) {
      // It would look, find nothing to do, and wait: that is left out.
      const steps = this.#faults.sleeps ? Number.POSITIVE_INFINITY : await this.#idle(each)
      const passed = Math.min(steps * each, Math.ceil((hours - hour) / each) * each)
      this.clock.pass(passed * 3600)
      hour += passed
      if (passed < steps * each) return
      await this.#keeper.sweep()
      await this.#write()
    }
  }

  /** After how many steps of so many hours the first check wants to be looked at. */
  async #idle(each: number): Promise<number> {
    const all = await this.store.all()
    const wakes = all.map(({ heading }) =>
      heading.rules === headingRules ? (heading.wakeAt ?? '9999-12-31T00:00:00Z') : '',
    )
    const first = Date.parse(wakes.toSorted()[0] || this.clock.now())
    const left = (first - Date.parse(this.clock.now())) / 3_600_000
    return Math.max(1, Math.ceil(left / each))
  }

  /** Only a second person agrees, and only with what was said; the program sees to that before anything is on record. */
  async mayHappen(review: string, event: ReviewEvent): Promise<boolean> {
    if (event.type !== 'noSeconded' && event.type !== 'decisionSeconded') return true
    const { state } = await this.context(review)
    const story = state.stories.get(event.finding)
    if (event.type === 'noSeconded') {
      return event.by !== event.claimBy && story?.stances.get(event.claimBy)?.stance === 'no'
    }
    const { decision } = story ?? {}
    return decision?.treatment === 'accept' && decision.by !== event.by
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
      const told = record.events.filter((event) => event.type === 'reminded' && isByItself(event))
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
    return this.contextOf(await this.record(id))
  }

  /** A check as it is told by this record. */
  contextOf(record: ReviewRecord): ReviewContext {
    const context = lookAt(this.#parts, record)
    if (!context) throw new Error('no such flow')
    return context
  }

  /** What somebody is shown for a press, by this record; nothing of it is kept. */
  answerTo(record: ReviewRecord, person: string, action: ActionOf<ReviewActionType>): Outcome {
    const key = { workspace, id: record.id }
    const incoming = { id: 'press', workspace, channel: 'web', who: { id: person, name: person } }
    const attempt = { incoming: { ...incoming, action }, action, asked: { place: undefined } }
    const taken = takeAction(this.#parts, key, standOf(this.#parts, record), attempt)
    if (!taken) throw new Error('nobody took the press')
    return taken.outcome
  }
}

const zoneName = (hours: number | undefined): string | undefined =>
  hours === undefined ? undefined : `Etc/GMT${hours < 0 ? '+' : '-'}${Math.abs(hours)}`

const forgetful = (shelf: Shelf): Shelf => ({
  get: async () => undefined,
  put: (name, value) => shelf.put(name, value),
  remove: (name) => shelf.remove(name),
  // It forgets, so that what is made is made of nothing.
  async change(name, made) {
    const value = made(undefined)
    await (value === undefined ? shelf.remove(name) : shelf.put(name, value))
    return value
  },
  names: (start) => shelf.names(start),
})

interface Model {
  readonly parts: ReviewParts
  readonly records: readonly ReviewRecord[]
}

let held: Promise<Model> | undefined

/** Posted checks with four stories in which everybody has taken part; the conversation is held once. */
function model() {
  held ??= hold()
  return held
}

async function hold(): Promise<Model> {
  const { bench, review } = await postedCheck({ stances: 'hidden' })
  const record = await bench.store.load({ workspace, id: review })
  if (!record) throw new Error('there is nothing to copy')
  const at = '2026-11-22T09:00:00.000Z'
  const joined = villagers.slice(1).flatMap((id): ReviewEvent[] => [
    { type: 'joined', at, by: id, person: { id, name: id } },
    { type: 'becauseQuestioned', at, by: id, finding: 'none', question: 'info.leak', reason: 'Hm' },
  ])
  const events = [...record.events.map(withFewStories), ...joined]
  const { rules: _, ...heading } = record.heading
  const small = { ...record, events, heading }
  return { parts: bench.parts, records: reviews.map((id) => ({ ...small, id })) }
}

/** Four stories are enough to talk about. */
const withFewStories = (event: ReviewEvent): ReviewEvent =>
  event.type === 'published'
    ? { ...event, analysis: { ...event.analysis, findings: event.analysis.findings.slice(0, 4) } }
    : event

/** The stories of every check of the village. */
export async function storiesOf(village: Village): Promise<readonly string[]> {
  const { published } = fold(await village.record('one'))
  return published?.analysis.findings.map(({ id }) => id) ?? []
}
