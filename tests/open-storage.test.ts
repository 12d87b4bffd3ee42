import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStorage } from '../src/open-storage.ts'
import { create, key } from './contracts/change-samples.ts'
import { KeptLog } from './storage/data-folder.ts'
import { isWithout, makeDatabase } from './storage/postgres/databases.ts'

describe('where checks are kept', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'whatif-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  test('a folder is ready as long as something can be written there', async () => {
    const data = join(folder, 'data')
    const storage = await openStorage({ data }, new KeptLog())
    await storage.ready()
    await rm(join(data, 'shelf'), { recursive: true })
    await writeFile(join(data, 'shelf'), 'something else')
    // Within a second the answer is that of a moment ago.
    await storage.ready()
    await expect
      .poll(() => storage.ready().catch((error) => error.code), { timeout: 5000 })
      .toBe('storage-failed')
    await storage.close()
  })

  test.skipIf(isWithout)(
    'however often somebody asks whether it is ready, next to nothing is written',
    async () => {
      const database = await makeDatabase()
      const storage = await openStorage({ data: folder, database }, new KeptLog())
      const version = () => database.query('select xmin::text as version from whatif.alive')
      await database.query("update whatif.alive set at = '2025-01-01'")
      const before = await version()
      await Promise.all(Array.from({ length: 50 }, () => storage.ready()))
      const after = await version()
      expect(after).not.toEqual(before)
      // Another instance asks a moment later.
      const other = await database.open()
      await other.ready()
      expect(await version()).toEqual(after)
      await storage.close()
      await database.drop()
    },
  )

  test('what was turned away from is not ready any more, and still keeps what comes', async () => {
    const storage = await openStorage({ data: folder }, new KeptLog())
    storage.turnAway()
    await expect(storage.ready()).rejects.toThrow('closing')
    expect(await storage.store.append(key, create())).toMatchObject({ status: 'appended' })
    await storage.close()
  })

  test.skipIf(isWithout)(
    'a database is ready once its tables are there, and not once it is closed',
    async () => {
      const database = await makeDatabase()
      const storage = await openStorage({ data: folder, database }, new KeptLog())
      await storage.ready()
      expect(storage.sending).toBeDefined()
      await storage.close()
      await expect.poll(() => storage.ready().catch(() => 'closed')).toBe('closed')
      await database.drop()
    },
  )
})
