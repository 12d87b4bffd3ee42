import { expect, test } from 'vitest'
import { openLowdbStore } from '../../src/storage/lowdb-store.ts'
import { copyOfPosted } from '../review/posted-check.ts'
import { KeptLog } from '../storage/data-folder.ts'
import { freshFolder, run } from './running.ts'

/** A data folder with one posted check. */
async function folderWithCheck(): Promise<string> {
  const folder = await freshFolder()
  const { bench, review } = await copyOfPosted({ product: '@Swim Booking' })
  const key = { workspace: 'local', id: review }
  const record = await bench.store.load(key)
  if (!record) throw new Error('there is nothing to copy')
  const { events, outbox, heading, flow: id, flowVersion: version } = record
  const store = await openLowdbStore({ folder, logger: new KeptLog() })
  const flow = { id, version }
  await store.append(key, { expectedRev: 0, at: bench.clock.now(), events, outbox, heading, flow })
  await store.close()
  return folder
}

test('prints every product for a spreadsheet, for programs and as a page', async () => {
  const folder = await folderWithCheck()
  const csv = await run(['overview', '--data', folder])
  expect(csv).toMatchObject({ code: 0, err: '' })
  expect(csv.out).toMatch(/^\uFEFFproduct,check,late_steps,/)
  expect(csv.out).toContain("\r\n'@Swim Booking,")
  const json = await run(['overview', '--data', folder, '--format', 'json'])
  expect(JSON.parse(json.out)).toMatchObject({
    schema: 'whatif-overview/1',
    products: [{ title: '@Swim Booking', isPosted: true }],
  })
  const html = await run(['overview', '--data', folder, '--format', 'html'])
  expect(html.out).toMatch(/^<!doctype html>/)
  expect(html.out).not.toContain('href="/')
})

test('an empty folder has no product, and a format that is none is named', async () => {
  const folder = await freshFolder()
  const { code, out } = await run(['overview', '--data', folder, '--format', 'json'])
  expect([code, JSON.parse(out).products]).toEqual([0, []])
  const wrong = await run(['overview', '--data', folder, '--format', 'cvs'])
  expect(wrong.code).toBe(2)
  expect(wrong.err).toContain('csv')
})
