import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../../src/errors.ts'
import type { Shelf, Store } from '../../../src/review/ports.ts'
import { fold } from '../../../src/review/state.ts'
import { openLowdbShelf } from '../../../src/storage/lowdb-shelf.ts'
import { openLowdbStore } from '../../../src/storage/lowdb-store.ts'
import { outcomeOf } from '../../records/outcome.ts'
import { KeptLog } from '../../storage/data-folder.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'
import { MemoryStore } from '../../storage/memory-store.ts'
import { Bench, silent, words } from '../bench.ts'
import { copyOfPosted } from '../posted-check.ts'

const records = fileURLToPath(new URL('../../fixtures/records', import.meta.url))
const versions = (await readdir(records)).filter((name) => /^\d/.test(name))
const secret = '5e0f2c9e'

/** A folder as an earlier version left it, open, and what stands in its files as text. */
async function opened(version: string) {
  const folder = await mkdtemp(join(tmpdir(), 'whatif-'))
  await cp(join(records, version, 'data'), folder, { recursive: true })
  const store = await openLowdbStore({ folder, logger: new KeptLog() })
  const shelf = await openLowdbShelf({ folder, logger: silent })
  const bytes = async (): Promise<string> => {
    const files = await readdir(folder, { recursive: true, withFileTypes: true })
    const texts = files
      .filter((file) => file.isFile())
      .map((file) => readFile(join(file.parentPath, file.name), 'utf8'))
    return [...files.map(({ name }) => name), ...(await Promise.all(texts))].join('\n')
  }
  const close = async () => {
    await shelf.close()
    await store.close()
  }
  return { folder, store, shelf, bytes, close }
}

