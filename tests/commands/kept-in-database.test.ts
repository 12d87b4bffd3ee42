import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { command as backup } from '../../src/commands/backup.ts'
import type { Command, Io } from '../../src/commands/command.ts'
import { examineDatabase } from '../../src/commands/doctor/database.ts'
import { command as exported } from '../../src/commands/export.ts'
import { command as exportAll } from '../../src/commands/export-all.ts'
import { command as move } from '../../src/commands/move.ts'
import { command as overview } from '../../src/commands/overview.ts'
import { command as repair } from '../../src/commands/repair.ts'
import { command as restore } from '../../src/commands/restore.ts'
import { command as tracker } from '../../src/commands/tracker.ts'
import { command as verify } from '../../src/commands/verify.ts'
import { productRoot } from '../../src/config.ts'
import type { AppError } from '../../src/errors.ts'
import { readWords } from '../../src/words.ts'
import { answer, create, key } from '../contracts/change-samples.ts'
import { isWithout, makeDatabase, type TestDatabase } from '../storage/postgres/databases.ts'

describe.skipIf(isWithout)('a database', () => {
  let database: TestDatabase
  let folder: string
  beforeAll(async () => {
    database = await makeDatabase()
    folder = await mkdtemp(join(tmpdir(), 'whatif-'))
  })
  afterAll(async () => {
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  })

  const run = (command: Command, ...words: string[]) => runOn(database.url, command, ...words)

  async function runOn(url: string, command: Command, ...words: string[]) {
    const said: string[] = []
    const say = async (text: string) => void said.push(text)
    const environment = { WHATIF_LOG_LEVEL: 'error', WHATIF_DATABASE_URL: url }
    const io = {
      input: new PassThrough(),
      output: process.stdout,
      environment,
      print: say,
      tell: say,
    }
    const code = await command.run({ options: {}, words }, io as Io)
    return `${code} ${said.join('')}`
  }

  test('is backed up, verified and restored like a folder, beside running instances', async () => {
    const { store, shelf } = await database.open()
    await store.append(key, create('d0'))
    await store.append(key, answer(1, 'a', 'd1'))
    await shelf.put('a', { b: 1 })
    const before = await store.load(key)
    const file = join(folder, 'monday.whatif')
    expect(await run(backup, file)).toContain('0 1 check is in ')
    expect(await run(verify)).toContain('0 1 check is as it was written')
    expect(await run(verify, file)).toContain('0 1 check is in it')
    await expect(run(restore, file)).rejects.toThrow('Something is kept in that database already')
    await database.empty()
    expect(await run(restore, file)).toContain('0 1 check is in the database')
    const { store: fresh, shelf: again } = await database.open()
    expect(await fresh.load(key)).toEqual(before)
    expect(await again.get('a')).toEqual({ b: 1 })
  })

  test('with rows that cannot be read is taken but for those, which are named', async () => {
    await database.empty()
    const { store, shelf } = await database.open()
    for (const id of ['r1', 'r2', 'r3']) await store.append({ ...key, id }, create('d0'))
    await shelf.put('a', { b: 1 })
    await shelf.put('c', { d: 1 })
    await database.query(`
      update whatif.event set body = '{"type":"nonsense"}' where record = (select no from whatif.record where id = 'r1');
      update whatif.record set heading = '{"title":7}' where id = 'r2';
      update whatif.shelf set name = 'other' where key = 'c'`)
    const file = join(folder, 'damaged.whatif')
    const left =
      /w1\/r1: not a record at events\.0[\s\S]*w1\/r2: not a record at heading[\s\S]*shelf c/
    for (const one of [run(backup, file), run(exportAll, join(folder, 'plain'))]) {
      expect(await one).toMatch(/^1 1 check is in .*/)
      expect(await one).toMatch(left)
      expect(await one).toContain('3 things cannot be read and are not in it')
    }
    expect(await run(verify)).toMatch(/^1 damaged {2}w1\/r1.*→ whatif repair/)
    expect(await run(verify)).toContain('1 check is as it was written')
    expect(await run(verify, file)).toContain('0 1 check is in it')
    const moved = join(folder, 'moved')
    const said = await run(move, database.url, moved)
    expect(said).toMatch(/^1 1 check and 1 other things are there now/)
    expect(said).toMatch(left)
    expect(said).toContain('3 things in the database cannot be read, and are not there')
    // Of the first nothing of what happened can be read; the second has lost its heading alone.
    const repaired = await run(repair)
    expect(repaired).toMatch(/^1 lost {5}w1\/r1: nothing of it can be read/)
    expect(repaired).toContain('back     Ferry (w1/r2): no change is missing.')
    expect(repaired).toMatch(/skipped {2}shelf c: it belongs to another name[\s\S]*whatif\.aside/)
    expect(await run(verify)).toContain('2 checks are as they were written')
    await database.query(`
      delete from whatif.record where id in ('r1', 'r2'); delete from whatif.shelf where key = 'c'`)
    expect(await run(repair)).toBe('0 Nothing is damaged.\n')
    await database.query(`update whatif.event set body = '{}'`)
    // Nothing is put into a database of which not even that can be read.
    await expect(run(restore, file)).rejects.toThrow('Something is kept in that database already')
  })

  /** Whatever only reads or repairs, as it is run. */
  const readers: Readonly<Record<string, (url: string) => Promise<string>>> = {
    verify: (url) => runOn(url, verify),
    repair: (url) => runOn(url, repair),
    backup: (url) => runOn(url, backup, join(folder, 'not-there.whatif')),
    'export-all': (url) => runOn(url, exportAll, join(folder, 'not-there')),
    move: (url) => runOn(url, move, url, join(folder, 'not-there-either')),
    doctor: async (url) => {
      const say = await readWords(productRoot, 'operator')
      return JSON.stringify(await examineDatabase({ data: folder, database: { url } }, say))
    },
    'tracker show': (url) => runOn(url, tracker, 'show'),
    overview: (url) => runOn(url, overview),
    export: (url) => runOn(url, exported, 'some-check'),
  }

  /** What it says, and how it is refused. */
  const toldBy = (asked: Promise<string>): Promise<string> =>
    asked.catch((error: AppError) => `${error.message} ${error.hint}`)

  test.each(Object.keys(readers))(
    'without tables, or with those of another version, is refused and left so by %s',
    async (name) => {
      const read = readers[name] ?? (() => Promise.resolve(''))
      const other = await makeDatabase()
      try {
        const told = () => toldBy(read(other.url))
        expect(await told()).toMatch(/has no tables of Whatif yet\. Is it the right one\?/)
        expect(await other.query("select to_regnamespace('whatif') as there")).toEqual([
          { there: null },
        ])
        await other.open()
        await other.query(`insert into whatif.migration values ('9999-next.sql', 'x')`)
        expect(await told()).toMatch(/A newer version of Whatif has been at work/)
      } finally {
        await other.drop()
      }
    },
  )
})
