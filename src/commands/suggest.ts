import { openApp } from '../app.ts'
import { suggestionFile } from '../channels/terminal/suggestion-file.ts'
import { readConfig } from '../config.ts'
import { withoutControls } from '../domain/text-safety.ts'
import { AppError } from '../errors.ts'
import type { FlowRules } from '../flow/fact.ts'
import { createLogger } from '../logger.ts'
import type { Say } from '../message/words.ts'
import type { FoundAnswer, SuggestionFile } from '../review/suggestion-file.ts'
import { createSuggestionReader } from '../suggest/read-suggestions.ts'
import type { Command, CommandLine, Io } from './command.ts'
import { openProductCheck } from './product-check.ts'

/** What a file suggests: offered in a check, or printed where none is named. */
export const command: Command = {
  options: ['check', 'data', 'root'],
  words: { least: 1, most: 1 },
  async run({ options, words }, io) {
    const [path = ''] = words
    const file = await fileAt(path)
    return options.check === undefined
      ? print(file, options, io)
      : suggest(file, { check: options.check, options, io })
  },
}

/** @throws AppError('bad-input') where there is none that can be read */
async function fileAt(path: string): Promise<SuggestionFile> {
  const file = await suggestionFile(path)
  if (file) return file
  throw new AppError('bad-input', `${path} cannot be read.`, {
    hint: 'Look whether it is there, and a file that you can open.',
  })
}

async function print(
  file: SuggestionFile,
  options: CommandLine['options'],
  io: Io,
): Promise<number> {
  const { content, say, check } = await openProductCheck(options, io)
  const { rules } = check.compiled
  const reading = createSuggestionReader(content.suggestRules)(file, { rules, say })
  if (!reading.ok) throw new AppError('bad-input', reading.why)
  const { answers } = reading
  if (answers.length > 0) await io.print(tableOf(answers, rules))
  await tellLeft(reading, say, io)
  await io.tell(
    answers.length === 0
      ? `${say('operator.suggest.nothing')}\n`
      : `${say('operator.suggest.printed', { count: answers.length })}\n`,
  )
  return answers.length === 0 ? 1 : 0
}

async function suggest(
  file: SuggestionFile,
  { check, options, io }: { check: string; options: CommandLine['options']; io: Io },
): Promise<number> {
  const config = readConfig(io.environment, options)
  const app = await openApp(config, createLogger(config.logLevel))
  try {
    const done = await app.reviews.suggested(check, file)
    const { product, offered: count, same, known } = done
    const lines = [
      app.say('operator.suggest.offered', { count, product }),
      ...(same > 0 ? [app.say('operator.suggest.same', { count: same })] : []),
      ...(known > 0 ? [app.say('operator.suggest.known', { count: known })] : []),
    ]
    await io.print(`${lines.map((line) => withoutControls(line)).join('\n')}\n`)
    await tellLeft(done, app.say, io)
  } finally {
    await app.close()
  }
  return 0
}

/** One answer a line: its question, what it is, and where it was found. */
function tableOf(answers: readonly FoundAnswer[], { byId }: FlowRules): string {
  const rows = answers.map(({ question, value, source }) => {
    const choices = byId.get(question)?.choices ?? []
    const label = (one: string) => choices.find((choice) => choice.value === one)?.label ?? one
    return [question, [value ?? []].flat().map(label).join('; '), placeOf(source)]
  })
  const widths = [0, 1].map((column) =>
    Math.min(60, Math.max(...rows.map((row) => (row[column] ?? '').length))),
  )
  const line = (row: readonly string[]) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
  return `${rows.map((row) => withoutControls(line(row)).trimEnd()).join('\n')}\n`
}

function placeOf(source: FoundAnswer['source']): string {
  if (source.kind === 'assistant') return source.said
  if (source.kind !== 'file') return ''
  if (source.element !== undefined) return source.element
  return source.line === undefined ? '' : `${source.file}:${source.line}`
}

async function tellLeft(
  { left, more }: { readonly left: readonly string[]; readonly more: number },
  say: Say,
  io: Io,
): Promise<void> {
  for (const why of left) await io.tell(`${say('operator.suggest.left', { why })}\n`)
  if (more > 0) await io.tell(`${say('operator.suggest.more', { count: more })}\n`)
}
