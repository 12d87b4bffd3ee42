import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { checkStateOf, type StorageFigures, type StoragePart } from '../domain/measures.ts'
import type { Clock, Store } from '../review/ports.ts'
import { errorCode } from './file-system.ts'
import { headingFileName } from './heading-file.ts'
import { shelfFolder } from './lowdb-shelf.ts'
import { asideEnding, journalEnding, oldEnding } from './record-folder.ts'

/** How much a data folder holds, by its headings and the sizes of its files. */
export async function folderFigures(
  folder: string,
  store: Pick<Store, 'all' | 'due'>,
  now: ReturnType<Clock['now']>,
): Promise<StorageFigures> {
  const checks: Partial<Record<ReturnType<typeof checkStateOf>, number>> = {}
  for (const { heading } of await store.all()) {
    const state = checkStateOf(heading.phase)
    checks[state] = (checks[state] ?? 0) + 1
  }
  return { checks, due: (await store.due(now)).length, sizes: await sizesIn(folder) }
}

/** One file after another, so that nobody who answers waits for the disk. */
async function sizesIn(folder: string): Promise<StorageFigures['sizes']> {
  const sizes: Partial<Record<StoragePart, number>> = {}
  const add = async (path: string, part: StoragePart): Promise<void> => {
    sizes[part] = (sizes[part] ?? 0) + (await sizeOf(path))
  }
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (!entry.isDirectory()) await add(path, 'other')
    else
      for (const name of await readdir(path)) await add(join(path, name), partOf(entry.name, name))
  }
  return sizes
}

/** One that is gone meanwhile takes up nothing. */
async function sizeOf(path: string): Promise<number> {
  try {
    return (await lstat(path)).size
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 0
    throw error
  }
}

function partOf(folder: string, name: string): StoragePart {
  if (folder === shelfFolder) return 'shelf'
  if (name === headingFileName) return 'headings'
  if (name.includes(asideEnding)) return 'setAside'
  return name.endsWith(journalEnding) || name.endsWith(oldEnding) ? 'checks' : 'other'
}
