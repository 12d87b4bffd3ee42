import { expect, test } from 'vitest'
import type { Store } from '../../src/review/ports.ts'
import type { RecordKey } from '../../src/review/record.ts'
import { openLowdbStore } from '../../src/storage/lowdb-store.ts'
import { answer, create, questionsOf } from '../contracts/change-samples.ts'
import { KeptLog } from '../storage/data-folder.ts'
import { ForgetfulDisk, type Luck } from './forgetful-disk.ts'
import { newSeed, seeded } from './seeded.ts'
import { tell } from './tell.ts'

const root = '/data'
const reviews: readonly RecordKey[] = [
  { workspace: 'w1', id: 'r1' },
  { workspace: 'w1', id: 'r2' },
  { workspace: 'w2', id: 'r1' },
]
const neverSynced: Luck = () => false

test('an acknowledged answer outlives a power cut at any call, whatever unsynced things survive', async () => {
  const whole = new ForgetfulDisk(root)
  await workUntilCut(whole)
  const seed = newSeed()
  tell(`power cuts at each of ${whole.calls} calls, seed ${seed}`)
  const random = seeded(seed)
  let acknowledged = 0
  for (let cutAt = 1; cutAt <= whole.calls + 1; cutAt += 1) {
    const disk = new ForgetfulDisk(root)
    disk.cutAt = cutAt
    const kept = await workUntilCut(disk)
    acknowledged += kept.length
    for (const luck of [neverSynced, () => random() < 0.5, () => random() < 0.9]) {
      expect(await lost(disk.afterPowerCut(luck), kept), `cut at call ${cutAt}`).toEqual([])
    }
  }
  expect(acknowledged).toBeGreaterThan(whole.calls)
})

test('an answer that a killed process had not yet synced is durable before its repeat is acknowledged', async () => {
  const disk = new ForgetfulDisk(root)
  await workUntilCut(disk)
  const calls = disk.calls
  for (let killedAt = 1; killedAt <= calls; killedAt += 1) {
    const killed = new ForgetfulDisk(root)
    killed.cutAt = killedAt
    await workUntilCut(killed)
    // The process is gone, the computer is not: the next one finds everything, synced or not.
    const next = killed.afterKill()
    const kept = await workUntilCut(next)
    expect(kept).toHaveLength(reviews.length * 3)
    expect(await lost(next.afterPowerCut(neverSynced), kept), `killed at ${killedAt}`).toEqual([])
  }
})

/** Three reviews at once, each started and answered twice; returns what was acknowledged. */
async function workUntilCut(disk: ForgetfulDisk): Promise<string[]> {
  const kept: string[] = []
  const store = await open(disk)
  if (store === undefined) return kept
  const append = async (key: RecordKey, rev: number) => {
    const name = `${key.workspace}-${key.id}-${rev}`
    const change = rev === 0 ? create(name) : answer(rev, name, name)
    expect((await store.append(key, change)).status).not.toBe('conflict')
    kept.push(name)
  }
  await Promise.allSettled(
    reviews.map(async (key) => {
      for (const rev of [0, 1, 2]) await append(key, rev)
    }),
  )
  return kept
}

async function lost(disk: ForgetfulDisk, kept: readonly string[]): Promise<string[]> {
  const log = new KeptLog()
  const store = await openLowdbStore({ folder: root, fs: disk, logger: log })
  const present: string[] = []
  for (const key of reviews) {
    const record = await store.load(key)
    present.push(...(record?.seen ?? []).map(({ delivery }) => delivery))
    expect(questionsOf(record)).toEqual([...new Set(questionsOf(record))])
  }
  expect(log.lines.filter((line) => !line.startsWith('unfinished-write-removed'))).toEqual([])
  return kept.filter((name) => !present.includes(name))
}

async function open(disk: ForgetfulDisk): Promise<Store | undefined> {
  return openLowdbStore({ folder: root, fs: disk, logger: new KeptLog() }).catch(() => undefined)
}
