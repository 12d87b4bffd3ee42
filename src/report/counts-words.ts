import { commaList } from '../message/locale.ts'
import type { Say } from '../message/words.ts'
import type { CountsNow } from './counts.ts'
import type { Summary } from './summary.ts'

/** "Now 2 to act on first; when the 4 steps are done: 0; done and shown: 1 of 4." and what is settled. */
export function countsLine(summary: Summary): string {
  return [nowLine(summary), apartLine(summary)].filter((line) => line !== '').join(' ')
}

/** "Now 2 to act on first; when the 4 steps are done: 0; done and shown: 1 of 4." */
export function nowLine({ say, counts, steps }: Summary): string {
  const now = say('thread.digest.now', {
    number: counts.now.actFirst,
    unknown: counts.actFirstNotKnown,
  })
  const { count, shown } = stepCounts(steps)
  if (count === 0) return now
  return say('thread.digest.bands', {
    now: now.replace(/\.$/, ''),
    after: say('thread.digest.after', { count, number: counts.agreed.actFirst }),
    shown: say('thread.digest.shown', { done: shown, of: count }),
  })
}

/** "Settled so far: 3 lived with, 1 not possible."; empty while nothing is. */
export function apartLine(summary: Summary): string {
  const parts = apartParts(summary)
  const { say } = summary
  return parts.length === 0 ? '' : say('report.counts.apart', { list: commaList(say, parts) })
}

/** What the team settled, each said apart: "3 lived with", "1 not possible", "2 done and shown". */
export function apartParts({
  say,
  counts,
}: {
  readonly say: Say
  readonly counts: Pick<CountsNow, 'livedWith' | 'notPossible' | 'done'>
}): readonly string[] {
  const { livedWith, notPossible, done } = counts
  return [
    ...(livedWith > 0 ? [say('report.counts.livedWith', { count: livedWith })] : []),
    ...(notPossible > 0 ? [say('report.counts.notPossible', { count: notPossible })] : []),
    ...(done > 0 ? [say('report.counts.done', { count: done })] : []),
  ]
}

/** How many agreed steps are still needed, and how many of them are done and shown. */
export function stepCounts(steps: Summary['steps']): { count: number; shown: number } {
  const needed = steps.filter((step) => step.needed)
  return { count: needed.length, shown: needed.filter((step) => step.shown).length }
}
