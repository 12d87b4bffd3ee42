import type { Analysis } from '../analysis/finding.ts'
import { ratingRules } from '../analysis/rating.ts'
import { openApp } from '../app.ts'
import { compareRatings, type RatingDifference } from '../assess/compare-ratings.ts'
import { type ReadExport, readExport } from '../assess/read-export.ts'
import { largestExport, readInput } from '../assess/read-input.ts'
import { readConfig } from '../config.ts'
import { AppError } from '../errors.ts'
import { createLogger } from '../logger.ts'
import type { Say } from '../message/words.ts'
import { assessedFile } from './assessed-file.ts'
import type { Command, CommandLine, Io } from './command.ts'
import { openProductCheck } from './product-check.ts'

/** What came of working a file's ratings out again. */
interface WorkedOut {
  readonly say: Say
  readonly analysis: Analysis
}

/** Works the ratings of an exported file out again, and says whether they are the same. */
export const command: Command = {
  options: ['data', 'root'],
  words: { least: 1, most: 2 },
  async run({ options, words }, io) {
    const [file = '-', answersFile] = words
    const exported = readExport(await readInput(file, io.input, largestExport))
    if (!exported) {
      throw new AppError('bad-input', `${file} holds no ratings that can be worked out again.`, {
        hint: 'Give a file that export wrote as model, csv, threat-dragon, otm or threat-composer.',
      })
    }
    const worked = await (answersFile === undefined
      ? workedOut(exported, options, io)
      : workedOutFrom(answersFile, options, io))
    if (!worked) return 2
    const { say, analysis } = worked
    const differences = compareRatings(exported.ratings, analysis.findings)
    await io.print(`${lines({ say, analysis }, exported, differences).join('\n')}\n`)
    return differences.length === 0 ? 0 : 1
  },
}

/** From an answers file that is given beside it; `undefined` once it was said what is wrong with it. */
async function workedOutFrom(
  file: string,
  options: CommandLine['options'],
  io: Io,
): Promise<WorkedOut | undefined> {
  const summary = await assessedFile(file, options, io)
  return summary && { say: summary.say, analysis: summary.input.analysis }
}

/** From the answers in the file, else from the check that it names. */
async function workedOut(
  { answers, record }: ReadExport,
  options: CommandLine['options'],
  io: Io,
): Promise<WorkedOut> {
  const config = readConfig(io.environment, options)
  if (answers) {
    const { check, say } = await openProductCheck(options, io)
    return { say, analysis: check.analyser.analyse(answers) }
  }
  if (!record) {
    throw new AppError('bad-input', 'The file holds no answers and names no check.', {
      hint: 'Name the answers file as well: whatif reproduce <file> <answers file>.',
    })
  }
  const app = await openApp({ ...config, isReader: true }, createLogger(config.logLevel))
  try {
    return { say: app.say, analysis: await app.reviews.ratedAt(record.id, record.events) }
  } finally {
    await app.close()
  }
}

function lines(
  { say, analysis }: WorkedOut,
  { content, rules, ratings }: ReadExport,
  differences: readonly RatingDifference[],
): readonly string[] {
  const count = ratings.size
  const verdict =
    differences.length === 0
      ? say('operator.reproduce.same', { count })
      : say('operator.reproduce.different', { count: differences.length, of: count })
  return [
    verdict,
    ...(content === analysis.contentVersion
      ? []
      : [say('operator.reproduce.content', { file: content, now: analysis.contentVersion })]),
    ...(rules === ratingRules
      ? []
      : [say('operator.reproduce.rules', { file: rules, now: ratingRules })]),
    ...differences.map(({ story, file, now }) =>
      say('operator.reproduce.line', { story, file: ends(file), now: ends(now) }),
    ),
  ]
}

const ends = (rating: RatingDifference['file']): string =>
  rating === undefined ? '-' : `${rating.low}..${rating.high}`
