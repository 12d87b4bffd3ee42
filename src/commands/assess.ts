import { assess } from '../assess/assess.ts'
import { readInput } from '../assess/read-input.ts'
import { formatSlips } from '../assess/slip.ts'
import { productCheck, readyChecks } from '../checks.ts'
import { readConfig } from '../config.ts'
import { AppError } from '../errors.ts'
import { openContent } from '../open-content.ts'
import { toHtml } from '../report/html.ts'
import { assessmentText, toAssessment } from '../report/json.ts'
import { toMarkdown } from '../report/markdown.ts'
import type { Summary } from '../report/summary.ts'
import { chooseFormat } from './choose-format.ts'
import type { Command } from './command.ts'

const formats = ['json', 'md', 'html'] as const

/** A whole check from a file; only its result goes to standard output. */
export const command: Command = {
  options: ['format', 'root'],
  words: { least: 1, most: 1 },
  async run({ options, words }, io) {
    const format = chooseFormat(formats, options.format)
    const [file = '-'] = words
    const text = await readInput(file, io.input)
    const { content, say } = await openContent(readConfig(io.environment, options).root)
    const check = readyChecks(content, say).get(productCheck)
    if (!check) throw new AppError('bad-content', `There is no flow “${productCheck}”.`)
    const assessed = assess(text, { content, check, say })
    if (!assessed.ok) {
      await io.tell(`${formatSlips(file === '-' ? 'stdin' : file, assessed.slips)}\n`)
      return 2
    }
    await io.print(write(format, assessed.summary))
    for (const { question, reason } of assessed.summary.input.ignored ?? [])
      await io.tell(`${say('operator.assess.notCounted', { question, reason })}\n`)
    return 0
  },
}

function write(format: (typeof formats)[number], summary: Summary): string {
  switch (format) {
    case 'json':
      return assessmentText(toAssessment(summary))
    case 'md':
      return toMarkdown(summary)
    case 'html':
      return toHtml(summary)
  }
}
