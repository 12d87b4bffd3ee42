import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { isDatabaseUrl } from '../config/address.ts'
import { type Config, productRoot, readConfig } from '../config.ts'
import { AppError } from '../errors.ts'
import { createLogger } from '../logger.ts'
import type { Say } from '../message/words.ts'
import { openStorage, type Storage, type StoragePlace } from '../open-storage.ts'
import { type Compared, compareKept, isEmpty } from '../storage/compare-kept.ts'
import { type Handed, handOn } from '../storage/kept-data.ts'
import { readWords } from '../words.ts'
import type { Command, Io } from './command.ts'

/** How a move is told: where from and where to, without any password. */
interface Move {
  readonly from: StoragePlace
  readonly to: StoragePlace
  readonly config: Config
  readonly say: Say
  readonly io: Io
}

/** Moves all that is kept from a folder into a database, or back; the source is left as it is. */
export const command: Command = {
  options: [],
  words: { least: 2, most: 2 },
  async run({ words }, io) {
    const say = await readWords(productRoot, 'operator')
    const config = readConfig(io.environment)
    const [one = '', other = ''] = words
    if (isDatabaseUrl(one) === isDatabaseUrl(other)) {
      const hint = say('operator.move.whichHint')
      throw new AppError('bad-input', say('operator.move.which'), { hint })
    }
    const [from, to] = [placeOf(one, config), placeOf(other, config)]
    if (!from.database && !existsSync(from.data)) {
      const hint = say('operator.move.noFolderHint')
      throw new AppError('bad-input', say('operator.move.noFolder', { folder: from.data }), {
        hint,
      })
    }
    return move({ from, to, config, say, io })
  },
}

/** The password may stand in the file that the settings name, where it is the database that they name. */
function placeOf(word: string, { data, database }: Config): StoragePlace {
  if (!isDatabaseUrl(word)) return { data: resolve(word) }
  return { data, database: database?.url === word ? database : { url: word } }
}

const kindOf = ({ database }: StoragePlace) => (database ? 'database' : 'folder')

async function move(one: Move): Promise<number> {
  const { from, to, config, say } = one
  const logger = createLogger(config.logLevel)
  const source = await openStorage({ ...from, isReader: true }, logger)
  try {
    // Nobody changes it meanwhile: the folder is ours, and a database waits.
    return await source.still(async () => {
      const target = await openStorage(to, logger)
      let left: Handed['left']
      try {
        if (!(await isEmpty(target.kept))) {
          const hint = say('operator.move.filledHint')
          throw new AppError('bad-input', say('operator.move.filled', { place: kindOf(to) }), {
            hint,
          })
        }
        left = (await handOn(source.kept, target.taker)).left
      } finally {
        await target.close()
      }
      return compareAgain(one, source, left)
    })
  } finally {
    await source.close()
  }
}

/** What was moved is read once more from where it is now. */
async function compareAgain(one: Move, source: Storage, left: Handed['left']): Promise<number> {
  const { to, config } = one
  const target = await openStorage(to, createLogger(config.logLevel))
  try {
    return await tell(one, await compareKept(source.kept, target.kept), left)
  } finally {
    await target.close()
  }
}

async function tell(
  { to, from, say, io }: Move,
  { checks, items, different }: Compared,
  left: Handed['left'],
): Promise<number> {
  if (different.length > 0) {
    for (const name of different) await io.tell(`${name}\n`)
    await io.tell(`${say('operator.move.different', { count: different.length })}\n`)
    return 1
  }
  await io.print(`${say('operator.move.done', { checks, items })}\n`)
  for (const { file, why } of left)
    await io.tell(`${say('operator.kept.unreadable', { file, why })}\n`)
  if (left.length > 0) {
    const about = { count: left.length, place: kindOf(from), folder: from.data }
    await io.tell(`${say('operator.move.unread', about)}\n`)
  }
  await io.print(`${say(`operator.move.next.${kindOf(to)}`)}\n`)
  await io.print(`${say(`operator.move.left.${kindOf(from)}`)}\n`)
  return left.length === 0 ? 0 : 1
}
