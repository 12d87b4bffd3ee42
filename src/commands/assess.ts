import { assess } from '../assess/assess.ts'
import { formatMistakes } from '../assess/file-mistake.ts'
import { readInput } from '../assess/read-input.ts'
import { readConfig } from '../config.ts'
import { AppError } from '../errors.ts'
import { openContent } from '../open-content.ts'
import { productCheck, readyChecks } from '../questionnaires.ts'
import { writeAs } from '../report/formats.ts'
import { chooseFormat } from './choose-format.ts'
import type { Command } from './command.ts'
import { assessFormats } from './formats.ts'

/** The first is what is printed where no format is named. */
/** A whole check from a file; only its result goes to standard output. */
export const command: Command = {
  options: ['format', 'root'],
  words: { least: 1, most: 1 },
  async run({ options, words }, io) {
    const format = chooseFormat(assessFormats, options.format)
    const [file = '-'] = words
    const text = await readInput(file, io.input)
    const { content, say } = await openContent(readConfig(io.environment, options).root)
    const check = readyChecks(content, say).get(productCheck)
    if (!check) throw new AppError('bad-content', `There is no flow “${productCheck}”.`)
    const assessed = assess(text, { content, check, say })
    if (!assessed.ok) {
      await io.tell(`${formatMistakes(file === '-' ? 'stdin' : file, assessed.mistakes)}\n`)
      return 2
    }
    await io.print(writeAs[format](assessed.summary))
    for (const { question, reason } of assessed.summary.input.ignored ?? [])
      await io.tell(`${say('operator.assess.notCounted', { question, reason })}\n`)
    return 0
  },
}
