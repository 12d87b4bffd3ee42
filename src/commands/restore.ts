import { resolve } from 'node:path'
import { type Config, productRoot, readConfig } from '../config.ts'
import { AppError } from '../errors.ts'
import { createLogger } from '../logger.ts'
import type { Say } from '../message/words.ts'
import { openStorage } from '../open-storage.ts'
import { type ReadBackup, readBackup } from '../storage/backup-file.ts'
import { isEmpty } from '../storage/compare-kept.ts'
import type { KeptTaker } from '../storage/kept-data.ts'
import { restoreFolder } from '../storage/restore-folder.ts'
import { readWords } from '../words.ts'
import type { Command } from './command.ts'
import { nothingPresent, presentKept } from './kept-data.ts'
import { type Present, type SinceThen, takenSince } from './since-backup.ts'
import { listed, sinceLines } from './since-lines.ts'

/** Puts a backup into a folder, or a database, where nothing is yet; what was deleted since stays deleted, unless it is to come back. */
export const command: Command = {
  options: ['data'],
  flags: ['with-deleted'],
  words: { least: 1, most: 1 },
  async run({ options, words, flags }, io) {
    const config = readConfig(io.environment, options)
    const { data, logLevel, database } = config
    const say = await readWords(productRoot, 'operator')
    const [file = ''] = words
    const withDeleted = flags?.has('with-deleted') === true
    // What is kept where the settings say, whatever folder this goes to.
    const present = await presentForRestore(readConfig(io.environment), withDeleted, say)
    let since: SinceThen = { deleted: [], erased: [] }
    const through = (taker: KeptTaker): KeptTaker => {
      const taken = takenSince(taker, present, { withDeleted })
      since = taken.since
      return taken.taker
    }
    const { checks, at, bad, lost } = database
      ? await restoreDatabase(resolve(file), { config, say, through })
      : await restoreFolder(resolve(file), data, createLogger(logLevel), through)
    const about = { count: checks, data, date: at.slice(0, 10) }
    const lines = [
      database
        ? say('operator.kept.restoredDatabase', about)
        : say('operator.kept.restored', about),
      ...sinceLines(say, since, withDeleted ? 'operator.since.back' : 'operator.since.leftOut'),
      ...(present.isThere ? [] : [say('operator.since.unknown')]),
      ...(bad === 0 ? [] : [say('operator.kept.badLines', { count: bad })]),
      ...listed(say('operator.kept.lostChecks', { count: lost.length }), lost),
    ]
    await io.print(`${lines.join('\n')}\n`)
    return bad === 0 ? 0 : 1
  },
}

/** What was deleted comes back only to whoever says so: what is kept now has to be looked at, unless they do. */
async function presentForRestore(config: Config, withDeleted: boolean, say: Say): Promise<Present> {
  try {
    return await presentKept(config)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (withDeleted) return nothingPresent
    throw new AppError(error.code, error.message, {
      hint: say('operator.since.lookFirst'),
      cause: error,
    })
  }
}

async function restoreDatabase(
  file: string,
  {
    config,
    say,
    through,
  }: {
    readonly config: Config
    readonly say: Say
    readonly through: (taker: KeptTaker) => KeptTaker
  },
): Promise<ReadBackup> {
  const storage = await openStorage(config, createLogger(config.logLevel))
  try {
    if (await isEmpty(storage.kept)) return await readBackup(file, through(storage.taker))
    const hint = say('operator.move.filledHint')
    throw new AppError('bad-input', say('operator.move.filled', { place: 'database' }), { hint })
  } finally {
    await storage.close()
  }
}
