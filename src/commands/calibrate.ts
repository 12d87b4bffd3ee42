import { calibrate } from '../calibrate.ts'
import { readConfig } from '../config.ts'
import type { Command } from './command.ts'

/** Compares the order of stories with expert models, and prints the figures. */
export const command: Command = {
  options: [],
  words: { least: 0, most: 1 },
  async run({ words }, io) {
    const { root } = readConfig(io.environment)
    await io.print(`${await calibrate(root, words[0])}\n`)
    return 0
  },
}
