import { join } from 'node:path'
import { AppError } from '../errors.ts'
import { DurableDisk } from './durable-disk.ts'
import { diskFileSystem } from './file-system.ts'
import type { KeptData } from './kept-data.ts'
import { itemText, shelfFileName, shelfFolder } from './lowdb-shelf.ts'
import { oldEnding } from './record-folder.ts'
import { safeName } from './record-key.ts'

/** What was written to a folder of plain files. */
export interface PlainCounts {
  readonly checks: number
  readonly items: number
  readonly left: number
}

/**
 * Writes every check as one file of JSON and every item of the shelf as one, in a folder that is not there yet: a data
 * folder as versions before journals read it, and plain text for every other tool.
 * @throws AppError('bad-input') when the folder is there
 */
export async function writePlainFolder(path: string, kept: KeptData): Promise<PlainCounts> {
  const fs = diskFileSystem
  const disk = new DurableDisk(fs)
  if ((await fs.kind(path)) !== 'missing') {
    throw new AppError('bad-input', `${path} is there already.`, { hint: 'Choose another name.' })
  }
  await disk.makeFolder(path)
  const counts = { checks: 0, items: 0, left: 0 }
  for await (const found of kept.checks()) {
    counts[found.state === 'whole' ? 'checks' : 'left'] += 1
    if (found.state !== 'whole') continue
    const { record } = found
    const folder = join(path, safeName(record.workspace))
    await disk.makeFolder(folder)
    await disk.replace(join(folder, `${safeName(record.id)}${oldEnding}`), JSON.stringify(record))
  }
  for await (const found of kept.items()) {
    counts[found.state === 'whole' ? 'items' : 'left'] += 1
    if (found.state !== 'whole') continue
    await disk.makeFolder(join(path, shelfFolder))
    await disk.replace(join(path, shelfFolder, shelfFileName(found.name)), itemText(found))
  }
  return counts
}
