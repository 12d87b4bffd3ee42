import * as z from 'zod'
import { jsonIn } from '../assess/json-in.ts'
import {
  type PolicyBreach,
  type PolicyInput,
  policyBreaches,
  policyRules,
} from '../assess/policy.ts'
import { largestExport, readInput } from '../assess/read-input.ts'
import { readConfig } from '../config.ts'
import { AppError } from '../errors.ts'
import type { Say } from '../message/words.ts'
import { assessmentSchema } from '../report/assessment.ts'
import { toAssessment } from '../report/json.ts'
import { readWords } from '../words.ts'
import { assessedFile } from './assessed-file.ts'
import { chooseFormat } from './choose-format.ts'
import type { Command, CommandLine, Io } from './command.ts'

/** Says whether a check keeps to a rule, for pipelines: a line for each story that does not, and exit code 1. */
export const command: Command = {
  options: ['rule', 'root'],
  words: { least: 1, most: 1 },
  async run({ options, words }, io) {
    const rules =
      options.rule === undefined
        ? [policyRules[0]]
        : options.rule.split(',').map((rule) => chooseFormat(policyRules, rule.trim()))
    const [file = '-'] = words
    const result = await resultOf(file, options, io)
    if (!result) return 2
    const breaches = policyBreaches(result, rules)
    const say = await readWords(readConfig(io.environment, options).root, 'operator')
    const lines = breaches.map((breach) => breachLine(say, breach))
    const verdict = say('operator.policy.verdict', {
      rules: rules.join(', '),
      count: breaches.length,
    })
    await io.print(`${[...lines, verdict].join('\n')}\n`)
    return breaches.length === 0 ? 0 : 1
  },
}

const breachLine = (say: Say, { rule, story, title, notKnownYet }: PolicyBreach): string => {
  const values = { rule, story, title }
  return notKnownYet
    ? say('operator.policy.notKnown', values)
    : say('operator.policy.breach', values)
}

const resultSchema = assessmentSchema.pick({ findings: true, schemaVersion: true }).loose()
const markSchema = z.object({ schemaVersion: z.literal(1) })

/** The result of a check that was exported as model, else that of an answers file. */
async function resultOf(
  file: string,
  options: CommandLine['options'],
  io: Io,
): Promise<PolicyInput | undefined> {
  const text = await readInput(file, io.input, largestExport)
  const json = jsonIn(text)
  if (markSchema.safeParse(json).success) {
    const read = resultSchema.safeParse(json)
    if (read.success) return read.data
    throw new AppError('bad-input', `${file} is no whole result: ${z.prettifyError(read.error)}`, {
      hint: 'Export the check again as model.',
    })
  }
  const summary = await assessedFile(file, options, io, text)
  return summary && toAssessment(summary)
}
