import type { Config } from '../config.ts'
import { createLogger } from '../logger.ts'
import { openStorage } from '../open-storage.ts'
import { FolderData } from '../storage/folder-data.ts'
import { type KeptData, keptIn } from '../storage/kept-data.ts'

/** Works with all that is kept where the settings say, read beside a running program. */
export async function withKeptData<T>(
  config: Config,
  work: (kept: KeptData) => Promise<T>,
): Promise<T> {
  if (!config.database) return work(new FolderData(config.data))
  const storage = await openStorage({ ...config, isReader: true }, createLogger(config.logLevel))
  try {
    return await work(keptIn(storage.store, storage.shelf))
  } finally {
    await storage.close()
  }
}
