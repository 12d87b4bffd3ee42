import { mkdir, readdir, readFile, rename, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Store } from '../../src/review/ports.ts'
import { openLowdbStore } from '../../src/storage/lowdb-store.ts'
import { answer, create, key, questionsOf } from '../contracts/change-samples.ts'
import { dataFolder, KeptLog } from './data-folder.ts'
import { TamperedFileSystem } from './tampered-file-system.ts'

const other = { ...key, id: 'r2' }
const now = () => new Date('2025-03-03T10:20:30.000Z')

describe('the data folder', () => {
  test('is made with everything above it, for its owner only', async () => {
    const folder = join(await dataFolder(), 'deep', 'data')
    await (await open(folder)).close()
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
  })

  test('holds one file of compact JSON for each review, for its owner only', async () => {
    const folder = await filled()
    const path = join(folder, 'w1', 'r1.json')
    expect(await readFile(path, 'utf8')).toMatch(
      /^\{"schema":1,"id":"r1","workspace":"w1","rev":2,/,
    )
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  test('is swept of what unfinished writes left', async () => {
    const folder = await filled()
    await writeFile(join(folder, 'w1', '.r1.json.0000.tmp'), '{"half')
    await (await open(folder)).close()
    expect((await readdir(join(folder, 'w1'))).sort()).toEqual(['r1.json', 'r2.json'])
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

describe('a damaged file', () => {
  test.each([
    ['cut short', '{"schema":1,"id":"r1","secret answ', 'not JSON'],
    ['of another kind', '["secret answer"]', 'not a record at its top'],
    ['empty', '', 'not JSON'],
    ['that lacks something', '{"schema":1,"id":"r1","workspace":"w1"}', 'not a record at rev'],
  ])('%s is set aside and named in the log, and all others are served', async (_, text, why) => {
    const folder = await filled()
    await writeFile(join(folder, 'w1', 'r1.json'), text)
    const log = new KeptLog()
    const store = await open(folder, log)
    const aside = 'r1.json.damaged-2025-03-03T10-20-30.000Z'
    expect(log.lines).toEqual([`record-set-aside w1/r1.json ${aside} ${why}`])
    expect((await readdir(join(folder, 'w1'))).sort()).toEqual([aside, 'r2.json'])
    expect(await readFile(join(folder, 'w1', aside), 'utf8')).toBe(text)
    expect(await store.load(key)).toBeUndefined()
    expect(await store.list('w1')).toMatchObject([other])
    expect(questionsOf(await store.load(other))).toEqual(['a'])
    expect(await store.append(key, create())).toMatchObject({ status: 'appended' })
    await store.close()
  })

  test.each([
    ['erased', (store: Store) => store.append(key, { ...answer(2, 'x'), events: [], erase: true })],
  ])('goes with its review when that is %s, and nothing else does', async (_, remove) => {
    const folder = await filled()
    const inFolder = (name: string) => join(folder, 'w1', name)
    const good = await readFile(inFolder('r1.json'), 'utf8')
    await writeFile(inFolder('r1.json'), '{"secret answ')
    await (await open(folder)).close()
    await writeFile(inFolder('r1.json'), good)
    const others = ['r10.json.damaged-2025', 'r1.json.mine', 'r2.json.damaged-2025']
    for (const name of others) await writeFile(inFolder(name), 'another')
    const store = await open(folder)
    await writeFile(inFolder('.r1.json.0000.tmp'), '{"secret answ')
    await remove(store)
    const left = await readdir(join(folder, 'w1'))
    expect(left.filter((name) => name !== 'r1.json').sort()).toEqual([...others, 'r2.json'].sort())
    const texts = await Promise.all(left.map((name) => readFile(inFolder(name), 'utf8')))
    expect(texts.join()).not.toMatch(/secret/)
    await store.close()
  })

  test('that cannot be removed keeps its review from being deleted, until deleting is tried again', async () => {
    const folder = await filled()
    const fs = new TamperedFileSystem()
    const store = await openLowdbStore({ folder, logger: new KeptLog(), fs })
    await writeFile(join(folder, 'w1', 'r1.json.damaged-2025'), 'secret')
    const erase = { ...answer(2, 'x', 'd9'), events: [], erase: true }
    const isRemoving = () => fs.begun.at(-1)?.startsWith('remove')
    fs.arm(() => (isRemoving() ? { code: 'EACCES' } : undefined))
    await expect(store.append(key, erase)).rejects.toMatchObject({ code: 'storage-failed' })
    fs.arm(() => undefined)
    expect(questionsOf(await store.load(key))).toEqual(['a'])
    expect(await store.append(key, erase)).toMatchObject({ status: 'appended' })
    expect((await readdir(join(folder, 'w1'))).sort()).toEqual(['r1.json', 'r2.json'])
    await store.close()
  })

  test('whose damage shows only when it is read whole is set aside then', async () => {
    const folder = await filled()
    const path = join(folder, 'w1', 'r1.json')
    await writeFile(path, (await readFile(path, 'utf8')).replace('"answered"', '"secret"'))
    const log = new KeptLog()
    const store = await open(folder, log)
    await expect(store.load(key)).rejects.toMatchObject({ code: 'storage-failed' })
    expect(log.lines[0]).toMatch(/^record-set-aside w1\/r1.json .* not a record at events\.1/)
    expect(log.lines.join()).not.toMatch(/secret/)
    expect(await store.load(key)).toBeUndefined()
    expect(await store.list('w1')).toMatchObject([other])
    await store.close()
  })

  test('that cannot be set aside is left alone and costs only itself', async () => {
    const folder = await filled()
    await writeFile(join(folder, 'w1', 'r1.json'), '{')
    const fs = new TamperedFileSystem()
    const log = new KeptLog()
    fs.arm(() => (fs.begun.at(-1)?.startsWith('rename') ? { code: 'EROFS' } : undefined))
    const store = await openLowdbStore({ folder, logger: log, fs, now })
    expect(log.lines).toEqual(['record-unreadable w1/r1.json EROFS'])
    expect(questionsOf(await store.load(other))).toEqual(['a'])
    await store.close()
  })
})

describe('a file that is no record of ours', () => {
  test('of a newer version is not touched, not served and not overwritten', async () => {
    const folder = await filled()
    const path = join(folder, 'w1', 'r1.json')
    await writeFile(path, '{"schema":2,"id":"r1"}')
    const log = new KeptLog()
    const store = await open(folder, log)
    expect(log.lines.join()).toMatch(/record-unreadable w1\/r1.json .*newer version/)
    const newer = { code: 'storage-failed', hint: 'Start the newer version.' }
    await expect(store.load(key)).rejects.toMatchObject(newer)
    await expect(store.append(key, create())).rejects.toMatchObject(newer)
    expect(await readFile(path, 'utf8')).toBe('{"schema":2,"id":"r1"}')
    await store.close()
  })

  test('and is a good record under another name is never served as that name', async () => {
    const folder = await filled()
    await mkdir(join(folder, 'w2'))
    await rename(join(folder, 'w1', 'r1.json'), join(folder, 'w2', 'r1.json'))
    const log = new KeptLog()
    const store = await open(folder, log)
    expect(log.lines).toEqual(['record-misplaced w2/r1.json'])
    expect(await store.list('w2')).toEqual([])
    const foreign = store.load({ workspace: 'w2', id: 'r1' })
    await expect(foreign).rejects.toMatchObject({ code: 'storage-failed' })
    await store.close()
  })

  test('and is a link is neither listed, read nor written through', async () => {
    const folder = await filled()
    const outside = await filled({ ...key, id: 'linked' })
    await symlink(join(outside, 'w1', 'linked.json'), join(folder, 'w1', 'linked.json'))
    await symlink(join(outside, 'w1'), join(folder, 'w2'))
    const before = await readFile(join(outside, 'w1', 'linked.json'), 'utf8')
    const log = new KeptLog()
    const store = await open(folder, log)
    expect(log.lines.sort()).toEqual(['link-not-followed w1/linked.json', 'link-not-followed w2'])
    for (const linked of [
      { workspace: 'w1', id: 'linked' },
      { workspace: 'w2', id: 'linked' },
      { workspace: 'w2', id: 'new' },
    ]) {
      await expect(store.load(linked)).rejects.toMatchObject({ code: 'storage-failed' })
      await expect(store.append(linked, create())).rejects.toMatchObject({ code: 'storage-failed' })
    }
    expect(await readdir(join(outside, 'w1'))).toEqual(['linked.json', 'r2.json'])
    expect(await readFile(join(outside, 'w1', 'linked.json'), 'utf8')).toBe(before)
    await store.close()
  })
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
  expect(read).toEqual(ids.map((id) => `readFile ${folder}/w1/${id}.json`))
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
  expect(fs.begun).toHaveLength(8)
  await store.close()
})

function open(folder: string, logger = new KeptLog()) {
  return openLowdbStore({ folder, logger, now })
}

/** A folder with two reviews of one workspace, each with one answer. */
async function filled(first = key): Promise<string> {
  const folder = await dataFolder()
  const store = await open(folder)
  for (const where of [first, other]) {
    await store.append(where, create())
    await store.append(where, answer(1, 'a'))
  }
  await store.close()
  return folder
}
