import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'

/** Time as a claim on a folder needs it. */
export interface Pulse {
  /** Milliseconds that only go forwards; they may stand still while the whole computer does. */
  steady(): number
  /** Milliseconds since 1970, as the computer has it. */
  clock(): number
  wait(milliseconds: number): Promise<void>
  /** Runs something again and again until the returned function is called; keeps no program alive. */
  every(milliseconds: number, run: () => void): () => void
}

/** This computer's time. */
export const systemPulse: Pulse = {
  steady: () => performance.now(),
  clock: () => Date.now(),
  wait: (milliseconds) => wait(milliseconds),
  every(milliseconds, run) {
    const timer = setInterval(run, milliseconds)
    timer.unref()
    return () => clearInterval(timer)
  },
}
