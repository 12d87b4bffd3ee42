import type { Clock, Scheduler } from '../../../src/review/ports.ts'
import { sweepMilliseconds } from '../../../src/review/regular-sweep.ts'
import { HandClock } from '../../review/bench.ts'

/** Time that a test moves by hand, with everything that waits for it. */
export interface HandTime {
  readonly clock: Clock
  readonly scheduler: Scheduler
  /** For `createSlack`. */
  readonly now: () => number
  /** How long was asked to be waited, in milliseconds, in order. */
  readonly asked: readonly number[]
  /** Lets so many seconds pass, and wakes whoever waited for them. */
  pass(seconds: number): void
  /** Lets time pass up to the next that somebody waits for; false when nobody does. */
  passToNext(): boolean
}

/** Time stands still until somebody moves it. */
export function createHandTime(): HandTime {
  const clock = new HandClock()
  const asked: number[] = []
  let waiting: { readonly at: number; readonly run: () => void; readonly isRegular: boolean }[] = []
  const now = () => Date.parse(clock.now())
  const pass = (seconds: number): void => {
    clock.pass(seconds)
    const due = waiting.filter(({ at }) => at <= now())
    waiting = waiting.filter(({ at }) => at > now())
    for (const { run } of due) run()
  }
  return {
    clock,
    now,
    asked,
    scheduler: {
      after(milliseconds, run) {
        asked.push(milliseconds)
        waiting.push({
          at: now() + milliseconds,
          run,
          isRegular: milliseconds === sweepMilliseconds,
        })
      },
    },
    pass,
    passToNext() {
      // The regular look at what is due never ends.
      const once = waiting.filter(({ isRegular }) => !isRegular)
      if (once.length === 0) return false
      const next = Math.min(...once.map(({ at }) => at))
      pass(Math.max(0, next - now()) / 1000)
      return true
    },
  }
}
