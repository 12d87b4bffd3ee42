import { join } from 'node:path'
import { AppError } from '../errors.ts'
import { DurableDisk } from './durable-disk.ts'
import { diskFileSystem } from './file-system.ts'
import { type Handed, handOn, type KeptData } from './kept-data.ts'
import { itemText, shelfFileName, shelfFolder } from './lowdb-shelf.ts'
import { oldEnding } from './record-folder.ts'
import { safeName } from './record-key.ts'

/**
 * Writes every check as one file of JSON and every item of the shelf as one, in a folder that is not there yet: a data
 * folder as versions before journals read it, and plain text for every other tool.
 * @throws AppError('bad-input') when the folder is there
 */
export async function writePlainFolder(path: string, kept: KeptData): Promise<Handed> {
  const fs = diskFileSystem
  const disk = new DurableDisk(fs)
  if ((await fs.kind(path)) !== 'missing') {
    throw new AppError('bad-input', `${path} is there already.`, { hint: 'Choose another name.' })
  }
  await disk.makeFolder(path)
  return handOn(kept, {
    async check(record) {
      const folder = join(path, safeName(record.workspace))
      await disk.makeFolder(folder)
      await disk.replace(join(folder, `${safeName(record.id)}${oldEnding}`), JSON.stringify(record))
    },
    async item(name, value) {
      const folder = join(path, shelfFolder)
      await disk.makeFolder(folder)
      await disk.replace(join(folder, shelfFileName(name)), itemText({ name, value }))
    },
  })
}
