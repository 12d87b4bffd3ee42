import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openLowdbShelf } from '../../src/storage/lowdb-shelf.ts'
import { openLowdbStore } from '../../src/storage/lowdb-store.ts'
import { create, key } from '../contracts/change-samples.ts'
import { oddNames, shelfContract } from '../contracts/shelf.ts'
import { dataFolder, KeptLog } from './data-folder.ts'
import { TamperedFileSystem } from './tampered-file-system.ts'

const now = () => new Date('2026-01-02T03:04:05.678Z')
const open = (folder: string, logger = new KeptLog()) => openLowdbShelf({ folder, logger, now })

shelfContract('the lowdb shelf', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'whatif-'))
  const shelf = await open(folder)
  return {
    shelf,
    discard: async () => {
      await shelf.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
})

describe('a shelf in files', () => {
  test('is there after a restart, under every name', async () => {
    const folder = await dataFolder()
    const first = await open(folder)
    for (const [index, name] of oddNames.entries()) await first.put(name, index)
    await first.close()
    const again = await open(folder)
    expect(await again.names('')).toEqual(oddNames.toSorted())
    for (const [index, name] of oddNames.entries()) expect(await again.get(name)).toBe(index)
  })

  test('stays inside its folder, in names that no file system confuses', async () => {
    const folder = await dataFolder()
    const shelf = await open(folder)
    for (const name of oddNames) await shelf.put(name, 1)
    expect(await readdir(folder)).toEqual(['shelf'])
    const files = await readdir(join(folder, 'shelf'))
    expect(files).toHaveLength(oddNames.length)
    for (const file of files) expect(file).toMatch(/^[a-z0-9_%A-F~-]{1,120}\.value$/)
    expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(oddNames.length)
  })

  test('lives in the store’s folder without either minding the other', async () => {
    const folder = await dataFolder()
    const log = new KeptLog()
    const shelved = { ...key, workspace: 'shelf', id: 'a' }
    for (const round of [1, 2]) {
      const store = await openLowdbStore({ folder, logger: log })
      const shelf = await open(folder, log)
      if (round === 1) await store.append(shelved, create())
      await shelf.put('a', round)
      expect(await store.load(shelved)).toMatchObject({ id: 'a' })
      expect(await store.list('shelf')).toHaveLength(1)
      expect(await shelf.names('')).toEqual(['a'])
      await shelf.close()
      await store.close()
    }
    expect(log.lines).toEqual([])
  })

  test('a value that could not be kept never appears, and its repeat does', async () => {
    const folder = await dataFolder()
    const fs = new TamperedFileSystem()
    const shelf = await openLowdbShelf({ folder, logger: new KeptLog(), fs })
    const begin = async (old: string | undefined) => {
      if (old === undefined) await shelf.remove('a')
      else await shelf.put('a', old)
    }
    for (const [old, done] of [
      ['old', false],
      ['old', true],
      [undefined, false],
      [undefined, true],
    ] as const) {
      await begin(old)
      fs.arm()
      await shelf.put('a', 'new')
      const calls = fs.begun.length
      expect(calls).toBeGreaterThan(5)
      for (let at = 1; at <= calls; at += 1) {
        await begin(old)
        fs.arm((call) => (call === at ? { code: 'EIO', done } : undefined))
        const kept = shelf.put('a', 'new')
        const failed = await kept.then(
          () => undefined,
          (error) => error,
        )
        fs.arm()
        const expected = failed === undefined ? 'new' : old
        if (failed !== undefined) expect(failed).toMatchObject({ code: 'storage-failed' })
        expect([at, await shelf.get('a')]).toEqual([at, expected])
        expect(await (await open(folder)).get('a')).toBe(expected)
      }
    }
  })

  test.each(['put', 'remove'] as const)(
    'while the disk fails for good, what is said of a %s is what a restart shows',
    async (how) => {
      const ends = new Set<string>()
      for (let from = 1; from <= 12; from += 1) {
        const folder = await dataFolder()
        const fs = new TamperedFileSystem()
        const shelf = await openLowdbShelf({ folder, logger: new KeptLog(), fs })
        await shelf.put('a', 'old')
        fs.arm((call) => (call >= from ? { code: 'EIO', done: true } : undefined))
        const asked = how === 'put' ? shelf.put('a', 'new') : shelf.remove('a')
        const told = await asked.then(
          () => 'kept',
          (error) => error.code,
        )
        fs.arm()
        ends.add(told)
        const now = await (await open(folder)).get('a')
        if (told === 'storage-failed') expect([from, now]).toEqual([from, 'old'])
        if (told === 'kept') expect([from, now]).toEqual([from, how === 'put' ? 'new' : undefined])
      }
      expect([...ends]).toEqual(expect.arrayContaining(['kept', 'storage-unknown']))
    },
  )

  test('what is there already is not written again', async () => {
    const folder = await dataFolder()
    const fs = new TamperedFileSystem()
    const shelf = await openLowdbShelf({ folder, logger: new KeptLog(), fs })
    await shelf.put('a', { where: 1 })
    fs.arm()
    await shelf.put('a', { where: 1 })
    expect(fs.begun.filter((call) => !/^readFile/.test(call))).toEqual([])
  })

  test('closed, it has kept everything and takes no more', async () => {
    const folder = await dataFolder()
    const shelf = await open(folder)
    const put = shelf.put('a', 1)
    await shelf.close()
    expect(await readdir(join(folder, 'shelf'))).toEqual(['a.value'])
    await put
    await expect(shelf.get('a')).rejects.toMatchObject({ code: 'storage-failed' })
  })
})