/** How many times somebody stands there as a word of their own, in capitals or not. */
const count = (text: string, name: string): number =>
  text.match(new RegExp(`(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, 'giu'))?.length ?? 0

const programOn = (store: Store, shelf: Shelf) =>
  new Bench({ store, shelf, scheduler: { after() {} } }).reviews

describe.each(versions)('in records of version %s', (version) => {
  test('nobody finds who was erased in any byte, and every answer and decision stays', async () => {
    const { folder, store, shelf, bytes, close } = await opened(version)
    const reviews = programOn(store, shelf)
    const ids = new Set<string>()
    for (const workspace of new Set((await store.all()).map((one) => one.workspace))) {
      for (const { id, heading } of await store.list(workspace))
        if (heading.facts?.isHeld) await reviews.hold(id, 'released')
      const before = await outcomesOf(store, workspace)
      const {
        person,
        checks,
        held,
        words: typed,
      } = await reviews.erasePerson({
        workspace,
        person: 'Dana',
        isSure: true,
        secret,
      })
      ids.add(person.id)
      expect(checks.length).toBeGreaterThan(0)
      expect([typed, held]).toEqual([[], []])
      const after = await outcomesOf(store, workspace)
      // Somebody may have been erased from a check before.
      const called = (check: string) =>
        /a former colleague \(2\)/.exec(check)?.[0] ?? 'a former colleague'
      expect(after.map((check) => check.replaceAll(called(check), 'Dana'))).toEqual(before)
    }
    await close()
    const left = await bytes()
    for (const name of ['Dana', ...ids]) expect(count(left, name), name).toBe(0)
    expect(count(left, 'Swim|Pool')).toBeGreaterThan(0)
    await rm(folder, { recursive: true })
  })
})

/** What each check came to, with names. */
async function outcomesOf(store: Store, workspace: string): Promise<readonly string[]> {
  const keys = (await store.list(workspace)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const all: string[] = []
  for (const key of keys) {
    const record = await store.load(key)
    if (!record) continue
    // What they were asked and did not answer goes back to whoever looks after the check.
    const { with: _, ...outcome } = outcomeOf(record) as { with?: unknown }
    all.push(JSON.stringify({ id: key.id, ...outcome }, null, 1))
  }
  return all
}

describe('erasing a person', () => {
  const erase = (bench: Bench, person: string, isSure = true) =>
    bench.reviews.erasePerson({ workspace: 'local', person, isSure, secret })

  async function withShelf() {
    const { bench: posted, review, finding } = await copyOfPosted()
    await posted.act('Mei', { type: 'takeStance', review, finding, stance: 'yes' })
    const shelf = new MemoryShelf()
    const bench = new Bench({ shelf, scheduler: { after() {} }, clock: posted.clock })
    await bench.copy(posted, review)
    const record = async () => {
      const found = await bench.store.load({ workspace: 'local', id: review })
      if (!found) throw new Error('there is no check')
      return found
    }
    return { bench, review, shelf, record, finding }
  }

  test('says first what it would do, and changes nothing', async () => {
    const { bench, review, record, shelf } = await withShelf()
    await shelf.put('told/local/dana', { at: '2026-11-20T09:00:00.000Z', id: 'x' })
    const before = await record()
    const plan = await erase(bench, 'DANA', false)
    const check = { id: review, product: 'Clinic Booking' }
    expect(plan).toMatchObject({
      person: { id: 'dana', names: ['Dana'] },
      checks: [check],
      lookedAfter: [check],
      items: 1,
    })
    expect(await record()).toEqual(before)
    expect(await shelf.names('')).toEqual(['told/local/dana'])
  })

  test('leaves a former colleague whom nobody can become, and whose check others are offered', async () => {
    const { bench, review, record } = await withShelf()
    await erase(bench, 'dana')
    const { facilitator, people } = fold(await record())
    expect(facilitator).toBe(`Whatif: former ${secret}`)
    expect(people.get(facilitator)?.name).toBe('a former colleague')
    const { replies } = await bench.act('Mei', { type: 'progress', review })
    expect(replies.map(words).join('\n')).toContain('a former colleague')
    expect((await bench.feed('Dana', review)).role).toBe('reader')
    await bench.act('Mei', { type: 'takeOver', review })
    expect(fold(await record()).facilitator).toBe('mei')
  })

  test('two who were erased stay two: what needs a second person has them', async () => {
    const { bench, record } = await withShelf()
    await erase(bench, 'dana')
    await bench.reviews.erasePerson({
      workspace: 'local',
      person: 'Mei',
      isSure: true,
      secret: '2',
    })
    const { people } = fold(await record())
    expect([...people.values()].map(({ name }) => name)).toEqual([
      'a former colleague',
      'a former colleague (2)',
    ])
    expect(new Set(people.keys()).size).toBe(2)
  })

  test('leaves words that somebody typed, and names the checks to look at', async () => {
    const { bench, review, record, finding } = await withShelf()
    const reason = 'Ask dana, she knows.'
    await bench.act('Mei', { type: 'reopenStory', review, finding, reason })
    await bench.act('Mei', { type: 'addStory', review, words: 'What if Dana leaves?' })
    const { words: typed } = await erase(bench, 'Dana')
    expect(typed).toEqual([{ id: review, product: 'Clinic Booking' }])
    expect(JSON.stringify((await record()).events)).toContain('What if Dana leaves?')
  })

  test('takes what the shelf keeps of them alone, and of nobody else', async () => {
    const { bench, shelf } = await withShelf()
    const kept = {
      'told/local/dana': { at: '2026-11-20T09:00:00.000Z', id: 'x' },
      'told/local/mei': { at: '2026-11-20T09:00:00.000Z', id: 'x' },
      'told/slack:T1/dana': { at: '2026-11-20T09:00:00.000Z', id: 'x' },
      'away/local/dana': { workspace: 'local', person: 'dana', until: '2027-01-01' },
      'local/said/r1/dana': { ids: ['1'] },
      'page/bound-names': ['mei', 'dana'],
      'page/bound-at': [
        { person: 'mei', at: '2026-11-21T09:00:00.000Z' },
        { person: 'dana', at: '2026-11-22T09:00:00.000Z' },
      ],
    }
    for (const [name, value] of Object.entries(kept)) await shelf.put(name, value)
    expect((await erase(bench, 'dana')).items).toBe(5)
    expect(await shelf.names('')).toEqual([
      'page/bound-at',
      'page/bound-names',
      'told/local/mei',
      'told/slack:T1/dana',
    ])
    expect(await shelf.get('page/bound-names')).toEqual(['mei'])
    expect(await shelf.get('page/bound-at')).toEqual([
      { person: 'mei', at: '2026-11-21T09:00:00.000Z' },
    ])
  })

  test('changes nothing where a check cannot be read for now: nobody may be left out', async () => {
    const { bench, record } = await withShelf()
    const before = await record()
    const { load } = bench.store
    bench.store.load = () => Promise.reject(new AppError('storage-failed', 'The database is away.'))
    await expect(erase(bench, 'dana')).rejects.toMatchObject({ code: 'storage-failed' })
    bench.store.load = load
    expect(await record()).toEqual(before)
  })

  test('skips a check that is held and says so; the same once more takes it when it is let go', async () => {
    const { bench, review, record } = await withShelf()
    await bench.reviews.hold(review, 'held')
    expect(await erase(bench, 'dana')).toMatchObject({ checks: [], held: [{ id: review }] })
    expect(fold(await record()).facilitator).toBe('dana')
    await bench.reviews.hold(review, 'released')
    expect(await erase(bench, 'dana')).toMatchObject({ checks: [{ id: review }], held: [] })
    await expect(erase(bench, 'dana')).rejects.toThrow('Nothing of “dana” is kept in local.')
  })

  test('that was interrupted goes on with the same former colleague, and lets nobody else in between', async () => {
    const { bench, record, shelf } = await withShelf()
    const store = bench.store as MemoryStore
    const second = { ...(await record()), id: 'second' }
    store.hold(second)
    const append = store.append.bind(store)
    store.append = async (key, change) => {
      if (key.id === 'second') throw new Error('the power went')
      return append(key, change)
    }
    await expect(erase(bench, 'dana')).rejects.toThrow('the power went')
    store.append = append
    await expect(erase(bench, 'mei')).rejects.toThrow('Erasing dana has begun')
    await bench.reviews.erasePerson({
      workspace: 'local',
      person: 'Dana',
      isSure: true,
      secret: 'other',
    })
    for (const one of await bench.store.all()) {
      const found = await bench.store.load(one)
      expect(found && fold(found).facilitator).toBe(`Whatif: former ${secret}`)
    }
    expect(await shelf.names('')).toEqual([])
  })

  test('that was interrupted says how to finish it, as it can be typed', async () => {
    const { bench, shelf } = await withShelf()
    await shelf.put('erasing/local', { id: 'dana kim', names: [], instead: secret })
    await expect(erase(bench, 'mei')).rejects.toMatchObject({
      hint: "Finish it first: whatif erase-person 'dana kim' --workspace local --yes",
    })
  })

  test('takes nothing of others where somebody is called like a word of our own', async () => {
    const { bench, shelf } = await withShelf()
    const told = { at: '2026-11-20T09:00:00.000Z', id: 'x' }
    const others = { 'told/local/dana': told, 'webhook/local/r1': {}, 'local/tracker': {} }
    for (const [name, value] of Object.entries(others)) await shelf.put(name, value)
    for (const person of ['local', 'tracker', 'Local'])
      await expect(erase(bench, person)).rejects.toThrow('is kept in local.')
    expect(await shelf.names('')).toEqual(Object.keys(others).toSorted())
  })

  test('of somebody whom nobody knows, or of one of two with the same name, is refused', async () => {
    const { bench } = await withShelf()
    await expect(erase(bench, 'Lena')).rejects.toThrow('Nothing of “Lena” is kept in local.')
  })
})

test('a person called like a channel or an answer takes nothing else with them', async () => {
  const shelf = new MemoryShelf()
  const store = new MemoryStore()
  const bench = new Bench({ shelf, store, scheduler: { after() {} } })
  const review = await bench.posted('Web', 'Clinic Booking')
  const before = await store.load({ workspace: 'local', id: review })
  await bench.reviews.erasePerson({ workspace: 'local', person: 'Web', isSure: true, secret })
  const after = await store.load({ workspace: 'local', id: review })
  const [was, is] = [before, after].map((record) => record && fold(record))
  expect(is?.channel).toBe('web')
  expect(is?.interview.answers.map(({ value }) => value)).toEqual(
    was?.interview.answers.map(({ value }) => value),
  )
})
