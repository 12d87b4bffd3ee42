import type { Say } from '../message/words.ts'
import { csvOf, yesNo } from '../report/csv.ts'
import { bandWord } from '../report/phrases.ts'
import type { Portfolio } from './portfolio.ts'
import { surePercent } from './portfolio-words.ts'

/** The columns of the CSV: fixed names for programs, so that no file depends on a language. */
const columns = [
  'product',
  'check',
  'late_steps',
  'late_since',
  'open_steps',
  'worst_now',
  'act_first_now',
  'plan_soon_now',
  'keep_in_mind_now',
  'fine_for_now_now',
  'worst_after_steps',
  'act_first_after_steps',
  'plan_soon_after_steps',
  'lived_with',
  'lived_with_until',
  'lived_with_ran_out',
  'posted',
  'last_look',
  'next_look',
  'look_is_late',
  'answers_sure_percent',
  'people_asked_waiting',
  'stories_waiting_for_a_second',
  'act_first_by_look',
  'worst_stories',
] as const

/** The overview for a spreadsheet: a row per product, in its order. */
export function portfolioCsv(say: Say, { rows }: Portfolio): string {
  return csvOf([
    columns,
    ...rows.map((row) => [
      row.title,
      row.review,
      row.late,
      row.lateSince,
      row.steps,
      row.worst && bandWord(say, row.worst),
      row.now?.actFirst,
      row.now?.planSoon,
      row.now?.keepInMind,
      row.now?.fineForNow,
      row.worstAfter && bandWord(say, row.worstAfter),
      row.after?.actFirst,
      row.after?.planSoon,
      row.livedWith,
      row.livedWithUntil,
      row.ranOut,
      yesNo(row.isPosted),
      row.lastLook,
      row.nextLook,
      yesNo(row.isLookLate),
      surePercent(row),
      row.waiting.people,
      row.waiting.seconds,
      row.looks.map(({ on, actFirst }) => `${on}: ${actFirst}`).join('; '),
      row.stories.map(({ title }) => title).join(' | '),
    ]),
  ])
}
