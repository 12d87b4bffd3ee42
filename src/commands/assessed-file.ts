import { assess } from '../assess/assess.ts'
import { formatMistakes } from '../assess/file-mistake.ts'
import { readInput } from '../assess/read-input.ts'
import type { Say } from '../message/words.ts'
import type { Summary } from '../report/summary.ts'
import { version } from '../version.ts'
import type { CommandLine, Io } from './command.ts'
import { openProductCheck } from './product-check.ts'

/**
 * The result of an answers file, `-` for standard input, or of its text where that was read already; `undefined` once it was said what is wrong with the file.
 * @throws AppError('bad-input') where there is no such file, or none that can be read
 */
export async function assessedFile(
  file: string,
  options: CommandLine['options'],
  io: Io,
  read?: string,
): Promise<Summary | undefined> {
  const text = read ?? (await readInput(file, io.input))
  const opened = await openProductCheck(options, io)
  const assessed = assess(text, { ...opened, version })
  if (assessed.ok) return assessed.summary
  await io.tell(`${formatMistakes(file === '-' ? 'stdin' : file, assessed.mistakes)}\n`)
  return undefined
}

/** Says on standard error which answers of a file do not count, and why. */
export async function tellIgnored({ input, say }: Summary, io: Io): Promise<void> {
  for (const { question, reason } of input.ignored ?? [])
    await io.tell(`${notCounted(say, question, reason)}\n`)
}

const notCounted = (say: Say, question: string, reason: string): string =>
  say('operator.assess.notCounted', { question, reason })
