import { createHash } from 'node:crypto'
import { dayAt } from './calendar.ts'
import type { Clock, Ids, Scheduler } from './review/ports.ts'

/** The computer's own clock. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  later: (from, seconds) => new Date(Date.parse(from) + seconds * 1000).toISOString(),
  between: (from, to) => Date.parse(to) - Date.parse(from),
  day: dayAt,
}

/** The longest wait a timer can hold; what is due later is found again by whoever asked. */
const longestWait = 2 ** 31 - 1

/** The computer's own timers; they never keep the program from ending. */
export const systemScheduler: Scheduler = {
  after(milliseconds, run) {
    setTimeout(run, Math.min(Math.max(0, milliseconds), longestWait)).unref()
  },
}

/** Ids made from words, the same for the same words on every computer. */
export const hashIds: Ids = {
  derive: (words) => createHash('sha256').update(words).digest('base64url').slice(0, 16),
}
