import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { teamsWorkspaceOf } from '../../src/channels/teams/reference.ts'
import { isPending } from '../../src/review/outbox.ts'
import type { Store } from '../../src/review/ports.ts'
import { openLowdbStore } from '../../src/storage/lowdb-store.ts'
import { createBusy } from '../channels/slack/busy.ts'
import { moveIn } from '../channels/slack/seating.ts'
import { startWhatif as startOnSlack } from '../channels/slack/whatif.ts'
import { startSlack } from '../channels/slack/workspace.ts'
import { settled } from '../channels/teams/busy.ts'
import { startTeams } from '../channels/teams/tenant.ts'
import { startWhatif as startOnTeams } from '../channels/teams/whatif.ts'
import { content } from '../own-content.ts'
import { Bench, HandClock, silent } from '../review/bench.ts'
import { MemoryTracker } from '../review/memory-tracker.ts'
import { MemoryShelf } from '../storage/memory-shelf.ts'
import { takenAlong } from './audit-lives.ts'
import { known, suggested, tracked } from './export-lives.ts'
import { handedOn, lookedAgain, passedBefore, promised, ruled } from './follow-up-lives.ts'
import { heldBack, ranOut } from './keeping-lives.ts'
import {
  chosen,
  closed,
  deleted,
  headline,
  parked,
  reposted,
  serious,
  unfinished,
} from './lives.ts'
import { outcomeOf } from './outcome.ts'
import type { Program } from './program.ts'

// Writes the records of today, once, into a folder of this name:
// `RECORDS=0.5.0 npx vitest run --config vitest.records.config.ts`.

const { RECORDS: name } = process.env
if (!name) throw new Error('RECORDS says what the folder is called')
const target = fileURLToPath(new URL(`../fixtures/records/${name}`, import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'whatif-records-'))
const store = await openLowdbStore({ folder: join(folder, 'one'), logger: silent })
/** What happens here tells nobody of the checks in the other. */
const apart = await openLowdbStore({ folder: join(folder, 'apart'), logger: silent })
const people = (id: (name: string) => string): Program['people'] => ({
  Dana: { id: id('dana'), name: 'Dana' },
  Ravi: { id: id('ravi'), name: 'Ravi' },
  Mei: { id: id('mei'), name: 'Mei' },
})

/** A Monday morning, so that nobody's evening is disturbed. */
function monday(): HandClock {
  const clock = new HandClock()
  clock.pass(2 * 24 * 3600)
  return clock
}

/** Resolves when every item is in the tracker as it should be, or was refused. */
const itemsSettled = async (): Promise<void> => {
  const keys = await apart.list('local')
  const records = await Promise.all(keys.map((key) => apart.load(key)))
  const owed = records.flatMap((record) => record?.outbox ?? []).filter(isPending)
  if (owed.length === 0) return
  await new Promise((go) => setTimeout(go, 5))
  await itemsSettled()
}

/** One after another on the same folder: each program sees what the one before has left. */
const workspaces = new Set<string>()

test.each(['web', 'terminal'])('on the %s', async (channel) => {
  const clock = monday()
  const { reviews } = new Bench({ store, clock })
  const workspace = 'local'
  const settledNow = async () => undefined
  const program: Program = {
    channel,
    workspace,
    reviews,
    clock,
    people: people((name) => name),
    settled: settledNow,
  }
  workspaces.add(workspace)
  await unfinished(program)
  await reposted(program)
  await closed(program)
  if (channel === 'web') await headline(program)
  if (channel === 'web') await serious(program)
  if (channel === 'web') await chosen(program)
  await deleted(program)
})

test('what happens afterwards, on the page', async () => {
  const clock = monday()
  const shelf = new MemoryShelf()
  const scheduler = { after() {} }
  const program = (actsSince?: string): Program => ({
    channel: 'web',
    workspace: 'local',
    reviews: new Bench({ store, clock, shelf, scheduler, ...(actsSince && { actsSince }) }).reviews,
    clock,
    people: people((name) => name),
    settled: async () => undefined,
  })
  const now = program()
  await promised(now)
  await ruled(now)
  await lookedAgain(now)
  await handedOn(now)
  await passedBefore(now, () => program(clock.now()))
})

