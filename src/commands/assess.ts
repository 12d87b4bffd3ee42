import { writeAs } from '../exports/formats.ts'
import { assessedFile, tellIgnored } from './assessed-file.ts'
import { chooseFormat } from './choose-format.ts'
import type { Command } from './command.ts'
import { assessFormats } from './formats.ts'

/** A whole check from a file; only its result goes to standard output. */
export const command: Command = {
  options: ['format', 'root'],
  words: { least: 1, most: 1 },
  async run({ options, words }, io) {
    const format = chooseFormat(assessFormats, options.format)
    const [file = '-'] = words
    const summary = await assessedFile(file, options, io)
    if (!summary) return 2
    await io.print(writeAs(summary, { format }))
    await tellIgnored(summary, io)
    return 0
  },
}
