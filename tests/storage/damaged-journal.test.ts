import { readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openLowdbStore } from '../../src/storage/lowdb-store.ts'
import { create, heading, key, questionsOf } from '../contracts/change-samples.ts'
import { KeptLog } from './data-folder.ts'
import { erasing, filled, namesIn, now, open, other } from './filled-folder.ts'
import { TamperedFileSystem } from './tampered-file-system.ts'

describe('a damaged journal', () => {
  test.each([
    ['of another kind', () => 'secret answer\n', 'nothing in it is known'],
    ['empty', () => '', 'nothing in it is known'],
    [
      'with a changed letter',
      (good: string) => good.replace('yes', 'yeS'),
      '1 of its lines cannot be read',
    ],
    [
      'with a changed heading',
      (good: string) => good.replaceAll('"title":"Ferry"', '"title":"Ferri"'),
      '1 of its lines cannot be read',
    ],
    [
      'without a line',
      (good: string) => good.replace(/^.* 2 .*\n/m, ''),
      '1 of its lines cannot be read',
    ],
    ['without its end', (good: string) => good.replace(/.*\n$/, ''), 'it ends with change 1 of 2'],
    ['cut within a line', (good: string) => good.slice(0, -9), 'it ends with change 1 of 2'],
  ])('%s is set aside and named in the log, and all others are served', async (_, damage, why) => {
    const folder = await filled()
    const text = damage(await readFile(join(folder, 'w1', 'r1.journal'), 'utf8'))
    await writeFile(join(folder, 'w1', 'r1.journal'), text)
    await writtenAt(join(folder, 'w1', 'r1.journal'), '2100-01-01')
    const log = new KeptLog()
    const store = await open(folder, log)
    const aside = 'r1.journal.damaged-2025-03-03T10-20-30.000Z'
    expect(log.lines).toEqual([`record-set-aside w1/r1.journal ${aside} ${why}`])
    expect(await namesIn(folder)).toEqual([aside, 'r2.journal'])
    expect(await readFile(join(folder, 'w1', aside), 'utf8')).toBe(text)
    expect(await store.load(key)).toBeUndefined()
    expect(await store.list('w1')).toMatchObject([other])
    expect(await store.setAside?.('w1')).toMatchObject([{ ...key, heading: { title: 'Ferry' } }])
    expect(questionsOf(await store.load(other))).toEqual(['a'])
    expect(await store.append(key, create())).toMatchObject({ status: 'appended' })
    expect(await store.setAside?.('w1')).toEqual([])
    await store.close()
  })

  test('stays known as it last was, also after the next start, while its file is there', async () => {
    const folder = await filled()
    await writeFile(join(folder, 'w1', 'r1.journal'), 'secret answer\n')
    await (await open(folder)).close()
    const store = await open(folder)
    expect(await store.setAside?.('w1')).toMatchObject([
      { ...key, rev: 2, heading: { title: 'Ferry' } },
    ])
    await store.close()
    const [aside = ''] = await namesIn(folder)
    await rm(join(folder, 'w1', aside))
    const next = await open(folder)
    expect(await next.setAside?.('w1')).toEqual([])
    await next.close()
  })

  test('whose heading is damaged before headings were ever written down is named by what its events say', async () => {
    const folder = await filled()
    const path = join(folder, 'w1', 'r1.journal')
    await rm(join(folder, 'w1', '.headings'))
    await writeFile(
      path,
      (await readFile(path, 'utf8')).replace('"phase":"asking"', '"phase":"asKing"'),
    )
    const store = await open(folder)
    expect(await store.list('w1')).toMatchObject([{ id: 'r2' }])
    expect(await store.setAside?.('w1')).toMatchObject([
      { ...key, heading: { title: 'Ferry', people: ['dana'] } },
    ])
    await store.close()
  })

  test('whose place an older copy took is served as that has it', async () => {
    const folder = await filled()
    const path = join(folder, 'w1', 'r1.journal')
    const older = (await readFile(path, 'utf8')).replace(/.*\n$/, '')
    await writeFile(path, 'secret answer\n')
    await (await open(folder)).close()
    await writeFile(path, older)
    const log = new KeptLog()
    const store = await open(folder, log)
    expect(await store.load(key)).toMatchObject({ rev: 1 })
    expect(log.lines).toEqual([])
    await store.close()
  })

  test('is mended where all that it said is there twice', async () => {
    const folder = await filled()
    const path = join(folder, 'w1', 'r1.journal')
    const good = await readFile(path, 'utf8')
    await writeFile(path, good.replace('"flowVersion":1', '"flowVersion":2'))
    await writtenAt(path, '2100-01-01')
    const log = new KeptLog()
    const store = await open(folder, log)
    expect(questionsOf(await store.load(key))).toEqual(['a'])
    expect(await store.load(key)).toMatchObject({ flowVersion: 1, rev: 2 })
    await store.close()
    expect(log.lines).toEqual(['record-mended w1 r1'])
    await (await open(folder, log)).close()
    expect(log.lines).toHaveLength(1)
  })

  test('goes with its review when that is erased, and nothing else does', async () => {
    const folder = await filled()
    const inFolder = (name: string) => join(folder, 'w1', name)
    const good = await readFile(inFolder('r1.journal'), 'utf8')
    await writeFile(inFolder('r1.journal'), 'secret answ\n')
    await (await open(folder)).close()
    await writeFile(inFolder('r1.journal'), good)
    const others = ['r10.journal.damaged-2025', 'r1.journal.mine', 'r2.json.damaged-2025']
    for (const name of others) await writeFile(inFolder(name), 'another')
    const store = await open(folder)
    const copies = ['.r1.journal.0000.tmp', '.r1.json.0000.tmp', 'r1.json.damaged-2025', 'r1.json']
    for (const name of copies) await writeFile(inFolder(name), 'secret answ')
    await store.append(key, erasing)
    expect(await namesIn(folder)).toEqual([...others, 'r1.journal', 'r2.journal'].sort())
    expect(await readFile(inFolder('r1.journal'), 'utf8')).not.toMatch(/answered/)
    await store.close()
  })

  test('and the heading of before go before the review is erased, whatever becomes of the new one', async () => {
    const folder = await filled()
    const fs = new TamperedFileSystem()
    const store = await openLowdbStore({ folder, logger: new KeptLog(), fs })
    const written = () => readFile(join(folder, 'w1', '.headings'), 'utf8')
    expect(await written()).toMatch(/"id":"r1"[^}]*Ferry/)
    await store.append(key, { ...erasing, heading: { ...heading(), title: 'Deleted' } })
    await expect(written()).rejects.toThrow('ENOENT')
    await store.close()
    expect(await written()).toMatch(/"id":"r1".*Deleted/)
    expect(await written()).not.toMatch(/"id":"r1"[^}]*Ferry/)
  })

  test('that cannot be removed keeps its review from being deleted, until deleting is tried again', async () => {
    const folder = await filled()
    const fs = new TamperedFileSystem()
    const store = await openLowdbStore({ folder, logger: new KeptLog(), fs })
    await writeFile(join(folder, 'w1', 'r1.journal.damaged-2025'), 'secret')
    const isRemoving = () => fs.begun.at(-1)?.startsWith('remove')
    fs.arm(() => (isRemoving() ? { code: 'EACCES' } : undefined))
    await expect(store.append(key, erasing)).rejects.toMatchObject({ code: 'storage-failed' })
    fs.arm(() => undefined)
    expect(questionsOf(await store.load(key))).toEqual(['a'])
    expect(await store.append(key, erasing)).toMatchObject({ status: 'appended' })
    expect(await namesIn(folder)).toEqual(['r1.journal', 'r2.journal'])
    await store.close()
  })

  test('whose damage shows only when it is read whole is set aside then', async () => {
    const folder = await filled()
    const path = join(folder, 'w1', 'r1.journal')
    await writeFile(path, (await readFile(path, 'utf8')).replace('"answered"', '"bnswered"'))
    await writtenAt(path, '2020-01-01')
    const log = new KeptLog()
    const store = await open(folder, log)
    expect(log.lines).toEqual([])
    await expect(store.load(key)).rejects.toMatchObject({ code: 'storage-failed' })
    expect(log.lines[0]).toMatch(/^record-set-aside w1\/r1.journal .* 1 of its lines/)
    expect(log.lines.join()).not.toMatch(/yes/)
    expect(await store.load(key)).toBeUndefined()
    expect(await store.list('w1')).toMatchObject([other])
    await store.close()
  })

  test('that cannot be set aside is left alone and costs only itself', async () => {
    const folder = await filled()
    await writeFile(join(folder, 'w1', 'r1.journal'), '{')
    const fs = new TamperedFileSystem()
    const log = new KeptLog()
    const isRenaming = () => /rename .*damaged/.test(fs.begun.at(-1) ?? '')
    fs.arm(() => (isRenaming() ? { code: 'EROFS' } : undefined))
    const store = await openLowdbStore({ folder, logger: log, fs, now })
    expect(log.lines).toEqual(['record-unreadable w1/r1.journal EROFS'])
    expect(questionsOf(await store.load(other))).toEqual(['a'])
    await store.close()
  })

  test('that is cut short while the program runs is noticed when it is read again', async () => {
    const folder = await filled()
    const log = new KeptLog()
    const store = await openLowdbStore({ folder, logger: log, now, rememberedCharacters: 0 })
    const path = join(folder, 'w1', 'r1.journal')
    await writeFile(path, (await readFile(path, 'utf8')).replace(/.*\n$/, ''))
    await expect(store.load(key)).rejects.toMatchObject({ code: 'storage-failed' })
    expect(log.lines[0]).toMatch(/it ends with change 1 of 2$/)
    await store.close()
  })

  test('that is gone is named in the log, unless its review was deleted', async () => {
    const folder = await filled()
    const store = await open(folder)
    await store.append(other, { ...erasing, heading: { ...heading(), phase: 'deleted' } })
    await store.close()
    for (const name of ['r1.journal', 'r2.journal']) await rm(join(folder, 'w1', name))
    const log = new KeptLog()
    await (await open(folder, log)).close()
    expect(log.lines).toEqual(['record-missing w1 r1'])
  })
})

/** A file is as if it had been written on that day. */
const writtenAt = (path: string, day: string): Promise<void> =>
  utimes(path, new Date(day), new Date(day))
