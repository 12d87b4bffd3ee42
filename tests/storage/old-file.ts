import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RecordChange } from '../../src/review/ports.ts'
import type { RecordKey, ReviewRecord } from '../../src/review/record.ts'
import { key } from '../contracts/change-samples.ts'
import { MemoryStore } from './memory-store.ts'

/** Puts a record into a data folder as versions before journals kept it: one file of JSON. */
export async function writeOldFile(
  folder: string,
  change: RecordChange,
  { workspace, id }: RecordKey = key,
): Promise<ReviewRecord> {
  const { record } = await new MemoryStore().append({ workspace, id }, change)
  if (!record) throw new Error('nothing was kept')
  await mkdir(join(folder, workspace), { recursive: true })
  await writeFile(join(folder, workspace, `${id}.json`), JSON.stringify(record))
  return record
}
