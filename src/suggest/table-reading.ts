import { parse } from 'csv-parse/sync'
import { createAnswerReader } from '../assess/answers-file.ts'
import { normalised } from '../engine/match.ts'
import type { Question } from '../flow/flow.ts'
import { fit } from '../message/limits.ts'
import type { FileReading } from '../review/suggestion-file.ts'
import { Found, type ReadingParts } from './found.ts'
import { mostRows } from './limits.ts'

/** A table as it was read: every cell is text, whatever it looks like. */
type Table = readonly (readonly string[])[]

/** A cell with the question that it answers, and its row in the file, from 1. */
interface Cell {
  readonly question: Question
  readonly text: string
  readonly row: number
}

/**
 * Reads a table: the questions as columns and an answer in each row, or a row for each question with its answer beside
 * it. Questions are meant by their ids, their words or their short names; what else there is stays unread.
 */
export function readTable(text: string, parts: ReadingParts): FileReading {
  const { say, rules } = parts
  const questions = namesOf(rules.flow.questions)
  const table = tableOf(text, questions)
  if (!table) return { ok: false, why: say('suggest.file.noTable') }
  const found = new Found(parts)
  const [head = []] = table
  const asColumns = head.filter((cell) => questions.has(normalised(cell))).length
  const asRows = questionColumn(table, questions)
  if (asColumns === 0 && asRows === undefined) {
    return { ok: false, why: say('suggest.file.noQuestions') }
  }
  // The name of a column counts among its cells, so that one alone is a column.
  const isWide = asRows === undefined || (table.length > 1 && asColumns >= asRows.count)
  const cells = isWide ? cellsOfColumns(table, questions) : cellsOfRows(table, questions, asRows.at)
  if (isWide) leaveColumns(head, questions, found, parts)
  else leaveRows(table, questions, asRows.at, { found, parts })
  if (table.length > mostRows) found.left(say('suggest.left.rows', { count: mostRows }))
  readCells(cells, found, parts)
  return found.reading()
}

/** Whether a text is a table in which some row or column is a question. */
export function holdsQuestions(text: string, questions: readonly Question[]): boolean {
  const names = namesOf(questions)
  const table = tableOf(text.slice(0, 100_000), names, 50)
  return table !== undefined && namedIn(table, names) > 0
}

/** Cells by the mark between them; a question may hold commas of its own, so that the mark under which most are found is it. */
function tableOf(text: string, names: Names, most = mostRows + 1): Table | undefined {
  const head = text.slice(0, 100_000)
  const often = (delimiter: string) => (head.split(/\r?\n/, 1)[0] ?? '').split(delimiter).length
  const tried = ['\t', ';', ','].map((delimiter) => {
    const table = parsed(head, delimiter, 50)
    return { delimiter, found: table ? namedIn(table, names) : 0, often: often(delimiter) }
  })
  const [best] = tried.toSorted((one, other) => other.found - one.found || other.often - one.often)
  return best && parsed(text, best.delimiter, most)
}

const namedIn = (table: Table, names: Names): number =>
  Math.max(
    (table[0] ?? []).filter((cell) => names.has(normalised(cell))).length,
    questionColumn(table, names)?.count ?? 0,
  )

function parsed(text: string, delimiter: string, most: number): Table | undefined {
  try {
    return parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
      to: most,
    })
  } catch {
    return undefined
  }
}

type Names = ReadonlyMap<string, Question>

/** Questions by everything that a column or a row may call them. */
function namesOf(questions: readonly Question[]): Names {
  const names = new Map<string, Question>()
  const asked = questions.filter(({ retired, service }) => !retired && (service ?? 1) === 1)
  for (const question of questions) if (!question.retired) names.set(question.id, question)
  for (const question of asked) {
    for (const words of [question.ask, question.askEarly ?? question.ask, question.short]) {
      const name = normalised(words)
      if (!names.has(name)) names.set(name, question)
    }
  }
  return names
}