test('what is taken along, and what comes from elsewhere, on the page', async () => {
  const clock = monday()
  const tracker = new MemoryTracker()
  const { reviews } = new Bench({
    store: apart,
    clock,
    shelf: new MemoryShelf(),
    scheduler: { after() {} },
    tracker: tracker.parts(),
    stableQuestions: content.suggestRules?.stable ?? [],
  })
  const program: Program = {
    channel: 'web',
    workspace: 'local',
    reviews,
    clock,
    people: people((name) => name),
    settled: itemsSettled,
  }
  await tracked(program, tracker)
  await takenAlong(program)
  await known(program)
  await suggested(program)
})

/** A store of its own: who is erased is gone from all checks of a workspace. */
const kept = await openLowdbStore({ folder: join(folder, 'kept'), logger: silent })

test('how long it is kept, on the page', async () => {
  const clock = monday()
  const { reviews } = new Bench({
    store: kept,
    clock,
    shelf: new MemoryShelf(),
    scheduler: { after() {} },
    retention: { months: 3, since: '2026-01-01T00:00:00.000Z' },
  })
  const program: Program = {
    channel: 'web',
    workspace: 'local',
    reviews,
    clock,
    people: people((name) => name),
    settled: async () => undefined,
  }
  workspaces.add(program.workspace)
  await ranOut(program)
  await heldBack(program)
})

test('in Slack', async () => {
  const slack = await startSlack()
  const { acme } = slack
  const busy = createBusy()
  const clock = monday()
  await moveIn(slack, acme)
  const rasterise = busy.during(async () => new Uint8Array([1]))
  const whatif = await startOnSlack(slack, {
    store,
    clock,
    fetch: busy.during(fetch),
    rasterise: rasterise as never,
  })
  const program: Program = {
    channel: 'slack',
    workspace: `slack:${acme.team}`,
    reviews: whatif.reviews,
    clock,
    people: people((name) => acme.people[name as 'dana'].id),
    place: acme.channels.closed,
    settled: busy.over,
  }
  workspaces.add(program.workspace)
  await unfinished(program)
  await reposted(program)
  await closed(program)
  await suggested(program)
  await parked(program, 'C0NOWHERE')
  await deleted(program)
  await whatif.stop()
  await slack.stop()
})

test('in Teams', async () => {
  const teams = await startTeams()
  const { acme } = teams
  const clock = monday()
  const whatif = await startOnTeams(teams, { store, clock, shelf: new MemoryShelf() })
  for (const person of Object.values(acme.people)) await person.adds()
  await acme.people.dana.adds('closed')
  await settled()
  const program: Program = {
    channel: 'teams',
    workspace: teamsWorkspaceOf(acme.tenantId),
    reviews: whatif.reviews,
    clock,
    people: people((name) => acme.people[name as 'dana'].id),
    place: acme.places.closed,
    settled,
  }
  workspaces.add(program.workspace)
  await unfinished(program)
  await reposted(program)
  await closed(program)
  await suggested(program)
  await parked(program, acme.places.general)
  await deleted(program)
  await whatif.stop()
  await teams.stop()
})

afterAll(async () => {
  expect(await readdir(target).catch(() => [])).toEqual([])
  const outcomes = Object.fromEntries(
    [...(await read(store)), ...(await read(apart)), ...(await read(kept))].toSorted(
      ([one], [other]) => (one < other ? -1 : 1),
    ),
  )
  await store.close()
  await apart.close()
  await kept.close()
  for (const one of ['one', 'apart', 'kept'])
    await cp(join(folder, one), join(target, 'data'), {
      recursive: true,
      filter: (path) => !/lock|headings/.test(path),
    })
  await writeFile(join(target, 'outcomes.json'), `${JSON.stringify(outcomes, null, 1)}\n`)
  await rm(folder, { recursive: true })
})

/** What each record comes to, by its workspace and id. */
async function read(from: Store) {
  const listed = (await Promise.all([...workspaces].map((one) => from.list(one)))).flat()
  const entries = listed.map(async (key) => {
    const record = await from.load(key)
    return record ? [[`${key.workspace}/${key.id}`, outcomeOf(record)] as const] : []
  })
  return (await Promise.all(entries)).flat()
}
