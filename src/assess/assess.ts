import type { RunningContent } from '../content/content.ts'
import type { GivenAnswer } from '../flow/answer.ts'
import type { Say } from '../message/words.ts'
import { type Summary, summarise } from '../report/summary.ts'
import type { Questionnaire } from '../review/parts.ts'
import { type AnswersFile, readAnswers } from './answers-file.ts'
import type { FileMistake } from './file-mistake.ts'
import { ignoredAnswers } from './ignored.ts'

/** A whole check from a file: its result, or what is wrong with the file. */
export type Assessed =
  | { readonly ok: true; readonly summary: Summary }
  | { readonly ok: false; readonly mistakes: readonly FileMistake[] }

/** What an assessment works with. */
interface AssessParts {
  readonly content: RunningContent
  readonly check: Questionnaire
  readonly say: Say
  /** The program's version; files name it. */
  readonly version?: string
}

/** Runs a whole check from the text of an answers file; the same text gives the same result, always. */
export function assess(text: string, parts: AssessParts): Assessed {
  const read = readAnswers(text, parts.check.compiled.rules, parts.say)
  return read.ok ? { ok: true, summary: summaryOf(read.file, parts) } : read
}

function summaryOf(file: AnswersFile, { content, check, say, version }: AssessParts): Summary {
  const { rules } = check.compiled
  const answers = file.answers.map(unsigned)
  const { facts } = check.compiled.read(answers)
  const never = facts.get('impact.never')?.possible[0]
  const ignored = ignoredAnswers(file.answers, { rules, facts, say })
  return summarise({
    product: file.product,
    checkedBy: [],
    date: '',
    today: '',
    analysis: check.analyser.analyse(answers),
    catalogue: content.catalogue,
    rules,
    facts,
    answers,
    people: new Map(),
    talk: new Map(),
    ignored,
    say,
    ...(version !== undefined && { made: { version } }),
    ...(typeof never === 'string' && { never: { words: never } }),
  })
}

/** Nobody is named in a file, and no time: the same file is the same result tomorrow. */
const unsigned = ({ question, value }: AnswersFile['answers'][number]): GivenAnswer => ({
  question,
  value,
  by: '',
  at: '',
})
