import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { command as backup } from '../../src/commands/backup.ts'
import { command as restore } from '../../src/commands/restore.ts'
import { command as verify } from '../../src/commands/verify.ts'
import { openLowdbShelf } from '../../src/storage/lowdb-shelf.ts'
import { openLowdbStore } from '../../src/storage/lowdb-store.ts'
import { here } from '../cli/here.ts'
import { Bench, silent } from '../review/bench.ts'
import { postedCheck } from '../review/posted-check.ts'
import { dataFolder } from '../storage/data-folder.ts'
import { filled } from '../storage/filled-folder.ts'

/** A folder with two checks, a backup of it, and after that one deleted and somebody erased from the other. */
async function sinceThen() {
  const { bench: posted, review } = await postedCheck()
  const record = await posted.store.load({ workspace: 'local', id: review })
  if (!record) throw new Error('there is no check')
  const folder = await dataFolder()
  const { flow: id, flowVersion: version, events, outbox, heading } = record
  const store = await openLowdbStore({ folder, logger: silent })
  for (const one of ['gone', 'stays']) {
    const change = { expectedRev: 0, at: heading.updatedAt, events, outbox, heading }
    await store.append({ workspace: 'local', id: one }, { ...change, flow: { id, version } })
  }
  const file = join(await dataFolder(), 'monday.whatif')
  await here(backup, { words: [file], options: { data: folder } })
  const shelf = await openLowdbShelf({ folder, logger: silent })
  const bench = new Bench({ store, shelf, scheduler: { after() {} } })
  const confirm = 'Clinic Booking'
  await bench.act('Dana', { type: 'delete', review: 'gone', confirm })
  const person = { workspace: 'local', person: 'Dana', secret: '1' }
  await bench.reviews.erasePerson({ ...person, isSure: true })
  await shelf.close()
  await store.close()
  return { folder, file }
}

async function listIn(folder: string): Promise<Record<string, string>> {
  const store = await openLowdbStore({ folder, logger: silent })
  const all = await store.all()
  await store.close()
  return Object.fromEntries(all.map(({ id, heading }) => [id, heading.phase]))
}

test('a backup says what was deleted and erased since, and a restore leaves deleted what was', async () => {
  const { folder, file } = await sinceThen()
  const environment = { WHATIF_DATA: folder }
  const told = await here(verify, { words: [file], environment })
  expect(told.code).toBe(0)
  expect(told.out).toContain('2 checks are in it, as they were written.')
  expect(told.out).toContain('1 check in it has been deleted since:\n  local/gone\n')
  expect(told.out).toContain('1 check names somebody who has been erased since')
  expect(told.out).toContain('\n  local/stays\n')

  const data = join(await dataFolder(), 'restored')
  const restored = await here(restore, { words: [file], options: { data }, environment })
  expect(restored.code).toBe(0)
  expect(restored.out).toContain('stays deleted. To bring it back: --with-deleted\n  local/gone\n')
  expect(await listIn(data)).toEqual({ gone: 'deleted', stays: 'published' })

  const whole = join(await dataFolder(), 'whole')
  const flags = new Set(['with-deleted'] as const)
  const back = await here(restore, { words: [file], options: { data: whole }, environment, flags })
  expect(back.out).toContain('1 check that had been deleted since is back:\n  local/gone\n')
  expect(await listIn(whole)).toEqual({ gone: 'published', stays: 'published' })
})

test('where nothing is kept any more, a restore says that nobody can tell', async () => {
  const { file } = await sinceThen()
  const environment = { WHATIF_DATA: join(await dataFolder(), 'none') }
  const data = join(await dataFolder(), 'restored')
  const { out } = await here(restore, { words: [file], options: { data }, environment })
  expect(out).toContain('nobody can tell what was deleted or erased since this backup was made')
  expect(await listIn(data)).toEqual({ gone: 'published', stays: 'published' })
})

test('of a backup with a bad line the manifest says which check is not whole', async () => {
  const { folder, file } = await sinceThen()
  const lines = (await readFile(file, 'utf8')).split('\n')
  await writeFile(
    file,
    lines.map((line, n) => (n === 2 ? line.replace('e', 'f') : line)).join('\n'),
  )
  const { code, out } = await here(verify, { words: [file], options: { data: folder } })
  expect(code).toBe(1)
  expect(out).toContain('1 line of this backup cannot be read')
  expect(out).toMatch(/1 check that was in it is not whole any more:\n {2}local\/(stays|gone)\n/)
})

test('where what is kept now cannot be looked at, a restore waits, and verify says that nobody can tell', async () => {
  const environment = { WHATIF_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
  const file = join(await dataFolder(), 'all.whatif')
  await here(backup, { words: [file], options: { data: await filled() } })
  const data = join(await dataFolder(), 'restored')
  const on = { words: [file], options: { data }, environment }
  // What was deleted since stands in the database that is away: it must not come back unasked.
  await expect(here(restore, on)).rejects.toMatchObject({
    code: 'storage-failed',
    hint: expect.stringMatching(/--with-deleted/),
  })
  expect((await here(verify, { words: [file], environment })).out).toContain(
    'What is kept now cannot be looked at, so that nobody can tell',
  )
  const flags = new Set(['with-deleted'] as const)
  expect(await here(restore, { ...on, flags })).toMatchObject({ code: 0 })
})
