import { AppError } from '../errors.ts'
import type { Logger } from '../review/ports.ts'
import { type ReadBackup, readBackup } from './backup-file.ts'
import { diskFileSystem } from './file-system.ts'
import { FolderData } from './folder-data.ts'
import type { KeptTaker } from './kept-data.ts'
import { claimFolder } from './lock.ts'
import { openLowdbShelf } from './lowdb-shelf.ts'
import { RecordFolder } from './record-folder.ts'
import { storageFailed } from './storage-failed.ts'

/**
 * Puts all of a backup that can be read into a data folder where nothing is yet, as `through` hands it on.
 * @throws AppError('bad-input') when something is there, or the file is no backup
 * @throws AppError('data-in-use') | AppError('storage-failed')
 */
export async function restoreFolder(
  file: string,
  path: string,
  logger: Logger,
  through: (taker: KeptTaker) => KeptTaker = (taker) => taker,
): Promise<ReadBackup> {
  const fs = diskFileSystem
  const folder = new RecordFolder({ folder: path, fs, logger, now: () => new Date() })
  try {
    await refuseFilled(path)
    await folder.disk.makeFolder(path)
    const release = await claimFolder(fs, path)
    try {
      await refuseFilled(path)
      return await fill(file, folder, { logger, through })
    } finally {
      await release()
    }
  } catch (error) {
    throw storageFailed(`Restoring to ${path}`, error)
  }
}

async function refuseFilled(path: string): Promise<void> {
  const data = new FolderData(path)
  for (const found of [data.checks(), data.items()]) {
    for await (const _ of found) {
      throw new AppError('bad-input', `Something is kept in ${path} already.`, {
        hint: 'Choose a folder that is not there yet: --data restored',
      })
    }
  }
}

async function fill(
  file: string,
  folder: RecordFolder,
  {
    logger,
    through,
  }: { readonly logger: Logger; readonly through: (taker: KeptTaker) => KeptTaker },
): Promise<ReadBackup> {
  const shelf = await openLowdbShelf({ folder: folder.path, logger })
  const taker = through({
    async check(record) {
      await folder.makeWorkspace(record.workspace)
      await folder.journal(record).writeWhole(record)
    },
    item: (name, value) => shelf.put(name, value),
  })
  try {
    return await readBackup(file, taker)
  } finally {
    await shelf.close()
  }
}