describe('a file that is damaged', () => {
  test.each([
    ['not JSON', '{"schema":1,"name":"a","va'],
    ['no value', '{"schema":1,"name":"a"}'],
    ['another name’s', '{"schema":1,"name":"b","value":"secret"}'],
    ['no item', '"secret"'],
  ])('(%s) is named, costs only itself, and is kept aside when replaced', async (_, text) => {
    const { folder, path } = await holding(text)
    const log = new KeptLog()
    const shelf = await open(folder, log)
    expect(log.lines).toEqual([expect.stringMatching(/^record-unreadable shelf\/a\.value /)])
    const refused = { code: 'storage-failed', message: expect.stringContaining('shelf/a.value') }
    await expect(shelf.get('a')).rejects.toMatchObject(refused)
    await expect(shelf.get('a')).rejects.not.toThrow(/secret/)
    expect(await shelf.names('')).toEqual(['good'])
    expect(await shelf.get('good')).toBe(1)
    await shelf.put('a', 'new')
    expect(await shelf.get('a')).toBe('new')
    expect(await readFile(`${path}.damaged-2026-01-02T03-04-05.678Z`, 'utf8')).toBe(text)
  })

  test('can be removed', async () => {
    const { folder } = await holding('{')
    const shelf = await open(folder)
    await shelf.remove('a')
    expect(await shelf.get('a')).toBeUndefined()
  })

  test('or of a newer version is neither read nor replaced', async () => {
    const newer = '{"schema":2,"name":"a","more":1}'
    const { folder, path } = await holding(newer)
    const shelf = await open(folder)
    const refused = { code: 'storage-failed', hint: 'Start the newer version.' }
    await expect(shelf.get('a')).rejects.toMatchObject(refused)
    await expect(shelf.put('a', 1)).rejects.toMatchObject(refused)
    expect(await readFile(path, 'utf8')).toBe(newer)
  })
})

describe('a link', () => {
  test('in place of a value is neither read nor written through', async () => {
    const { folder, path } = await holding('{}')
    const outside = join(await dataFolder(), 'a.value')
    await writeFile(outside, '{"schema":1,"name":"a","value":"theirs"}')
    await rm(path)
    await symlink(outside, path)
    const shelf = await open(folder)
    expect(await shelf.names('')).toEqual(['good'])
    await expect(shelf.get('a')).rejects.toMatchObject({ code: 'storage-failed' })
    await expect(shelf.put('a', 1)).rejects.toMatchObject({ code: 'storage-failed' })
    expect(await readFile(outside, 'utf8')).toContain('theirs')
  })

  test('in place of the shelf is refused', async () => {
    const folder = await dataFolder()
    await symlink(await dataFolder(), join(folder, 'shelf'))
    await expect(open(folder)).rejects.toMatchObject({ code: 'storage-failed' })
  })
})

/** A data folder whose shelf holds one good value, and this text as the value of `a`. */
async function holding(text: string): Promise<{ folder: string; path: string }> {
  const folder = await dataFolder()
  const path = join(folder, 'shelf', 'a.value')
  await mkdir(join(folder, 'shelf'))
  await writeFile(join(folder, 'shelf', 'good.value'), '{"schema":1,"name":"good","value":1}')
  await writeFile(path, text)
  return { folder, path }
}
