import { openApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { createLogger } from '../logger.ts'
import type { Command, CommandLine, Io } from './command.ts'

/** Lets nobody delete a check, for whoever runs the program. */
export const command: Command = {
  options: ['data'],
  words: { least: 1, most: 1 },
  run: (given, io) => hold('held', given, io),
}

/** Holds a check, or lets it go, and says what is so now. */
export async function hold(
  type: 'held' | 'released',
  { options, words }: CommandLine,
  io: Io,
): Promise<number> {
  const config = readConfig(io.environment, options)
  const app = await openApp(config, createLogger(config.logLevel))
  try {
    const { isSame, product, id } = await app.reviews.hold(words[0] ?? '', type)
    const key = isSame
      ? (`operator.hold.${type}Before` as const)
      : (`operator.hold.${type}` as const)
    await io.print(`${app.say(key, { product, id })}\n`)
  } finally {
    await app.close()
  }
  return 0
}
