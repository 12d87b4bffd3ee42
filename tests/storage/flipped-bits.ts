import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { readChecksummedLines } from '../../src/storage/checksummed-lines.ts'
import { losesNothing } from '../../src/storage/journal-reading.ts'
import { openLowdbStore } from '../../src/storage/lowdb-store.ts'
import { readJournal } from '../../src/storage/read-journal.ts'
import { answer, create, heading, key } from '../contracts/change-samples.ts'
import { newSeed, seeded } from '../crash/seeded.ts'
import { tell } from '../crash/tell.ts'
import { dataFolder, KeptLog } from './data-folder.ts'

/** A journal as a busy check writes it: a whole record, and steps of every kind behind it. */
export async function busyJournal(steps: number): Promise<Buffer> {
  const folder = await dataFolder()
  const store = await openLowdbStore({ folder, logger: new KeptLog() })
  await store.append(key, { ...create('d0'), outbox: [card(0), card(1)] })
  for (let rev = 1; rev < steps; rev += 1) {
    const changes = rev % 3 === 0 ? { outbox: [card(0), card(rev)] } : { heading: heading() }
    await store.append(key, answer(rev, `Größe ${rev} 🚢?`, `d${rev}`, changes))
  }
  await store.close()
  return readFile(join(folder, key.workspace, `${key.id}.journal`))
}

/** Flips one bit after another anywhere in a journal: each is seen, or nothing of the record is other than it was. */
export async function everyFlipIsSeen(flips: number, steps: number): Promise<void> {
  const bytes = await busyJournal(steps)
  const good = readJournal(bytes)
  expect(losesNothing(good.loss)).toBe(true)
  const seed = newSeed()
  const random = seeded(seed)
  const unseen: number[] = []
  for (let flip = 0; flip < flips; flip += 1) {
    const bit = Math.floor(random() * bytes.length * 8)
    const changed = Buffer.from(bytes)
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    if (readChecksummedLines(changed).bad === 0) unseen.push(bit)
  }
  tell(`flipped bits ${flips} in ${bytes.length} bytes, unseen ${unseen.length}, seed ${seed}`)
  expect(unseen).toEqual([])
}

const card = (n: number) =>
  ({
    id: `c${n}`,
    to: { kind: 'person', channel: 'web', person: 'dana' },
    card: { kind: 'question' },
    wanted: 1,
    sent: 0,
    failures: 0,
  }) as const