/** The column in which the most cells name a question. */
function questionColumn(
  table: Table,
  questions: Names,
): { readonly at: number; readonly count: number } | undefined {
  const width = Math.max(0, ...table.slice(0, 50).map((row) => row.length))
  const columns = Array.from({ length: Math.min(width, 50) }, (_, at) => ({
    at,
    count: table.filter((row) => questions.has(normalised(row[at] ?? ''))).length,
  }))
  return columns.toSorted((one, other) => other.count - one.count).find(({ count }) => count > 0)
}

function cellsOfColumns([head = [], ...rows]: Table, questions: Names) {
  return rows.flatMap((row, n) =>
    head.flatMap((name, at): Cell[] => {
      const question = questions.get(normalised(name))
      return question ? [{ question, text: row[at] ?? '', row: n + 2 }] : []
    }),
  )
}

const answerColumns = ['answer', 'answers', 'value', 'response', 'responses']

function cellsOfRows(table: Table, questions: Names, at: number) {
  const [head = []] = table
  const named = head.findIndex((cell) => answerColumns.includes(normalised(cell)))
  const answerAt = named >= 0 ? named : at + 1
  return table.flatMap((row, n): Cell[] => {
    const question = questions.get(normalised(row[at] ?? ''))
    return question ? [{ question, text: row[answerAt] ?? '', row: n + 1 }] : []
  })
}

/** Columns that are no question: when and by whom a form was filled in, or a question that there is not. */
function leaveColumns(
  head: readonly string[],
  questions: Names,
  found: Found,
  { say }: ReadingParts,
): void {
  const others = head.filter((cell) => cell.trim() !== '' && !questions.has(normalised(cell)))
  for (const words of others) found.left(say('suggest.left.column', { words: fit(words, 80) }))
}

function leaveRows(
  table: Table,
  questions: Names,
  at: number,
  { found, parts }: { readonly found: Found; readonly parts: ReadingParts },
): void {
  for (const [n, row] of table.entries()) {
    const words = row[at] ?? ''
    const isHead = n === 0
    if (isHead || words.trim() === '' || questions.has(normalised(words))) continue
    found.left(parts.say('suggest.left.row', { row: n + 1, words: fit(words, 80) }))
  }
}

function readCells(cells: readonly Cell[], found: Found, { say }: ReadingParts): void {
  const read = createAnswerReader(say)
  for (const { question, text, row } of cells) {
    if (text.trim() === '') continue
    const at = { line: row, column: 1 }
    const given = picksIn(question, text.replace(guard, ''))
    const value =
      typeof given === 'string'
        ? ({ kind: 'text', text: given, at } as const)
        : ({
            kind: 'list',
            items: given.map((one) => ({ kind: 'text', text: one, at }) as const),
            at,
          } as const)
    const answer = read(question, value)
    if ('value' in answer) found.answer(question.id, answer.value, { line: row })
    else {
      const words = fit(text, 80)
      found.left(say('suggest.left.cell', { row, question: question.short, words }))
    }
  }
}

/** What keeps a spreadsheet from taking words for a formula is no part of them. */
const guard = /^'(?=[=+\-@\t\r])/

/** The ids of choices in a cell, alone or joined, and what a spreadsheet made of a yes or a no; else the text as it is. */
function picksIn({ choices, type }: Question, text: string): string | readonly string[] {
  if (choices.length === 0) return text
  const isPick = (word: string) => choices.some(({ value }) => value === word)
  const spoken = { true: 'yes', false: 'no' }[text.trim().toLowerCase()]
  if (spoken !== undefined && isPick(spoken)) return spoken
  const words = text.split(/[;,]/).flatMap((word) => (word.trim() === '' ? [] : [word.trim()]))
  if (!words.every(isPick)) return text.trim()
  const [only, ...others] = words
  return type !== 'multi' && only !== undefined && others.length === 0 ? only : words
}
