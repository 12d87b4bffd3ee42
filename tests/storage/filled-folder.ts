import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openLowdbStore } from '../../src/storage/lowdb-store.ts'
import { answer, create, key } from '../contracts/change-samples.ts'
import { dataFolder, KeptLog } from './data-folder.ts'

/** The second review of the folder. */
export const other = { ...key, id: 'r2' }

/** The change that forgets the first review. */
export const erasing = { ...answer(2, 'x', 'd9'), events: [], erase: true }

export const now = () => new Date('2025-03-03T10:20:30.000Z')

/** The names in the folder of a workspace, but for its headings. */
export async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'w1'))
  return names.filter((name) => name !== '.headings').sort()
}

/** Opens its store, at a certain instant. */
export function open(folder: string, logger = new KeptLog()) {
  return openLowdbStore({ folder, logger, now })
}

/** A folder with two reviews of one workspace, each with one answer. */
export async function filled(first = key): Promise<string> {
  const folder = await dataFolder()
  const store = await open(folder)
  for (const where of [first, other]) {
    await store.append(where, create())
    await store.append(where, answer(1, 'a'))
  }
  await store.close()
  return folder
}
