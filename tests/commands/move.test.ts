import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Io } from '../../src/commands/command.ts'
import { command } from '../../src/commands/move.ts'
import { openStorage, type Storage, type StoragePlace } from '../../src/open-storage.ts'
import { compareKept } from '../../src/storage/compare-kept.ts'
import { answer, create, heading, instant } from '../contracts/change-samples.ts'
import { oddNames } from '../contracts/shelf.ts'
import { KeptLog } from '../storage/data-folder.ts'
import { isWithout, makeDatabase, type TestDatabase } from '../storage/postgres/databases.ts'

describe.skipIf(isWithout)('moving all that is kept', () => {
  let database: TestDatabase
  let folder: string
  beforeAll(async () => {
    database = await makeDatabase()
    await database.open()
  })
  afterAll(() => database.drop())
  beforeEach(async () => {
    await database.empty()
    folder = await mkdtemp(join(tmpdir(), 'whatif-move-'))
    return () => rm(folder, { recursive: true, force: true })
  })

  const at = (name: string): StoragePlace => ({ data: join(folder, name) })
  const inDatabase = (): StoragePlace => ({ data: folder, database: { url: database.url } })

  async function moved(from: string, to: string) {
    const said: string[] = []
    const say = async (text: string) => void said.push(text)
    const io = {
      input: new PassThrough(),
      output: process.stdout,
      environment: { WHATIF_LOG_LEVEL: 'error' },
    }
    const code = await command.run({ options: {}, words: [from, to] }, {
      ...io,
      print: say,
      tell: say,
    } as Io)
    return { code, said: said.join('') }
  }

  /** Opens a place for a while. */
  async function within<T>(place: StoragePlace, work: (opened: Storage) => Promise<T>) {
    const opened = await openStorage(place, new KeptLog())
    try {
      return await work(opened)
    } finally {
      await opened.close()
    }
  }

  const odd = 'a\0b\ud83d \u2028 %0000 "\\ 👩‍👩‍👧'

  /** A check with everything that is hard to keep; every fifth one was deleted. */
  async function oneCheck({ store }: Storage, name: string, n: number): Promise<void> {
    const key = { workspace: n % 3 ? 'w' : name, id: name }
    const about = { ...heading(n % 2 ? instant(n) : undefined), title: odd, people: [odd, `p${n}`] }
    const also = [{ delivery: 'f', at: instant(1) }]
    await store.append(key, { ...create(`d${n}${odd}`), heading: about })
    await store.append(key, answer(1, odd, `e${n}`, { also }))
    if (n % 5 > 0) return
    const events = [{ type: 'deleted' as const, at: instant(9), by: 'dana' }]
    await store.append(key, { expectedRev: 2, delivery: 'g', at: instant(9), events, erase: true })
  }

  const fill = (place: StoragePlace): Promise<void> =>
    within(place, async (storage) => {
      const ids = oddNames.filter((id) => id.length <= 200)
      for (const [n, name] of ids.entries()) await oneCheck(storage, name, n)
      for (const name of oddNames) await storage.shelf.put(name, { name, odd, list: [null, 0, ''] })
    })

  test('from a folder into a database and back changes nothing, and repeats are still known', async () => {
    await fill(at('data'))
    expect(await moved(at('data').data, database.url)).toMatchObject({
      code: 0,
      said: expect.stringMatching(
        /^\d+ checks and 27 other things are there now.*\nSet WHATIF_DATABASE_URL/,
      ),
    })
    expect((await moved(database.url, at('back').data)).code).toBe(0)
    const compared = await within(at('data'), (one) =>
      within(at('back'), (other) => compareKept(one.kept, other.kept)),
    )
    expect(compared).toMatchObject({ items: 27, different: [] })
    expect(compared.checks).toBeGreaterThan(15)
    const repeat = { ...answer(2, 'again', 'e1'), expectedRev: 2 }
    const status = ({
      store,
    }: {
      store: { append: Awaited<ReturnType<typeof openStorage>>['store']['append'] }
    }) => store.append({ workspace: 'w', id: oddNames[1] ?? '' }, repeat)
    expect(await within(inDatabase(), status)).toMatchObject({ status: 'duplicate' })
    expect(await within(at('back'), status)).toMatchObject({ status: 'duplicate' })
  })

  test('a check that cannot be read stays behind, and that is said', async () => {
    await fill(at('data'))
    const path = join(at('data').data, 'w')
    const [name = ''] = (await readdir(path)).filter((one) => one.endsWith('.journal'))
    await writeFile(join(path, name), 'secret answer\n')
    expect(await moved(at('data').data, database.url)).toMatchObject({
      code: 1,
      said: expect.stringMatching(
        /checks and 27 other things are there now.*\nskipped {2}w\/\S+: it was set aside\n1 thing in the folder cannot be read, and is not there\. Look with: whatif verify --data \S+data\n/,
      ),
    })
  })

  test('a place in which something is kept already is refused, and nothing is changed', async () => {
    await fill(at('data'))
    await fill(at('other'))
    await moved(at('data').data, database.url)
    const refused = { code: 'bad-input', hint: expect.stringContaining('Nothing was changed') }
    await expect(moved(at('other').data, database.url)).rejects.toMatchObject(refused)
    await expect(moved(database.url, at('other').data)).rejects.toMatchObject(refused)
  })

  test('a folder that a program is working in is refused', async () => {
    await within(at('data'), async () => {
      await expect(moved(at('data').data, database.url)).rejects.toMatchObject({
        code: 'data-in-use',
      })
    })
  })

  test('while a database is moved nobody changes it', async () => {
    const [one, other] = [await database.open(), await database.open({ patience: 100 })]
    await one.store.append({ workspace: 'w', id: 'r' }, create())
    let kept: Promise<unknown> = Promise.resolve()
    const order: string[] = []
    await one.still(async () => {
      kept = other.store
        .append({ workspace: 'w', id: 'r' }, answer(1, 'a'))
        .then(() => order.push('kept'))
      expect((await one.store.load({ workspace: 'w', id: 'r' }))?.rev).toBe(1)
      order.push('moved')
    })
    await kept
    expect(order).toEqual(['moved', 'kept'])
  })

  test('words that name no two places are refused, and no folder is made', async () => {
    await expect(moved(folder, `${folder}/b`)).rejects.toThrow('One of both is a folder')
    await expect(moved(database.url, database.url)).rejects.toThrow('One of both is a folder')
    await expect(moved(join(folder, 'nowhere'), database.url)).rejects.toThrow('There is no folder')
    expect(await readdir(folder)).toEqual([])
  })
})
