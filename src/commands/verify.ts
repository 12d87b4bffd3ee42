import { resolve } from 'node:path'
import { type Config, productRoot, readConfig } from '../config.ts'
import { AppError } from '../errors.ts'
import type { Say } from '../message/words.ts'
import type { ReviewRecord } from '../review/record.ts'
import { fold } from '../review/state.ts'
import { readBackup } from '../storage/backup-file.ts'
import type { FoundCheck, KeptData } from '../storage/kept-data.ts'
import { readWords } from '../words.ts'
import type { Command, Io } from './command.ts'
import { nothingPresent, presentKept, withKeptData } from './kept-data.ts'
import { takenSince } from './since-backup.ts'
import { listed, sinceLines } from './since-lines.ts'

/** Says whether every check, or a backup, is as it was written; nothing is changed. */
export const command: Command = {
  options: ['data'],
  words: { least: 0, most: 1 },
  async run({ options, words }, io) {
    const config = readConfig(io.environment, options)
    const say = await readWords(productRoot, 'operator')
    const [backup] = words
    if (backup !== undefined) return verifyBackup(resolve(backup), io, { config, say })
    return withKeptData(config, (kept) => verifyKept(kept, io, say))
  },
}

async function verifyKept(kept: KeptData, io: Io, say: Say): Promise<number> {
  let [whole, wrong] = [0, 0]
  for await (const found of kept.checks()) {
    const line = lineOf(found, say)
    if (line === undefined) whole += 1
    else {
      wrong += 1
      await io.print(`${line}\n`)
    }
  }
  for await (const found of kept.items()) {
    if (found.state === 'whole') continue
    wrong += 1
    await io.print(`${say('operator.kept.unreadable', { ...found })}\n`)
  }
  if (whole > 0 || wrong === 0) {
    await io.print(`${say('operator.kept.whole', { count: whole })}\n`)
  }
  return wrong === 0 ? 0 : 1
}

/** What is wrong with it; `undefined` where nothing is. */
function lineOf(found: FoundCheck, say: Say): string | undefined {
  if (found.state === 'whole') return oddLine(found.record, say)
  const { file, why } = found
  const line = found.state === 'damaged' ? 'operator.kept.damaged' : 'operator.kept.unreadable'
  return say(line, { file, why })
}

/** Good lines say nothing about whether what they tell can be true. */
function oddLine(record: ReviewRecord, say: Say): string | undefined {
  try {
    fold(record)
    return undefined
  } catch {
    const { heading, workspace, id } = record
    return say('operator.kept.odd', { product: heading.title, id: `${workspace}/${id}` })
  }
}

async function verifyBackup(
  file: string,
  io: Io,
  { config, say }: { readonly config: Config; readonly say: Say },
): Promise<number> {
  const odd: string[] = []
  let notSeen: string | undefined
  const present = await presentKept(config).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error
    notSeen = say('operator.since.notSeen', { why: error.message })
    return nothingPresent
  })
  const { taker, since } = takenSince(
    {
      async check(record) {
        const line = oddLine(record, say)
        if (line !== undefined) odd.push(line)
      },
      item: async () => undefined,
    },
    present,
    { withDeleted: true },
  )
  const { checks, at, bad, lost } = await readBackup(file, taker)
  const date = at.slice(0, 10)
  const lines = [
    ...odd,
    say('operator.kept.wholeBackup', { count: checks, date }),
    ...sinceLines(say, since, 'operator.since.deleted'),
    ...(notSeen === undefined ? [] : [notSeen]),
    ...(bad > 0 ? [say('operator.kept.badLines', { count: bad })] : []),
    ...listed(say('operator.kept.lostChecks', { count: lost.length }), lost),
  ]
  await io.print(`${lines.join('\n')}\n`)
  return bad + odd.length === 0 ? 0 : 1
}
