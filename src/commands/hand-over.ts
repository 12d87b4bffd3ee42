import { openApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { createLogger } from '../logger.ts'
import type { Command } from './command.ts'

/** Gives a check to somebody else to look after, for whoever runs the program. */
export const command: Command = {
  options: ['data'],
  words: { least: 2, most: 2 },
  async run({ options, words }, io) {
    const config = readConfig(io.environment, options)
    const app = await openApp(config, createLogger(config.logLevel))
    try {
      const [check = '', person = ''] = words
      const done = await app.reviews.entrust(check, person)
      await io.print(`${app.say('operator.handOver.done', { ...done })}\n`)
    } finally {
      await app.close()
    }
    return 0
  },
}
