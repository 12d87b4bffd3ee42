import { resolve } from 'node:path'
import { type Config, productRoot, readConfig } from '../config.ts'
import { AppError } from '../errors.ts'
import { createLogger } from '../logger.ts'
import type { Say } from '../message/words.ts'
import { openStorage } from '../open-storage.ts'
import { type ReadBackup, readBackup } from '../storage/backup-file.ts'
import { isEmpty } from '../storage/compare-kept.ts'
import { restoreFolder } from '../storage/restore-folder.ts'
import { readWords } from '../words.ts'
import type { Command } from './command.ts'

/** Puts a backup into a folder, or a database, where nothing is yet. */
export const command: Command = {
  options: ['data'],
  words: { least: 1, most: 1 },
  async run({ options, words }, io) {
    const config = readConfig(io.environment, options)
    const { data, logLevel, database } = config
    const say = await readWords(productRoot, 'operator')
    const [file = ''] = words
    const { checks, at, bad } = database
      ? await restoreDatabase(resolve(file), config, say)
      : await restoreFolder(resolve(file), data, createLogger(logLevel))
    const about = { count: checks, data, date: at.slice(0, 10) }
    const told = database
      ? say('operator.kept.restoredDatabase', about)
      : say('operator.kept.restored', about)
    await io.print(`${told}\n`)
    if (bad === 0) return 0
    await io.print(`${say('operator.kept.badLines', { count: bad })}\n`)
    return 1
  },
}

async function restoreDatabase(file: string, config: Config, say: Say): Promise<ReadBackup> {
  const storage = await openStorage(config, createLogger(config.logLevel))
  try {
    if (await isEmpty(storage.kept)) return await readBackup(file, storage.taker)
    const hint = say('operator.move.filledHint')
    throw new AppError('bad-input', say('operator.move.filled', { place: 'database' }), { hint })
  } finally {
    await storage.close()
  }
}
