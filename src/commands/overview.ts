import { openApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { createLogger } from '../logger.ts'
import { chooseFormat } from './choose-format.ts'
import type { Command } from './command.ts'
import { overviewFormats } from './formats.ts'

/** Every product of the data folder, for whoever runs the program; only the file goes to standard output. */
export const command: Command = {
  options: ['format', 'data'],
  words: { least: 0, most: 0 },
  async run({ options }, io) {
    const format = chooseFormat(overviewFormats, options.format)
    const config = readConfig(io.environment, options)
    const app = await openApp({ ...config, isReader: true }, createLogger(config.logLevel))
    try {
      const { body } = await app.reviews.portfolio('operator', {
        format,
        order: 'late',
        isHere: false,
      })
      await io.print(body)
    } finally {
      await app.close()
    }
    return 0
  },
}
