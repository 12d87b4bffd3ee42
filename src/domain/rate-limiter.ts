/** A platform takes at most so many calls in so many milliseconds. */
export interface RateWindow {
  readonly milliseconds: number
  readonly most: number
}

/** Counts calls by name, each name for itself, and says when the next one fits. */
export interface RateLimiter {
  /** Milliseconds until one more call of this name fits into all windows; 0 when it does now. */
  wait(name: string, windows: readonly RateWindow[]): number
  /** Counts one call. */
  count(name: string): void
  /** The platform asked for a pause: until it is over nothing of this name fits. */
  pause(name: string, milliseconds: number): void
}

const sweepEvery = 1000

/** A limiter that reads the time in milliseconds and remembers calls for as long as the longest window. */
export function createRateLimiter(now: () => number, longest: number): RateLimiter {
  const counted = new Map<string, number[]>()
  const pausedUntil = new Map<string, number>()
  let calls = 0
  return {
    wait(name, windows) {
      const at = now()
      const times = counted.get(name) ?? []
      const free = Math.max(pausedUntil.get(name) ?? 0, ...windows.map(freeAt(times)))
      return Math.max(0, free - at)
    },
    count(name) {
      const at = now()
      const times = (counted.get(name) ?? []).filter((one) => one > at - longest)
      counted.set(name, [...times, at])
      if (++calls % sweepEvery === 0) sweep(at)
    },
    pause(name, milliseconds) {
      pausedUntil.set(name, Math.max(pausedUntil.get(name) ?? 0, now() + milliseconds))
    },
  }

  /** Names that were quiet for longer than the longest window are forgotten. */
  function sweep(at: number): void {
    for (const [name, times] of counted) {
      if ((times.at(-1) ?? 0) <= at - longest) counted.delete(name)
    }
    for (const [name, until] of pausedUntil) if (until <= at) pausedUntil.delete(name)
  }
}

/** When a window has room again: once the oldest of the last so many has left it. */
const freeAt =
  (times: readonly number[]) =>
  ({ milliseconds, most }: RateWindow): number =>
    (times.at(-most) ?? Number.NEGATIVE_INFINITY) + milliseconds
