import type { Command } from './command.ts'
import { hold } from './hold.ts'

/** Lets people delete a check again that was held. */
export const command: Command = {
  options: ['data'],
  words: { least: 1, most: 1 },
  run: (given, io) => hold('released', given, io),
}
