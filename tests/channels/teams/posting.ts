import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { teamsWorkspaceOf } from '../../../src/channels/teams/reference.ts'
import { actionSchema } from '../../../src/domain/action.ts'
import type { Channel, Store } from '../../../src/review/ports.ts'
import type { ReviewRecord } from '../../../src/review/record.ts'
import { Bench, weak } from '../../review/bench.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'
import { MemoryStore } from '../../storage/memory-store.ts'
import { createHandTime } from '../slack/hand-time.ts'
import { settled } from './busy.ts'
import type { PlaceName } from './home.ts'
import type { Person } from './person.ts'
import type { Shown } from './shapes.ts'
import { startTeams, type Teams } from './tenant.ts'
import { type Different, type RunningWhatif, startWhatif } from './whatif.ts'

/** A channel on which everything always goes well, to make a check quickly. */
const easy: Channel = {
  name: 'teams',
  pulls: false,
  pace: { post: 0, update: 0 },
  accounts: true,
  places: true,
  post: async () => ({ ok: true, place: '{"c":"x","a":"1"}' }),
  update: async (place) => ({ ok: true, place }),
}

/** Somebody does something in a check, without a screen. */
export const acting =
  ({ reviews }: Pick<RunningWhatif, 'reviews'>, tenantId: string) =>
  ({ id, name }: Pick<Person, 'id' | 'name'>, action: object) =>
    reviews.handle({
      id: randomUUID(),
      workspace: teamsWorkspaceOf(tenantId),
      channel: 'teams',
      who: { id, name },
      action: actionSchema.parse(action),
    })

/** A check of Dana's that was answered and looked over; it can be put into many stores. */
export async function readyRecord({ acme }: Teams): Promise<ReviewRecord> {
  const bench = new Bench({ channel: easy })
  const { dana } = acme.people
  const workspace = teamsWorkspaceOf(acme.tenantId)
  const act = acting(bench, acme.tenantId)
  const { review = '' } = await act(dana, { type: 'start', product: 'Swim Booking' })
  const sender = { workspace, channel: 'teams', who: { id: dana.id, name: dana.name } }
  const asked = async () => {
    const { own } = await bench.reviews.feed(sender, review)
    const [kind, , question] = own.at(-1)?.id.split('/') ?? []
    return kind === 'question' ? question : undefined
  }
  for (let question = await asked(); question !== undefined; question = await asked()) {
    const on = { review, question, version: 0 }
    const value = weak[question]
    const isOpen = /what|uses|scope|never|services|team/.test(question)
    const type = value !== undefined ? 'answer' : isOpen ? 'skip' : 'notSure'
    await act(dana, { type, ...on, ...(value !== undefined && { value }) })
  }
  await act(dana, { type: 'preview', review })
  return (await bench.store.load({ workspace, id: review })) as ReviewRecord
}

/** Dana, who is about to post her check; every test has a program and a check of its own. */
export async function startPosting() {
  const teams = await startTeams()
  const { tenantId, people, places } = teams.acme
  const shelf = new MemoryShelf()
  const record = await readyRecord(teams)
  const moving = await startWhatif(teams, { shelf })
  for (const person of Object.values(people)) await person.adds()
  for (const place of ['general', 'closed', 'chat'] as const) await people.dana.adds(place)
  await settled()
  await moving.stop()
  const running: RunningWhatif[] = []

  /** With a store it is a restart. */
  const start = async (different: Different = {}, before?: { store: Store; review: string }) => {
    const time = createHandTime()
    // A Monday morning, so that nobody's evening is disturbed.
    time.pass(2 * 24 * 3600)
    const store: Store = different.store ?? before?.store ?? new MemoryStore()
    const review = before?.review ?? (await put(store))
    const { clock, scheduler } = time
    const whatif = await startWhatif(teams, { clock, scheduler, shelf, ...different, store })
    running.push(whatif)
    await settled()
    const act = acting(whatif, tenantId)
    const seenBefore = new Set(Object.values(places).flatMap((_, n) => idsIn(placeAt(n))))
    return {
      whatif,
      store,
      review,
      time,
      act,
      /** Lets so many seconds pass, one by one, and everything happen that waited for them. */
      pass: async (seconds: number) => {
        for (let n = 0; n < seconds; n++) {
          time.pass(1)
          await settled()
        }
      },
      publish: async (place: PlaceName = 'closed') => {
        await act(people.dana, {
          type: 'publish',
          review,
          how: 'all',
          to: places[place],
          sure: true,
        })
        await settled()
      },
      /** The cards that came to stand in a place since this program began. */
      posted: (place: PlaceName = 'closed'): readonly Shown[] =>
        people.ravi.messages(place).filter(({ id, by }) => by === 'whatif' && !seenBefore.has(id)),
    }
  }
  const placeAt = (n: number) => (['general', 'announcements', 'closed', 'chat'] as const)[n]
  const idsIn = (place: PlaceName | undefined) => people.ravi.messages(place).map(({ id }) => id)
  const put = async (store: Store): Promise<string> => {
    const { workspace, events, heading, flow: id, flowVersion: version } = record
    const { dueAt: _, ...rest } = heading
    const fresh = { workspace, id: randomUUID() }
    const flow = { id, version }
    const at = '2026-11-21T09:30:00.000Z'
    await store.append(fresh, { expectedRev: 0, at, events, outbox: [], heading: rest, flow })
    return fresh.id
  }
  return {
    teams,
    people,
    shelf,
    start,
    /** The first line of each card. */
    titles: (cards: readonly Shown[]): string[] =>
      cards.map(({ seen }) => seen?.text.split('\n')[0] ?? ''),
    /** Each of the eight cards stands once, the summary first and the stories under it. */
    expectWhole: (cards: readonly Shown[]): void => {
      const [summary, ...stories] = cards
      expect(summary?.seen?.text).toMatch(/^What could go wrong with Swim Booking/)
      expect(stories).toHaveLength(7)
      expect(new Set(stories.map(({ seen }) => seen?.text)).size).toBe(7)
      for (const { root } of stories) expect(root).toBe(summary?.id)
    },
    /** Their logs hold no words, names, ids of people or addresses. */
    stopPrograms: async () => {
      for (const whatif of running.splice(0)) {
        await whatif.stop()
        expect(whatif.log.join('\n')).not.toMatch(/Swim|Dana|29:1|https?:/)
      }
    },
  }
}
