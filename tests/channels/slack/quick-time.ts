import { systemClock } from '../../../src/clock.ts'
import type { Clock, Scheduler } from '../../../src/review/ports.ts'
import { sweepMilliseconds } from '../../../src/review/regular-sweep.ts'

/** Waits as long as the regular look at what is due, which never ends, are kept, and longer ones: a check is due on another day. */
const longestLeap = sweepMilliseconds

interface Waiting {
  readonly due: number
  readonly run: () => void
}

let at = Date.now()
let waiting: Waiting[] = []
let isPlanned = false

/**
 * Time that stands still until something is waited for, and then leaps there, one wait after the other: the program
 * keeps Slack's real pace and no test waits for it. It is the same for all programs of a process: it never goes back.
 */
export const quickTime: {
  readonly now: () => number
  readonly clock: Clock
  readonly scheduler: Scheduler
  /** True while it is about to leap. */
  isLeaping(): boolean
} = {
  now,
  isLeaping: () => waiting.length > 0,
  clock: {
    ...systemClock,
    now: () => new Date(now()).toISOString(),
  },
  scheduler: {
    after(milliseconds, run) {
      if (milliseconds >= longestLeap) {
        setTimeout(run, Math.min(milliseconds, 2 ** 31 - 1)).unref()
        return
      }
      waiting.push({ due: at + milliseconds, run })
      plan()
    },
  },
}

/** So that what is under way gets on a little before the next leap. */
const betweenLeaps = 4

function now(): number {
  return at
}

function plan(): void {
  if (isPlanned) return
  isPlanned = true
  setTimeout(leap, betweenLeaps)
}

function leap(): void {
  at = Math.max(at, Math.min(...waiting.map(({ due }) => due)))
  const due = waiting.filter((one) => one.due <= at)
  waiting = waiting.filter((one) => one.due > at)
  isPlanned = false
  if (waiting.length > 0) plan()
  for (const { run } of due) run()
}
