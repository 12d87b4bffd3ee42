import { createRateLimiter } from '../../domain/rate-limiter.ts'

/** How many messages one conversation takes in a time, by Microsoft's published limits for one app. */
const windows = [
  { milliseconds: 1000, most: 7 },
  { milliseconds: 2000, most: 8 },
  { milliseconds: 30_000, most: 60 },
  { milliseconds: 3_600_000, most: 1800 },
] as const
const longest = 3_600_000

/** Keeps each conversation within its limits. */
export interface Limiter {
  /** Takes a turn: 0 when it is free now, otherwise the milliseconds until it is; then nothing was taken. */
  take(conversation: string): number
  /** The platform asked for a pause. */
  pause(conversation: string, seconds: number): void
}

/** A limiter that reads the time in milliseconds. */
export function createLimiter(now: () => number): Limiter {
  const limiter = createRateLimiter(now, longest)
  return {
    take(conversation) {
      const wait = limiter.wait(conversation, windows)
      if (wait === 0) limiter.count(conversation)
      return wait
    },
    pause: (conversation, seconds) => limiter.pause(conversation, seconds * 1000),
  }
}
