import { resolve } from 'node:path'
import { productRoot, readConfig } from '../config.ts'
import { createLogger } from '../logger.ts'
import { restoreFolder } from '../storage/restore-folder.ts'
import { readWords } from '../words.ts'
import type { Command } from './command.ts'

/** Puts a backup into a folder where nothing is yet. */
export const command: Command = {
  options: ['data'],
  words: { least: 1, most: 1 },
  async run({ options, words }, io) {
    const { data, logLevel } = readConfig(io.environment, options)
    const say = await readWords(productRoot, 'operator')
    const [file = ''] = words
    const { checks, at, bad } = await restoreFolder(resolve(file), data, createLogger(logLevel))
    const date = at.slice(0, 10)
    await io.print(`${say('operator.kept.restored', { count: checks, data, date })}\n`)
    if (bad === 0) return 0
    await io.print(`${say('operator.kept.badLines', { count: bad })}\n`)
    return 1
  },
}
