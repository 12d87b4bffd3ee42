import { resolve } from 'node:path'
import { productRoot, readConfig } from '../config.ts'
import { writePlainFolder } from '../storage/plain-folder.ts'
import { readWords } from '../words.ts'
import type { Command } from './command.ts'
import { tellLeft, withKeptData } from './kept-data.ts'

/** Writes every check as a plain file, which earlier versions read as well. */
export const command: Command = {
  options: ['data'],
  words: { least: 1, most: 1 },
  async run({ options, words }, io) {
    const config = readConfig(io.environment, options)
    const say = await readWords(productRoot, 'operator')
    const [folder = ''] = words
    const { checks, left } = await withKeptData(config, (kept) =>
      writePlainFolder(resolve(folder), kept),
    )
    await io.print(`${say('operator.kept.exported', { count: checks, folder })}\n`)
    return tellLeft(left, io, say)
  },
}
