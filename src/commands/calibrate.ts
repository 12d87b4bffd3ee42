import { calibrate, countModels } from '../calibrate.ts'
import { readConfig } from '../config.ts'
import { suggestedFigures } from '../suggest-figures.ts'
import { chooseFormat } from './choose-format.ts'
import type { Command } from './command.ts'
import { calibrateFormats } from './formats.ts'

/** Compares the order of stories with expert models and prints the figures, or the counts for priors.json. */
export const command: Command = {
  options: ['format'],
  words: { least: 0, most: 1 },
  async run({ options, words: [folder] }, io) {
    const format = chooseFormat(calibrateFormats, options.format)
    const { root } = readConfig(io.environment)
    if (folder === 'suggest') {
      await io.print(await suggestedFigures(root))
      return 0
    }
    const work = format === 'table' ? calibrate : countModels
    await io.print(`${await work(root, folder)}\n`)
    return 0
  },
}
