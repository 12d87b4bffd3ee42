import { type Config, readConfig } from '../config.ts'
import { createLogger } from '../logger.ts'
import { openStorage } from '../open-storage.ts'
import { FolderData } from '../storage/folder-data.ts'
import { type KeptData, keptIn } from '../storage/kept-data.ts'
import type { CommandLine, Io } from './command.ts'

/** The settings of a command about all that is kept: a folder that it names is meant, also where a database is set up. */
export function settingsFor({ options }: CommandLine, io: Io): Config {
  const { database, ...config } = readConfig(io.environment, options)
  return options.data === undefined && database ? { ...config, database } : config
}

/** Works with all that is kept where the settings say, read beside a running program. */
export async function withKeptData<T>(
  config: Config,
  work: (kept: KeptData) => Promise<T>,
): Promise<T> {
  if (!config.database) return work(new FolderData(config.data))
  const storage = await openStorage(config, createLogger(config.logLevel))
  try {
    return await work(keptIn(storage.store, storage.shelf))
  } finally {
    await storage.close()
  }
}
