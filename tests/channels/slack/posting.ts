import { expect } from 'vitest'
import type { Shelf, Store } from '../../../src/review/ports.ts'
import type { OutboxEntry } from '../../../src/review/record.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'
import { MemoryStore } from '../../storage/memory-store.ts'
import type { Fault } from './faulty-fetch.ts'
import { createHandTime, type HandTime } from './hand-time.ts'
import { acting, type ReadyCheck, readyCheck } from './ready-check.ts'
import type { Json } from './shapes.ts'
import { type Different, type RunningWhatif, startWhatif } from './whatif.ts'
import { type Slack, startSlack } from './workspace.ts'

/** One program with a check that is ready to be posted; time stands still in it. */
export interface Started {
  readonly whatif: RunningWhatif
  readonly store: Store
  readonly shelf: Shelf
  readonly time: HandTime
}

/** Dana is about to post her check in a private channel that the app is in. */
export class Posting {
  readonly slack: Slack
  readonly ready: ReadyCheck
  /** The check that is posted now. */
  review = ''
  /** What was asked of Slack before this is of no interest. */
  from = 0
  readonly #running: RunningWhatif[] = []

  constructor(slack: Slack, ready: ReadyCheck) {
    this.slack = slack
    this.ready = ready
  }

  get dana() {
    return this.slack.acme.people.dana
  }

  get closed() {
    return this.slack.acme.channels.closed
  }

  /** With a store it is a restart, or a check that is there already. */
  async start(different: Different = {}): Promise<Started> {
    this.from = this.slack.calls.length
    const store = different.store ?? new MemoryStore()
    const shelf = different.shelf ?? new MemoryShelf()
    const time = createHandTime()
    if (!different.store) this.review = await this.ready.put(store)
    const { clock, scheduler, now } = time
    const quick = { clock, scheduler, now, rasterise: () => new Uint8Array([1]) }
    const whatif = await startWhatif(this.slack, { ...quick, ...different, store, shelf })
    this.#running.push(whatif)
    return { whatif, store, shelf, time }
  }

  publish({ whatif }: Pick<Started, 'whatif'>) {
    const where = { how: 'all', to: this.closed, sure: true }
    const act = acting(whatif, this.slack.acme)
    return act(this.dana, { type: 'publish', review: this.review, ...where })
  }

  asked(method: string): readonly Json[] {
    const since = this.slack.calls.slice(this.from)
    return since.filter((call) => call.method === method).map(({ args }) => args)
  }

  /** The cards that stand in a channel, or with somebody, in the order in which they came. */
  posted(channel = this.closed): string[] {
    return this.slack.calls
      .slice(this.from)
      .filter(({ method, args, answer }) => {
        const { ok, channel: landed } = answer
        return method === 'chat.postMessage' && ok && [landed, args['channel']].includes(channel)
      })
      .map(({ args }) => args as { metadata?: { event_payload: { card: string } } })
      .map(({ metadata }) => metadata?.event_payload.card ?? '')
  }

  async entries(store: Store): Promise<readonly OutboxEntry[]> {
    const { team } = this.slack.acme
    return (await store.load({ workspace: `slack:${team}`, id: this.review }))?.outbox ?? []
  }

  async entry(store: Store, id: string): Promise<OutboxEntry | undefined> {
    return (await this.entries(store)).find((one) => one.id.startsWith(id))
  }

  /** The thread as it ought to be: the summary first, then seven stories. */
  async whole(store: Store): Promise<string[]> {
    const thread = (await this.entries(store)).filter(({ to }) => to.kind === 'thread')
    expect(thread).toHaveLength(8)
    return thread.map(({ id }) => id)
  }

  /** Nothing more is on its way: what was counted stays so. */
  settled(): Promise<void> {
    return this.slack.settled()
  }

  async stopPrograms(): Promise<void> {
    for (const whatif of this.#running.splice(0)) await whatif.stop()
  }
}

/** Two workspaces, and a check of Dana’s that was answered and looked over. */
export async function startPosting(): Promise<Posting> {
  const slack = await startSlack()
  const { dana } = slack.acme.people
  await dana.invite(slack.acme.channels.closed)
  return new Posting(slack, await readyCheck(slack.acme, dana))
}

/** Makes the next posts of one card go wrong. */
export function aimed(card: string, ...planned: Fault[]): typeof fetch {
  return async (target, init) => {
    const call = () => fetch(target, init)
    const metadata = new URLSearchParams(String(init?.body)).get('metadata')
    const fault = metadata?.includes(`"card":"${card}`) ? planned.shift() : undefined
    return fault ? fault(call) : call()
  }
}

/** Looks again and again. */
export const { poll } = expect
