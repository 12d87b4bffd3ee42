import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { RecordChange, Store } from '../../src/review/ports.ts'
import { stepText } from '../../src/storage/journal-text.ts'
import { openLowdbStore } from '../../src/storage/lowdb-store.ts'
import { answer, create, instant, key, questionsOf } from '../contracts/change-samples.ts'
import { dataFolder, KeptLog } from '../storage/data-folder.ts'
import { writeOldFile } from '../storage/old-file.ts'
import { TamperedFileSystem, type Tampering } from '../storage/tampered-file-system.ts'

const change = answer(1, 'refused', 'd1')
const first = create('d1')
const second = answer(2, 'refused', 'd1')
const mishaps: readonly Tampering[] = [
  { code: 'ENOSPC' },
  { code: 'EIO' },
  { code: 'EIO', done: true },
]

describe.each([
  { what: 'an answer', change, before: 1, leastCalls: 4 },
  { what: 'the first change of a workspace', change: first, before: 0, leastCalls: 8 },
  { what: 'an answer in a long journal', change: second, before: 2, leastCalls: 8, long: true },
  { what: 'an answer in a file of before journals', change, before: 1, leastCalls: 14, old: true },
])('when a file-system call fails while $what is kept', ({ change: refused, ...how }) => {
  test.each(mishaps)('once, with $code (done all the same: $done)', async (mishap) => {
    const calls = await callsOf(refused, how)
    for (let at = 1; at <= calls; at += 1) {
      const told = await outcomeIsTrue(refused, how, (call) => (call === at ? mishap : undefined))
      // What was written can be taken back, so it is certain how it ended.
      expect(told).not.toBe('storage-unknown')
    }
  })

  test.each(mishaps)('and all after it, with $code, until the disk is mended', async (mishap) => {
    const calls = await callsOf(refused, how)
    for (let from = 1; from <= calls; from += 1) {
      await outcomeIsTrue(refused, how, (call) => (call >= from ? mishap : undefined))
    }
  })

  test('and the process is killed right then: the repeat is kept exactly once', async () => {
    const calls = await callsOf(refused, how)
    for (let at = 1; at <= calls; at += 1) {
      const { folder, fs, store } = await begin(how)
      fs.arm((call) => (call >= at ? { code: 'EIO' } : undefined))
      const told = await toldOf(store.append(key, refused))
      const log = fs.log.join('\n')
      fs.arm()
      await store.close()
      const next = await openLowdbStore({ folder, logger: new KeptLog() })
      // What people were told is true, also where nothing could be taken back any more.
      if (told === 'storage-failed') expect(await timesKept(next), log).toBe(0)
      if (told === 'appended') expect(await timesKept(next), log).toBe(1)
      expect((await next.append(key, refused)).status).toMatch(/appended|duplicate/)
      expect(await timesKept(next)).toBe(1)
      await next.close()
    }
  })
})

/** Whatever happens, the caller is told the truth, and what was refused is as if it had never been asked for. */
async function outcomeIsTrue(
  asked: RecordChange,
  how: How,
  tamper: (call: number) => Tampering | undefined,
): Promise<string> {
  const { before } = how
  const { folder, fs, store, log } = await begin(how)
  fs.arm(tamper)
  const told = await toldOf(store.append(key, asked))
  expect(told, fs.log.join('\n')).toMatch(/^(appended|storage-failed|storage-unknown)$/)
  if (told !== 'appended') expect(log.lines.join()).toMatch(new RegExp(`${told}.*(ENOSPC|EIO)`))
  fs.arm()

  const kept = told === 'appended' ? 1 : 0
  expect(await timesKept(store), fs.log.join('\n')).toBe(kept)
  expect(await store.list(key.workspace)).toHaveLength(before + kept > 0 ? 1 : 0)

  const other = before + kept === 0 ? create('d2') : answer(before + kept, 'other', 'd2')
  expect(await store.append(key, other)).toMatchObject({ status: 'appended' })
  expect(await timesKept(store)).toBe(kept)

  const repeat = { ...answer(before + kept + 1, 'refused', 'd1') }
  const again = await store.append(key, repeat)
  expect(again.status).toBe(kept === 1 ? 'duplicate' : 'appended')
  expect(await timesKept(store)).toBe(1)
  const inMemory = await store.load(key)
  await store.close()

  const reopened = await openLowdbStore({ folder, logger: log })
  expect(await reopened.load(key)).toEqual(inMemory)
  await reopened.close()
  return told
}

/** How it ended, as the caller was told. */
const toldOf = (asked: ReturnType<Store['append']>): Promise<string> =>
  asked.then(
    ({ status }) => status,
    (error) => error.code,
  )

interface How {
  /** How many changes were kept before. */
  readonly before: number
  /** That many calls at least keeping it takes. */
  readonly leastCalls: number
  /** Those before stand in a file of before journals. */
  readonly old?: boolean
  /** So much stands behind it that the record is written whole. */
  readonly long?: boolean
}

async function begin({ before, old = false, long = false }: How) {
  const folder = await dataFolder()
  if (old) await writeOldFile(folder, create('d0'))
  if (long) await writeLongJournal(folder)
  const fs = new TamperedFileSystem()
  const log = new KeptLog()
  const store = await openLowdbStore({ folder, logger: log, fs })
  if (before > 0 && !old && !long) await store.append(key, create('d0'))
  return { folder, fs, log, store }
}

/** A record whose second change takes more room than all that came before. */
async function writeLongJournal(folder: string): Promise<void> {
  const store = await openLowdbStore({ folder, logger: new KeptLog() })
  await store.append(key, create('d0'))
  await store.close()
  const seen = Array.from({ length: 400 }, (_, n) => ({
    delivery: `${n}`.padEnd(200),
    at: instant(1),
  }))
  const path = join(folder, key.workspace, `${key.id}.journal`)
  await appendFile(path, stepText(6, { rev: 2, at: instant(1), seen }))
}

async function callsOf(asked: RecordChange, how: How): Promise<number> {
  const { fs, store } = await begin(how)
  fs.arm()
  await store.append(key, asked)
  const calls = fs.begun.length
  await store.close()
  expect(calls).toBeGreaterThanOrEqual(how.leastCalls)
  return calls
}

/** How often the delivery in question stands in the record. */
async function timesKept(store: Store): Promise<number> {
  const record = await store.load(key)
  const seen = record?.seen.filter(({ delivery }) => delivery === 'd1').length ?? 0
  const answered = questionsOf(record).filter((question) => question === 'refused').length
  return Math.max(seen, answered)
}
