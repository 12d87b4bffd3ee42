import { expect, test } from 'vitest'
import { openLowdbStore } from '../../src/storage/lowdb-store.ts'
import { answer, create, key } from '../contracts/change-samples.ts'
import { dataFolder, KeptLog } from '../storage/data-folder.ts'
import { TamperedFileSystem } from '../storage/tampered-file-system.ts'

test('a change is acknowledged after it was written behind all others and synced', async () => {
  const { folder, fs, store } = await begun()
  await store.append(key, create())
  fs.arm()
  await store.append(key, answer(1, 'a'))
  expect(stepsOf(fs, folder)).toEqual([
    'append /w1/r1.journal',
    'done append /w1/r1.journal',
    'writeFile /w1/r1.journal',
    'done writeFile /w1/r1.journal',
    'sync /w1/r1.journal',
    'done sync /w1/r1.journal',
  ])
  await store.close()
})

test('a whole record is acknowledged after: file synced, then renamed, then folder synced', async () => {
  const { folder, fs, store } = await begun()
  await store.append(key, create())
  fs.arm()
  await store.append(key, { ...answer(1, 'a'), events: [], erase: true })
  const steps = stepsOf(fs, folder).filter((step) => !/readFolder|kind|headings/.test(step))
  expect(steps.slice(steps.indexOf('create temporary'))).toEqual([
    'create temporary',
    'done create temporary',
    'writeFile temporary',
    'done writeFile temporary',
    'sync temporary',
    'done sync temporary',
    'rename /w1/r1.journal',
    'done rename /w1/r1.journal',
    'sync /w1',
    'done sync /w1',
  ])
  await store.close()
})

test('the first change of a workspace also makes its folder durable', async () => {
  const folder = await dataFolder()
  const fs = new TamperedFileSystem()
  const store = await openLowdbStore({ folder, logger: new KeptLog(), fs })
  fs.arm()
  await store.append(key, create())
  const made = fs.log.indexOf(`done makeFolder ${folder}/w1`)
  expect(made).toBeGreaterThan(-1)
  expect(fs.log.indexOf(`done sync ${folder}`)).toBeGreaterThan(made)
  await store.close()
})

test('a hundred records begun at once share folder syncs, each begun after the rename it covers', async () => {
  const { folder, fs, store } = await begun()
  await store.append({ workspace: 'w1', id: 'first' }, create())
  fs.arm()
  const ids = Array.from({ length: 100 }, (_, n) => `r${n}`)
  await Promise.all(
    ids.map(async (id) => {
      await store.append({ workspace: 'w1', id }, create())
      fs.log.push(`acknowledged ${id}`)
    }),
  )
  for (const id of ids) {
    const renamed = fs.log.indexOf(`done rename ${folder}/w1/${id}.journal`)
    const begun = fs.log.indexOf(`sync ${folder}/w1`, renamed)
    const done = fs.log.indexOf(`done sync ${folder}/w1`, begun)
    expect(renamed).toBeGreaterThan(-1)
    expect(begun).toBeGreaterThan(renamed)
    expect(done).toBeGreaterThan(begun)
    expect(fs.log.indexOf(`acknowledged ${id}`)).toBeGreaterThan(done)
  }
  expect(fs.log.filter((line) => line === `sync ${folder}/w1`).length).toBeLessThan(100)
  await store.close()
})

async function begun() {
  const folder = await dataFolder()
  const fs = new TamperedFileSystem()
  const store = await openLowdbStore({ folder, logger: new KeptLog(), fs })
  return { folder, fs, store }
}

/** What was done, without opening and closing. */
function stepsOf(fs: TamperedFileSystem, folder: string): string[] {
  const steps = fs.log.map((line) => line.replaceAll(folder, '').replace(/\S+\.tmp/, 'temporary'))
  return steps.filter((step) => !/close|openFolder/.test(step))
}
