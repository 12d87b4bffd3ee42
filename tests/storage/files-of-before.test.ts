import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openLowdbStore } from '../../src/storage/lowdb-store.ts'
import { answer, create, key, questionsOf } from '../contracts/change-samples.ts'
import { dataFolder, KeptLog } from './data-folder.ts'
import { writeOldFile } from './old-file.ts'
import { TamperedFileSystem } from './tampered-file-system.ts'

const other = { ...key, id: 'r2' }
const now = () => new Date('2025-03-03T10:20:30.000Z')

describe('a file of before journals', () => {
  test('is listed and read as it is, and nothing is written', async () => {
    const { folder, record } = await withOldFiles()
    const store = await open(folder)
    expect(await store.load(key)).toEqual(record)
    expect(await store.list('w1')).toHaveLength(2)
    await store.close()
    expect(await namesIn(folder)).toEqual(['r1.json', 'r2.json'])
  })

  test('becomes a journal with its first change, and only then', async () => {
    const { folder, record } = await withOldFiles()
    const store = await open(folder)
    await store.append(key, answer(1, 'a', 'd1'))
    await store.close()
    expect(await namesIn(folder)).toEqual(['r1.journal', 'r2.json'])
    const again = await open(folder)
    expect(await again.load(key)).toMatchObject({
      rev: 2,
      flow: record.flow,
      outbox: record.outbox,
    })
    expect(questionsOf(await again.load(key))).toEqual(['a'])
    expect(await again.append(key, answer(2, 'a', 'd1'))).toMatchObject({ status: 'duplicate' })
    await again.close()
  })

  test('goes with its words when its review is erased', async () => {
    const { folder } = await withOldFiles()
    const store = await open(folder)
    await store.append(key, { ...answer(1, 'x'), events: [], erase: true })
    await store.close()
    expect(await namesIn(folder)).toEqual(['r1.journal', 'r2.json'])
  })

  test('that stayed beside its journal is removed, because all of it is there', async () => {
    const { folder } = await withOldFiles()
    const old = await readFile(join(folder, 'w1', 'r1.json'), 'utf8')
    const store = await open(folder)
    await store.append(key, answer(1, 'a'))
    await store.close()
    await writeFile(join(folder, 'w1', 'r1.json'), old)
    const log = new KeptLog()
    await (await open(folder, log)).close()
    expect(await namesIn(folder)).toEqual(['r1.journal', 'r2.json'])
    expect(log.lines).toEqual([])
  })

  test.each([
    ['says something else', (old: string) => old.replaceAll('"dana"', '"ravi"')],
    ['cannot be read', () => '{"half'],
  ])('beside a journal that %s is set aside, and the journal counts', async (_, change) => {
    const { folder } = await withOldFiles()
    const old = await readFile(join(folder, 'w1', 'r1.json'), 'utf8')
    const store = await open(folder)
    await store.append(key, answer(1, 'a'))
    await store.close()
    await writeFile(join(folder, 'w1', 'r1.json'), change(old))
    const log = new KeptLog()
    const again = await open(folder, log)
    const aside = 'r1.json.damaged-2025-03-03T10-20-30.000Z'
    expect(log.lines).toEqual([
      `record-set-aside w1/r1.json ${aside} a newer file of the same check is there`,
    ])
    expect(questionsOf(await again.load(key))).toEqual(['a'])
    await again.close()
  })

  test.each([
    ['cut short', '{"schema":1,"id":"r1","secret answ', 'not JSON'],
    ['of another kind', '["secret answer"]', 'not a record at its top'],
    ['empty', '', 'not JSON'],
    ['that lacks something', '{"schema":1,"id":"r1","workspace":"w1"}', 'not a record at rev'],
  ])('%s is set aside and named in the log, and all others are served', async (_, text, why) => {
    const { folder } = await withOldFiles()
    await writeFile(join(folder, 'w1', 'r1.json'), text)
    const log = new KeptLog()
    const store = await open(folder, log)
    const aside = 'r1.json.damaged-2025-03-03T10-20-30.000Z'
    expect(log.lines).toEqual([`record-set-aside w1/r1.json ${aside} ${why}`])
    expect(await namesIn(folder)).toEqual([aside, 'r2.json'])
    expect(await readFile(join(folder, 'w1', aside), 'utf8')).toBe(text)
    expect(await store.load(key)).toBeUndefined()
    expect(await store.list('w1')).toMatchObject([other])
    expect(await store.append(key, create())).toMatchObject({ status: 'appended' })
    await store.close()
  })

  test('whose damage shows only when it is read whole is set aside then', async () => {
    const { folder } = await withOldFiles()
    const path = join(folder, 'w1', 'r1.json')
    await writeFile(path, (await readFile(path, 'utf8')).replace('"started"', '"secret"'))
    const log = new KeptLog()
    const store = await open(folder, log)
    await expect(store.load(key)).rejects.toMatchObject({ code: 'storage-failed' })
    expect(log.lines[0]).toMatch(/^record-set-aside w1\/r1.json .* not a record at events\.0/)
    expect(log.lines.join()).not.toMatch(/secret/)
    expect(await store.load(key)).toBeUndefined()
    await store.close()
  })

  test('of a newer version is not touched, not served and not overwritten', async () => {
    const { folder } = await withOldFiles()
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

  test('under another name is never served as that name', async () => {
    const { folder } = await withOldFiles()
    await mkdir(join(folder, 'w2'))
    await rename(join(folder, 'w1', 'r1.json'), join(folder, 'w2', 'r1.json'))
    const log = new KeptLog()
    const store = await open(folder, log)
    expect(log.lines).toEqual(['record-misplaced w2/r1.json'])
    const foreign = store.load({ workspace: 'w2', id: 'r1' })
    await expect(foreign).rejects.toMatchObject({ code: 'storage-failed' })
    await store.close()
  })

  test('that cannot be removed is refused its first change, and takes it once it can', async () => {
    const { folder } = await withOldFiles()
    const fs = new TamperedFileSystem()
    const store = await openLowdbStore({ folder, logger: new KeptLog(), fs })
    fs.arm(() => (fs.begun.at(-1)?.startsWith('remove') ? { code: 'EACCES' } : undefined))
    await expect(store.append(key, answer(1, 'a'))).rejects.toMatchObject({
      code: 'storage-failed',
    })
    fs.arm()
    expect(questionsOf(await store.load(key))).toEqual([])
    expect(await store.append(key, answer(1, 'a'))).toMatchObject({ status: 'appended' })
    await store.close()
    await (await open(folder)).close()
    expect(await namesIn(folder)).toEqual(['r1.journal', 'r2.json'])
  })
})

function open(folder: string, logger = new KeptLog()) {
  return openLowdbStore({ folder, logger, now })
}

async function withOldFiles() {
  const folder = await dataFolder()
  await writeOldFile(folder, create('d0'), other)
  return { folder, record: await writeOldFile(folder, create('d0')) }
}

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'w1'))
  return names.filter((name) => name !== '.headings').sort()
}
