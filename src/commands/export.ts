import { existsSync } from 'node:fs'
import { openApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { peopleNamings, type ReportFormat } from '../domain/report-format.ts'
import { AppError } from '../errors.ts'
import { type ReportWish, writeAs } from '../exports/formats.ts'
import { createLogger } from '../logger.ts'
import { assessedFile, tellIgnored } from './assessed-file.ts'
import { chooseFormat } from './choose-format.ts'
import type { Command, CommandLine, Io } from './command.ts'
import { exportFormats, exportNames } from './formats.ts'
import { writeNewFile } from './write-new-file.ts'

/** A check of the data folder or an answers file as a file for people or for another tool. */
export const command: Command = {
  options: ['format', 'as', 'people', 'output', 'data', 'root'],
  words: { least: 1, most: 1 },
  async run({ options, words }, io) {
    const [from = '-'] = words
    const format = formatFor(options)
    const people =
      options.people === undefined ? undefined : chooseFormat(peopleNamings, options.people)
    const text = await textOf(from, { format, people }, { options, io })
    if (text === undefined) return 2
    if (options.output === undefined) await io.print(text)
    else await writeNewFile(options.output, text)
    return 0
  },
}

/** The way of writing that stands behind the name of a format, and how it is to be written. */
function formatFor({ format, as }: CommandLine['options']): ReportFormat {
  const ways: Readonly<Record<string, ReportFormat>> =
    exportFormats[chooseFormat(exportNames, format)]
  const [first, ...others] = Object.keys(ways)
  const way = first === undefined ? undefined : ways[chooseFormat([first, ...others], as)]
  if (way === undefined) throw new AppError('bad-input', 'There is no such format.')
  return way
}

/** An answers file where there is one of that name, else the check that is called so. */
async function textOf(
  from: string,
  wish: ReportWish,
  { options, io }: { readonly options: CommandLine['options']; readonly io: Io },
): Promise<string | undefined> {
  if (from === '-' || existsSync(from)) {
    const summary = await assessedFile(from, options, io)
    if (!summary) return undefined
    await tellIgnored(summary, io)
    return writeAs(summary, wish)
  }
  const config = readConfig(io.environment, options)
  const app = await openApp({ ...config, isReader: true }, createLogger(config.logLevel))
  try {
    return (await app.reviews.exported(from, wish)).body
  } finally {
    await app.close()
  }
}
