import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { command as backup } from '../../src/commands/backup.ts'
import { command as exportAll } from '../../src/commands/export-all.ts'
import { command as repair } from '../../src/commands/repair.ts'
import { command as restore } from '../../src/commands/restore.ts'
import { command as verify } from '../../src/commands/verify.ts'
import type { Store } from '../../src/review/ports.ts'
import type { ReviewRecord } from '../../src/review/record.ts'
import { writeBackup } from '../../src/storage/backup-file.ts'
import { openLowdbShelf } from '../../src/storage/lowdb-shelf.ts'
import { openLowdbStore } from '../../src/storage/lowdb-store.ts'
import { here } from '../cli/here.ts'
import { answer, create, key, questionsOf } from '../contracts/change-samples.ts'
import { dataFolder, KeptLog } from '../storage/data-folder.ts'
import { filled, namesIn, open, other } from '../storage/filled-folder.ts'
import { keptIn } from '../storage/kept-in.ts'
import { MemoryShelf } from '../storage/memory-shelf.ts'
import { MemoryStore } from '../storage/memory-store.ts'

const before = fileURLToPath(new URL('../fixtures/records/0.1.0/data', import.meta.url))

describe('a backup', () => {
  test('is taken beside a running program and restored to the letter, with the shelf', async () => {
    const { folder, store, shelf } = await running()
    await cp(before, folder, { recursive: true })
    await store.append({ ...key, id: 'late' }, create())
    const file = join(await dataFolder(), 'all.backup')
    const options = { data: folder }
    expect(await here(backup, { words: [file], options })).toMatchObject({
      code: 0,
      out: `22 checks are in ${file}.\n`,
    })
    await shelf.close()
    await store.close()
    const whole = await here(verify, { words: [file] })
    expect(whole).toMatchObject({ code: 0 })
    expect(whole.out).toMatch(/^22 checks are in it, as they were written\. It was made on 20/)

    const data = join(await dataFolder(), 'restored')
    expect(await here(restore, { words: [file], options: { data } })).toMatchObject({ code: 0 })
    expect(await contentOf(data)).toEqual(await contentOf(folder))
    expect(await here(verify, { options: { data } })).toEqual({
      code: 0,
      out: '22 checks are as they were written.\n',
      err: '',
    })
  })

  test('that is taken while people answer holds each check as it was after some act', async () => {
    const { folder, store, shelf } = await running()
    const file = join(await dataFolder(), 'all.backup')
    let isTaken = false
    const answering = async (id: string) => {
      for (let rev = 0; rev < 3 || !isTaken; rev += 1) {
        await store.append({ ...key, id }, rev === 0 ? create() : answer(rev, `q${rev}`))
      }
    }
    const people = ['a', 'b', 'c', 'd'].map(answering)
    while ((await store.list('w1')).length < 5) await new Promise(setImmediate)
    expect(await here(backup, { words: [file], options: { data: folder } })).toMatchObject({
      code: 0,
    })
    isTaken = true
    await Promise.all(people)
    const data = join(await dataFolder(), 'restored')
    expect(await here(restore, { words: [file], options: { data } })).toMatchObject({ code: 0 })
    const then = await contentOf(data)
    for (const [name, now] of Object.entries(await openContent(store))) {
      expect(now.events.slice(0, recordIn(then, name).events.length)).toEqual(
        recordIn(then, name).events,
      )
    }
    await shelf.close()
    await store.close()
  })

  test('is made of what any store and shelf keep', async () => {
    const [store, shelf] = [new MemoryStore(), new MemoryShelf()]
    await store.append(key, create('d0'))
    await shelf.put('a', { b: 1 })
    const file = join(await dataFolder(), 'all.backup')
    const about = { version: '1', at: '2026-12-01T00:00:00.000Z' }
    expect(await writeBackup(file, keptIn(store, shelf), about)).toEqual({
      checks: 1,
      items: 1,
      left: [],
    })
    const data = join(await dataFolder(), 'restored')
    await here(restore, { words: [file], options: { data } })
    expect(await contentOf(data)).toEqual({ 'w1/r1': await store.load(key), a: { b: 1 } })
  })

  test('of a folder that is named is of that folder, also where a database is set up', async () => {
    const environment = { WHATIF_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
    const file = join(await dataFolder(), 'all.backup')
    const options = { data: await filled() }
    expect(await here(backup, { words: [file], options, environment })).toMatchObject({ code: 0 })
    expect(await here(verify, { options, environment })).toMatchObject({ code: 0 })
  })

  test('is never written over a file, nor restored over what is kept, and another file is none', async () => {
    const folder = await filled()
    const file = join(await dataFolder(), 'all.backup')
    const options = { data: folder }
    await here(backup, { words: [file], options })
    const twice = here(backup, { words: [file], options })
    await expect(twice).rejects.toMatchObject({ code: 'bad-input', hint: 'Choose another name.' })
    const over = here(restore, { words: [file], options })
    const none = join(folder, 'w1', 'r1.journal')
    await expect(here(verify, { words: [none] })).rejects.toMatchObject({ code: 'bad-input' })
    await expect(over).rejects.toMatchObject({
      code: 'bad-input',
      hint: expect.stringMatching(/--data/),
    })
  })

  test.each([
    ['a changed letter', (text: string) => text.replace('"question":"a"', '"question":"b"'), 1],
    ['a line too few', (text: string) => text.replace(/^.* 3 .*\n/m, ''), 1],
    ['no end', (text: string) => text.replace(/.*\n$/, ''), 2],
  ])('with %s says so, and gives back all the rest', async (_, change, count) => {
    const file = join(await dataFolder(), 'all.backup')
    await here(backup, { words: [file], options: { data: await filled() } })
    await writeFile(file, change(await readFile(file, 'utf8')))
    const told = await here(verify, { words: [file] })
    expect([told.code, told.out]).toEqual([
      1,
      expect.stringMatching(/1 line of this backup cannot be read/),
    ])
    const data = join(await dataFolder(), 'restored')
    const back = await here(restore, { words: [file], options: { data } })
    expect([back.code, back.out]).toEqual([1, expect.stringMatching(/1 line of this backup/)])
    expect(Object.keys(await contentOf(data))).toHaveLength(count)
  })
})

describe('a damaged check', () => {
  test('is named by verify, and repair puts back all but the bad line', async () => {
    const folder = await filled()
    await damage(folder)
    const options = { data: folder }
    const told = await here(verify, { options })
    expect([told.code, told.out]).toEqual([
      1,
      'damaged  w1/r1.journal: 1 of its lines cannot be read → whatif repair\n1 check is as it was written.\n',
    ])
    const done = await here(repair, { options })
    expect(done.code).toBe(0)
    expect(done.out).toMatch(
      /^back {5}Ferry \(w1\/r1\): 1 change is missing\.\nThe damaged files are still there/,
    )
    const store = await open(folder)
    expect(await store.load(key)).toMatchObject({ rev: 2, flow: 'check' })
    expect(questionsOf(await store.load(key))).toEqual([])
    expect(await store.append(key, answer(2, 'again'))).toMatchObject({ status: 'appended' })
    await store.close()
    expect(await here(repair, { options })).toMatchObject({ code: 0, out: 'Nothing is damaged.\n' })
  })

  test('that a running program set aside is put back beside it, and stands in its list again', async () => {
    const folder = await filled()
    await damage(folder)
    const store = await open(folder)
    expect(await store.setAside?.('w1')).toHaveLength(1)
    expect(await here(repair, { options: { data: folder } })).toMatchObject({ code: 0 })
    expect(await store.setAside?.('w1')).toEqual([])
    expect((await store.list('w1')).map(({ id }) => id).sort()).toEqual(['r1', 'r2'])
    await store.close()
    const next = await open(folder)
    expect(await next.list('w1')).toHaveLength(2)
    await next.close()
  })

  test('that a running program works with is left to it', async () => {
    const folder = await filled()
    const store = await open(folder)
    await damage(folder)
    const left = await here(repair, { options: { data: folder } })
    expect([left.code, left.out]).toEqual([1, expect.stringMatching(/^busy {5}w1\/r1\.journal/)])
    await store.close()
  })

  test('of which nothing can be read is said to be lost, and left where it is', async () => {
    const folder = await filled()
    await writeFile(join(folder, 'w1', 'r1.journal'), 'nothing\n')
    const lost = await here(repair, { options: { data: folder } })
    expect([lost.code, lost.out]).toEqual([
      1,
      expect.stringMatching(/^lost {5}w1\/r1\.journal.*whatif restore/),
    ])
    expect(await namesIn(folder)).toEqual(['r1.journal', 'r2.journal'])
  })

  test('without its heading gets the last one that was written down', async () => {
    const folder = await filled()
    const path = join(folder, 'w1', 'r1.journal')
    await writeFile(
      path,
      (await readFile(path, 'utf8')).replace('{"heading":{"title"', '{"heading":{"titel"'),
    )
    expect((await here(repair, { options: { data: folder } })).out).toMatch(/^back {5}Ferry/)
    await rm(join(folder, 'w1', '.headings'))
    const store = await open(folder)
    expect(await store.list('w1')).toMatchObject([{ heading: { title: 'Ferry' } }, other])
    await store.close()
  })

  test('of before journals loses the events that are none', async () => {
    const folder = await dataFolder()
    await cp(before, folder, { recursive: true })
    const path = join(folder, 'local', '6_6OSPKZDr7dxWJk.json')
    const good = await readFile(path, 'utf8')
    await writeFile(path, good.replace('"type":"answered"', '"type":"ansvered"'))
    const told = await here(repair, { options: { data: folder } })
    expect(told.out).toMatch(/no change is missing\.\n.*1 entry of before and no card/)
    expect(told.code).toBe(0)
    const events = (text: string): unknown[] => JSON.parse(text).events
    const store = await openLowdbStore({ folder, logger: new KeptLog() })
    const record = await store.load({ workspace: 'local', id: '6_6OSPKZDr7dxWJk' })
    expect(record?.events).toHaveLength(events(good).length - 1)
    await store.close()
  })
})

test('every check as a plain file is what earlier versions kept, to the letter', async () => {
  const folder = await dataFolder()
  await cp(before, folder, { recursive: true })
  const plain = join(await dataFolder(), 'plain')
  const store = await openLowdbStore({ folder, logger: new KeptLog() })
  for (const { workspace, id, rev } of await store.all()) {
    await store.append(
      { workspace, id },
      { expectedRev: rev, at: '2026-12-01T00:00:00.000Z', events: [] },
    )
  }
  expect(await here(exportAll, { words: [plain], options: { data: folder } })).toMatchObject({
    code: 0,
  })
  for (const { workspace, id } of await store.all()) {
    const [{ file = '' } = {}] = await filesOf(plain, id)
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(await store.load({ workspace, id }))
  }
  await store.close()
  const again = here(exportAll, { words: [plain], options: { data: folder } })
  await expect(again).rejects.toMatchObject({ code: 'bad-input' })
})

async function running() {
  const folder = await dataFolder()
  const store = await openLowdbStore({ folder, logger: new KeptLog() })
  const shelf = await openLowdbShelf({ folder, logger: new KeptLog() })
  await shelf.put('slack:T1/E2', { token: 'sealed' })
  await store.append(other, create('d0'))
  await store.append(other, answer(1, 'a', 'd1'))
  return { folder, store, shelf }
}

/** Every record of a store, by its name. */
async function openContent(store: Store): Promise<Readonly<Record<string, ReviewRecord>>> {
  const content: Record<string, ReviewRecord> = {}
  for (const { workspace, id } of await store.all()) {
    const record = await store.load({ workspace, id })
    if (record) content[`${workspace}/${id}`] = record
  }
  return content
}

const recordIn = (content: Readonly<Record<string, unknown>>, name: string): ReviewRecord =>
  content[name] as ReviewRecord

/** Every record and item of a folder, by its name. */
async function contentOf(folder: string): Promise<Readonly<Record<string, unknown>>> {
  const store = await openLowdbStore({ folder, logger: new KeptLog() })
  const shelf = await openLowdbShelf({ folder, logger: new KeptLog() })
  const content: Record<string, unknown> = { ...(await openContent(store)) }
  for (const name of await shelf.names('')) content[name] = await shelf.get(name)
  await shelf.close()
  await store.close()
  return content
}

async function filesOf(folder: string, id: string): Promise<{ readonly file: string }[]> {
  const names = await readdir(folder, { recursive: true })
  return names.flatMap((name) =>
    name.endsWith(`${id}.json`) ? [{ file: join(folder, name) }] : [],
  )
}

/** Changes a letter in the last line of the first review. */
async function damage(folder: string): Promise<void> {
  const path = join(folder, 'w1', 'r1.journal')
  const text = await readFile(path, 'utf8')
  await writeFile(path, text.replace('"question":"a"', '"question":"aa"'))
}
