import { productRoot, readConfig } from '../config.ts'
import type { Say } from '../message/words.ts'
import { repairStorage } from '../open-storage.ts'
import type { Logger } from '../review/ports.ts'
import type { Repair } from '../storage/repair.ts'
import { readWords } from '../words.ts'
import type { Command } from './command.ts'

/** Puts back all that can be read of damaged checks, and says what is missing. */
export const command: Command = {
  options: ['data'],
  words: { least: 0, most: 0 },
  async run({ options }, io) {
    const { data, database } = readConfig(io.environment, options)
    const say = await readWords(productRoot, 'operator')
    const repairs = await repairStorage({ data, ...(database && { database }) }, quiet)
    const kept = database ? 'operator.kept.keptRows' : 'operator.kept.kept'
    const end = repairs.length === 0 ? 'operator.kept.nothing' : kept
    const lines = [...repairs.flatMap((one) => linesOf(one, say)), say(end)]
    await io.print(`${lines.join('\n')}\n`)
    return repairs.every(({ state }) => state === 'back') ? 0 : 1
  },
}

/** What is done is printed already. */
const quiet: Logger = { info: () => {}, warn: () => {}, error: () => {} }

function linesOf(repair: Repair, say: Say): readonly string[] {
  if (repair.state === 'hopeless') return [say('operator.kept.hopeless', { file: repair.file })]
  if (repair.state === 'left') return [say('operator.kept.unreadable', { ...repair })]
  if (repair.state === 'busy') return [say('operator.kept.busy', { file: repair.file })]
  const { product, workspace, id, loss } = repair
  const back = say('operator.kept.back', { product, workspace, id, changes: loss.changes })
  if (loss.events + loss.cards === 0) return [back]
  return [back, say('operator.kept.parts', { events: loss.events, cards: loss.cards })]
}
