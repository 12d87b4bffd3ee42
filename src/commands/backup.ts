import { resolve } from 'node:path'
import { systemClock } from '../clock.ts'
import { productRoot, readConfig } from '../config.ts'
import { writeBackup } from '../storage/backup-file.ts'
import { version } from '../version.ts'
import { readWords } from '../words.ts'
import type { Command } from './command.ts'
import { tellLeft, withKeptData } from './kept-data.ts'

/** Writes all that is kept into one file, also while the program runs. */
export const command: Command = {
  options: ['data'],
  words: { least: 1, most: 1 },
  async run({ options, words }, io) {
    const config = readConfig(io.environment, options)
    const say = await readWords(productRoot, 'operator')
    const [file = ''] = words
    const about = { version, at: systemClock.now() }
    const { checks, left } = await withKeptData(config, (kept) =>
      writeBackup(resolve(file), kept, about),
    )
    await io.print(`${say('operator.kept.backedUp', { count: checks, file })}\n`)
    return tellLeft(left, io, say)
  },
}
