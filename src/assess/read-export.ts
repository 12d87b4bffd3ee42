import { parse as parseCsv } from 'csv-parse/sync'
import * as z from 'zod'
import { type Band, bandSchema } from '../domain/vocabulary.ts'
import { readRatingLines } from '../exports/rating-line.ts'
import type { GivenAnswer } from '../flow/answer.ts'
import { modelAnswerSchema } from '../report/model/model-schema.ts'
import { jsonIn } from './json-in.ts'

/** A story's rating as a file says it: the better and the worse end. */
export interface ExportedRating {
  readonly low: Band
  readonly high: Band
}

/** What a file that was exported says of itself. */
export interface ReadExport {
  readonly content: string
  /** The version of the rating rules. */
  readonly rules: number
  /** The check, and how many events of it the file rests on. */
  readonly record: { readonly id: string; readonly events: number } | undefined
  /** Ratings by story. */
  readonly ratings: ReadonlyMap<string, ExportedRating>
  /** The answers themselves, where the file holds them. */
  readonly answers: readonly GivenAnswer[] | undefined
}

const resultSchema = z.object({
  schemaVersion: z.literal(1),
  made: z.object({
    content: z.string(),
    rules: z.number(),
    record: z.object({ id: z.string(), events: z.number().optional() }).optional(),
  }),
  answers: z.array(modelAnswerSchema),
  findings: z.array(
    z.object({ id: z.string(), band: z.object({ low: bandSchema, high: bandSchema }) }),
  ),
})

const rowSchema = z.looseObject({
  id: z.string(),
  band_low: z.union([bandSchema, z.literal('')]),
  band_high: z.union([bandSchema, z.literal('')]),
  check: z.string(),
  events: z.string(),
  content: z.string(),
  rules: z.string(),
})

/** Reads what `export` wrote, as far as it holds ratings; `undefined` for anything else. */
export const readExport = (text: string): ReadExport | undefined =>
  fromResult(text) ?? fromSheet(text) ?? fromLines(text)

function fromResult(text: string): ReadExport | undefined {
  const read = resultSchema.safeParse(jsonIn(text))
  if (!read.success) return undefined
  const { made, answers, findings } = read.data
  return {
    content: made.content,
    rules: made.rules,
    record: recordOf(made.record?.id, made.record?.events),
    ratings: new Map(findings.map(({ id, band }) => [id, band])),
    answers: answers.map(({ question, answer, by = '', at = '', numbers, settles }) => ({
      question,
      by,
      at,
      value: answer,
      ...(numbers && { numbers }),
      ...(settles && { settles }),
    })),
  }
}

/** The sheet of the stories. */
function fromSheet(text: string): ReadExport | undefined {
  if (!/^\uFEFF?place,id,story,/.test(text)) return undefined
  const rows = z.array(rowSchema).min(1).safeParse(tableOf(text))
  const [first] = rows.data ?? []
  if (!rows.success || !first) return undefined
  return {
    content: first.content,
    rules: Number(first.rules),
    record: recordOf(first.check || undefined, Number(first.events)),
    ratings: new Map(
      rows.data.flatMap(({ id, band_low: low, band_high: high }) =>
        low === '' || high === '' ? [] : [[id, { low, high }] as const],
      ),
    ),
    answers: undefined,
  }
}

/** The files of other tools: one line says what made them, and one line a story how it is rated. */
function fromLines(text: string): ReadExport | undefined {
  const made = madePattern.exec(text)?.groups
  const ratings = readRatingLines(text)
  if (!made || ratings.size === 0) return undefined
  return {
    content: made['content'] ?? '',
    rules: Number(made['rules']),
    record: recordOf(made['record'], Number(made['events'])),
    ratings,
    answers: undefined,
  }
}

const madePattern =
  /whatif \S+ · content (?<content>\S+) · flow \S+ \d+ · rules (?<rules>\d+)(?: · record (?<record>\S+) (?<events>\d+))?/u

const recordOf = (id: string | undefined, events: number | undefined) =>
  id === undefined || events === undefined || Number.isNaN(events) ? undefined : { id, events }

function tableOf(text: string): unknown {
  try {
    return parseCsv(text, { bom: true, columns: true, relax_column_count: true })
  } catch {
    return undefined
  }
}
