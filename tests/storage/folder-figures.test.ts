import { appendFile, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderFigures } from '../../src/storage/folder-figures.ts'
import { openLowdbShelf } from '../../src/storage/lowdb-shelf.ts'
import { KeptLog } from './data-folder.ts'
import { filled, open } from './filled-folder.ts'

test('a data folder says how many checks there are by state, what is due, and what takes up room', async () => {
  const folder = await filled()
  const store = await open(folder)
  const shelf = await openLowdbShelf({ folder, logger: new KeptLog() })
  await shelf.put('one', 'x'.repeat(100))
  await shelf.close()
  await writeFile(join(folder, 'w1', 'r9.journal.damaged-2025'), 'x'.repeat(77))
  await writeFile(join(folder, 'web-secret'), 'x'.repeat(32))
  const now = '2025-03-03T10:20:30.000Z'
  const { checks, due, sizes } = await folderFigures(folder, store, now)
  expect(Object.values(checks).reduce((sum, count) => sum + count, 0)).toBe(2)
  expect(due).toBe((await store.due(now)).length)
  expect(sizes.setAside).toBe(77)
  expect(sizes.shelf).toBeGreaterThan(100)
  expect(sizes.headings).toBeGreaterThan(100)
  const before = sizes.checks ?? 0
  await appendFile(join(folder, 'w1', 'r1.json'), 'x'.repeat(1000))
  expect((await folderFigures(folder, store, now)).sizes.checks).toBe(before + 1000)
  await store.close()
})

test('a link is not followed, and an unknown state counts as other', async () => {
  const folder = await filled()
  const store = await open(folder)
  const elsewhere = join(folder, '..', `elsewhere-${process.pid}`)
  await mkdir(elsewhere)
  await writeFile(join(elsewhere, 'large.journal'), 'x'.repeat(10_000))
  await symlink(elsewhere, join(folder, 'link'))
  const all = async () =>
    (await store.all()).map((one) => ({ ...one, heading: { ...one.heading, phase: 'dreaming' } }))
  const figures = await folderFigures(folder, { all, due: async () => [] }, 'now')
  expect(figures.checks).toEqual({ other: 2 })
  expect(figures.sizes.checks).toBeLessThan(10_000)
  await store.close()
  await rm(elsewhere, { recursive: true })
})
