import * as z from 'zod'
import { listOf } from '../message/locale.ts'
import type { Say } from '../message/words.ts'
import type { Portfolio } from './portfolio.ts'
import type { ProductRow } from './product-row.ts'

/** The figures of each product as somebody was told them last, by product. */
export const weeklyNotesSchema = z.record(
  z.string(),
  z.strictObject({
    late: z.number(),
    ranOut: z.number(),
    actFirst: z.number(),
    posted: z.string().optional(),
    isLookLate: z.boolean(),
  }),
)
export type WeeklyNotes = z.infer<typeof weeklyNotesSchema>

/** What the next line is compared with. */
export const weeklyNotesOf = ({ rows }: Pick<Portfolio, 'rows'>): WeeklyNotes =>
  Object.fromEntries(rows.map((row) => [row.product, noteOf(row)]))

const noteOf = ({ late, ranOut, now, looks, isLookLate }: ProductRow): WeeklyNotes[string] => {
  const posted = looks.at(-1)?.on
  return {
    late,
    ranOut,
    actFirst: now?.actFirst ?? 0,
    ...(posted !== undefined && { posted }),
    isLookLate,
  }
}

const nothing: WeeklyNotes[string] = { late: 0, ranOut: 0, actFirst: 0, isLookLate: false }

/**
 * One line of what is new in all products since somebody was told last, without any name; `undefined` when nothing is.
 * Steps that somebody has done since make nothing late, and are no news here.
 */
export function weeklyLine(
  say: Say,
  portfolio: Pick<Portfolio, 'rows'>,
  before: WeeklyNotes,
): string | undefined {
  const pairs = portfolio.rows.map((row) => ({
    now: noteOf(row),
    was: before[row.product] ?? nothing,
  }))
  const more = (figure: 'late' | 'ranOut') =>
    pairs.reduce((sum, { now, was }) => sum + Math.max(0, now[figure] - was[figure]), 0)
  const counts = {
    late: more('late'),
    ranOut: more('ranOut'),
    worse: pairs.filter(({ now, was }) => now.actFirst > 0 && was.actFirst === 0).length,
    better: pairs.filter(({ now, was }) => now.actFirst === 0 && was.actFirst > 0).length,
    posted: pairs.filter(({ now, was }) => now.posted !== undefined && now.posted !== was.posted)
      .length,
    looks: pairs.filter(({ now, was }) => now.isLookLate && !was.isLookLate).length,
  }
  const news = newsKinds.flatMap((kind) =>
    counts[kind] > 0 ? [say(`overview.weekly.${kind}`, { count: counts[kind] })] : [],
  )
  return news.length === 0 ? undefined : say('overview.weekly.line', { news: listOf(say, news) })
}

/** What is news, in the order in which it is told. */
const newsKinds = ['late', 'ranOut', 'looks', 'worse', 'posted', 'better'] as const
