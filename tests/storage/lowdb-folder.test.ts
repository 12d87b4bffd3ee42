import { copyFile, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { RecordKey } from '../../src/review/record.ts'
import { checksummedLine, readChecksummedLines } from '../../src/storage/checksummed-lines.ts'
import { openLowdbShelf } from '../../src/storage/lowdb-shelf.ts'
import { openLowdbStore } from '../../src/storage/lowdb-store.ts'
import { answer, create, instant, key, questionsOf } from '../contracts/change-samples.ts'
import { dataFolder, KeptLog } from './data-folder.ts'
import { filled, namesIn, open } from './filled-folder.ts'
import { HandPulse } from './hand-pulse.ts'
import { TamperedFileSystem } from './tampered-file-system.ts'

describe('the data folder', () => {
  test('is made with everything above it, for its owner only', async () => {
    const folder = join(await dataFolder(), 'deep', 'data')
    await (await open(folder)).close()
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
  })

  test('holds one journal for each review, for its owner only', async () => {
    const folder = await filled()
    const path = join(folder, 'w1', 'r1.journal')
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
    expect(lines[0]).toMatch(
      /^[0-9a-f]{8} 1 {"head":{"journal":1,"id":"r1","workspace":"w1","rev":1,/,
    )
    expect(lines.at(-1)).toMatch(/^[0-9a-f]{8} 5 {"step":{"rev":2,.*"events":\[{"type":"answered"/)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  test('is swept of what unfinished writes left', async () => {
    const folder = await filled()
    await writeFile(join(folder, 'w1', '.r1.journal.0000.tmp'), 'half')
    await (await open(folder)).close()
    expect(await readdir(join(folder, 'w1'))).not.toContain('.r1.journal.0000.tmp')
  })

  test('may itself be a link', async () => {
    const folder = await filled()
    const link = join(await dataFolder(), 'link')
    await symlink(folder, link)
    const store = await open(link)
    expect(await store.load(key)).toMatchObject(key)
    await store.close()
  })
})

describe('headings that were written down', () => {
  test('are read instead of journals that were not written since', async () => {
    const folder = await filled()
    const fs = new TamperedFileSystem()
    fs.arm()
    const store = await openLowdbStore({ folder, logger: new KeptLog(), fs })
    const read = fs.begun.filter((call) => call.startsWith('readFile'))
    expect(read).toEqual([`readFile ${folder}/w1/.headings`])
    expect(await store.list('w1')).toMatchObject([
      { id: 'r1', rev: 2 },
      { id: 'r2', rev: 2 },
    ])
    await store.close()
  })

  test('are never written for one change, and at the latest when the store is closed', async () => {
    const folder = await filled()
    const fs = new TamperedFileSystem()
    const store = await openLowdbStore({ folder, logger: new KeptLog(), fs })
    fs.arm()
    for (let rev = 2; rev < 12; rev += 1) await store.append(key, answer(rev, `q${rev}`))
    expect(fs.begun.filter((call) => /headings/.test(call))).toEqual([])
    await store.close()
    expect(fs.begun.filter((call) => /^rename .*headings/.test(call))).toHaveLength(1)
  })

  test.each([
    ['a changed bit', (good: string) => good.replace('Ferry', 'Gerry')],
    ['nothing in it', () => ''],
    ['what a newer version wrote', () => '{"headings":3}'],
  ])('and have %s cost only time', async (_, damage) => {
    const folder = await filled()
    const path = join(folder, 'w1', '.headings')
    await writeFile(path, damage(await readFile(path, 'utf8')))
    const log = new KeptLog()
    const store = await open(folder, log)
    expect((await store.list('w1')).map(({ heading: { title } }) => title)).toEqual([
      'Ferry',
      'Ferry',
    ])
    expect(log.lines).toEqual([])
    await store.close()
  })
})

describe('headings that an earlier version wrote down', () => {
  const oneALine = (kept: readonly object[]) => [{ headings: 1, count: kept.length }, ...kept]
  const odd = (kept: readonly object[]) => [
    { headings: 2, count: kept.length, shape: 'of before' },
    kept.map((one, n) => (n === 0 ? { ...one, more: 1 } : one)),
  ]
  test.each([
    ['each in a line of its own, are read as they are', oneALine, []],
    ['are looked at, and what they are not any more is read from its journal', odd, ['r1']],
  ] as const)('%s', async (_, asBefore, journals) => {
    const folder = await filled()
    const path = join(folder, 'w1', '.headings')
    const [, line] = readChecksummedLines(await readFile(path)).good
    const kept = JSON.parse(line?.json ?? '[]').toSorted((a: RecordKey, b: RecordKey) =>
      a.id < b.id ? -1 : 1,
    )
    const lines = asBefore(kept).map((one, n) => checksummedLine(n + 1, JSON.stringify(one)))
    await writeFile(path, lines.join(''))
    const fs = new TamperedFileSystem()
    fs.arm()
    const store = await openLowdbStore({ folder, logger: new KeptLog(), fs })
    const read = fs.begun.filter((call) => call.startsWith('readFile'))
    expect(read).toEqual(
      ['.headings', ...journals.map((id) => `${id}.journal`)].map(
        (file) => `readFile ${folder}/w1/${file}`,
      ),
    )
    expect(await store.list('w1')).toMatchObject([
      { id: 'r1', rev: 2 },
      { id: 'r2', rev: 2 },
    ])
    await store.close()
  })
})

describe('a file that is no record of ours', () => {
  test('of a newer version is not touched, not served and not overwritten', async () => {
    const folder = await filled()
    const path = join(folder, 'w1', 'r1.journal')
    const newer = checksummedLine(1, '{"head":{"journal":2,"id":"r1"}}')
    await writeFile(path, newer)
    const log = new KeptLog()
    const store = await open(folder, log)
    expect(log.lines.join()).toMatch(/record-unreadable w1\/r1.journal .*newer version/)
    const refused = { code: 'storage-failed', hint: 'Start the newer version.' }
    await expect(store.load(key)).rejects.toMatchObject(refused)
    await expect(store.append(key, create())).rejects.toMatchObject(refused)
    expect(await readFile(path, 'utf8')).toBe(newer)
    await store.close()
  })

  test('and is a good record under another name is never served as that name', async () => {
    const folder = await filled()
    await mkdir(join(folder, 'w2'))
    await copyFile(join(folder, 'w1', 'r1.journal'), join(folder, 'w2', 'r1.journal'))
    const log = new KeptLog()
    const store = await open(folder, log)
    expect(log.lines).toEqual(['record-misplaced w2/r1.journal'])
    expect(await store.list('w2')).toEqual([])
    const foreign = store.load({ workspace: 'w2', id: 'r1' })
    await expect(foreign).rejects.toMatchObject({ code: 'storage-failed' })
    await store.close()
  })

  test('and is a link is neither listed, read nor written through', async () => {
    const folder = await filled()
    const outside = await filled({ ...key, id: 'linked' })
    await symlink(join(outside, 'w1', 'linked.journal'), join(folder, 'w1', 'linked.journal'))
    await symlink(join(outside, 'w1'), join(folder, 'w2'))
    const before = await readFile(join(outside, 'w1', 'linked.journal'), 'utf8')
    const log = new KeptLog()
    const store = await open(folder, log)
    expect(log.lines.sort()).toEqual([
      'link-not-followed w1/linked.journal',
      'link-not-followed w2',
    ])
    for (const linked of [
      { workspace: 'w1', id: 'linked' },
      { workspace: 'w2', id: 'linked' },
      { workspace: 'w2', id: 'new' },
    ]) {
      await expect(store.load(linked)).rejects.toMatchObject({ code: 'storage-failed' })
      await expect(store.append(linked, create())).rejects.toMatchObject({ code: 'storage-failed' })
    }
    expect(await namesIn(outside)).toEqual(['linked.journal', 'r2.journal'])
    expect(await readFile(join(outside, 'w1', 'linked.journal'), 'utf8')).toBe(before)
    await store.close()
  })
})

test('a journal is written whole again before its changes take more room than its record and 64 KB', async () => {
  const folder = await dataFolder()
  const store = await openLowdbStore({ folder, logger: new KeptLog() })
  await store.append(key, create())
  const path = join(folder, 'w1', 'r1.journal')
  const heads = new Set<string>()
  for (let rev = 1; rev < 30; rev += 1) {
    const also = Array.from({ length: 20 }, (_, n) => ({
      delivery: `${rev}-${n}`.padEnd(200),
      at: instant(0),
    }))
    await store.append(key, answer(rev, `q${rev}`, undefined, { also }))
    const [head = ''] = (await readFile(path, 'utf8')).split('\n')
    heads.add(head)
  }
  expect([...heads].map((head) => /"rev":(\d+)/.exec(head)?.[1])).toEqual(['1', '15', '30'])
  const before = await store.load(key)
  await store.close()
  const next = await open(folder)
  expect(await next.load(key)).toEqual(before)
  expect(questionsOf(before)).toHaveLength(29)
  await next.close()
})

test('a closed store refuses, and gives its folder up only when all it was asked for is kept', async () => {
  const folder = await dataFolder()
  const fs = new TamperedFileSystem()
  const store = await openLowdbStore({ folder, logger: new KeptLog(), fs })
  const appended = store.append(key, create())
  await store.close()
  const kept = fs.log.indexOf(`done sync ${folder}/w1`)
  const givenUp = fs.log.findIndex((line) => line.startsWith(`remove ${folder}/.in-use`))
  expect(kept).toBeGreaterThan(-1)
  expect(givenUp).toBeGreaterThan(kept)
  expect(await appended).toMatchObject({ status: 'appended' })
  await expect(store.load(key)).rejects.toMatchObject({ code: 'storage-failed' })
})

test('an owner whose folder was taken over keeps nothing more, and says so', async () => {
  const folder = await dataFolder()
  const pulse = new HandPulse()
  const store = await openLowdbStore({ folder, logger: new KeptLog(), pulse })
  const shelf = await openLowdbShelf({ folder, logger: new KeptLog() })
  await store.append(key, create())
  const claims = (await readdir(folder)).filter((name) => name.startsWith('.in-use.'))
  for (const name of claims) await rm(join(folder, name))
  pulse.jump(3_600_000)
  const lost = { code: 'storage-failed', message: expect.stringMatching(/took .* over/) }
  await expect(store.append(key, answer(1, 'a'))).rejects.toMatchObject(lost)
  await expect(shelf.put('a', 1)).rejects.toMatchObject(lost)
  await shelf.close()
  await store.close()
  const next = await open(folder)
  expect(await next.load(key)).toMatchObject({ rev: 1 })
  await next.close()
})

test('records used longest ago are forgotten and read again', async () => {
  const folder = await dataFolder()
  const fs = new TamperedFileSystem()
  const store = await openLowdbStore({
    folder,
    logger: new KeptLog(),
    fs,
    rememberedCharacters: 1000,
  })
  const ids = ['r1', 'r2', 'r3', 'r4']
  for (const id of ids) await store.append({ ...key, id }, create())
  fs.arm()
  for (const id of ids) {
    await store.append({ ...key, id }, answer(1, 'a'))
    expect(questionsOf(await store.load({ ...key, id }))).toEqual(['a'])
  }
  const read = fs.begun.filter((call) => call.startsWith('readFile'))
  expect(read).toEqual(ids.map((id) => `readFile ${folder}/w1/${id}.journal`))
  await store.close()
})

test('an answer opens no file but its own, however many reviews there are', async () => {
  const folder = await dataFolder()
  const fs = new TamperedFileSystem()
  const store = await openLowdbStore({ folder, logger: new KeptLog(), fs })
  for (let n = 0; n < 30; n += 1) await store.append({ ...key, id: `r${n}` }, create())
  fs.arm()
  await store.load({ ...key, id: 'r7' })
  await store.append({ ...key, id: 'r7' }, answer(1, 'a'))
  await store.list('w1')
  await store.due('2026-01-01T00:00:00Z')
  expect(fs.begun.filter((call) => /^read/.test(call))).toEqual([])
  expect(fs.begun).toHaveLength(4)
  await store.close()
})
