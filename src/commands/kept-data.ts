import type { Config } from '../config.ts'
import { AppError } from '../errors.ts'
import { createLogger } from '../logger.ts'
import type { Say } from '../message/words.ts'
import { openStorage } from '../open-storage.ts'
import { FolderData } from '../storage/folder-data.ts'
import type { Handed, KeptData } from '../storage/kept-data.ts'
import type { Io } from './command.ts'
import { type Present, presentIn } from './since-backup.ts'

/** Works with all that is kept where the settings say, read beside a running program. */
export async function withKeptData<T>(
  config: Config & { readonly patience?: number },
  work: (kept: KeptData) => Promise<T>,
): Promise<T> {
  if (!config.database) return work(new FolderData(config.data))
  const storage = await openStorage({ ...config, isReader: true }, createLogger(config.logLevel))
  try {
    return await work(storage.kept)
  } finally {
    await storage.close()
  }
}

/** Whoever only wants to compare waits for a database no longer, in milliseconds. */
const patience = 2000

/** Where there is nothing to compare a backup with. */
export const nothingPresent: Present = { deleted: new Map(), former: new Map(), isThere: false }

/**
 * What is kept now says of the checks of a backup.
 * @throws AppError('storage-failed') when it cannot be looked at just now
 */
export async function presentKept(config: Config): Promise<Present> {
  try {
    return await withKeptData({ ...config, patience }, presentIn)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return nothingPresent
    throw error
  }
}

/** Says what could not be read, each by its file or id; the exit code of a command that took everything else. */
export async function tellLeft(left: Handed['left'], io: Io, say: Say): Promise<number> {
  if (left.length === 0) return 0
  for (const { file, why } of left) {
    await io.print(`${say('operator.kept.unreadable', { file, why })}\n`)
  }
  await io.print(`${say('operator.kept.left', { count: left.length })}\n`)
  return 1
}
