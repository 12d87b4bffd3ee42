import { createRateLimiter } from './rate-limiter.ts'
import { type Claim, longestWindow, type Sending } from './sending.ts'

/** What one instance alone needs to send: all of it in memory, by its own clock in milliseconds. */
export function createLoneSending(now: () => number): Sending {
  const limiter = createRateLimiter(now, longestWindow)
  const claims = new Map<string, { isWanted: boolean }>()
  return {
    async claim(name): Promise<Claim | undefined> {
      const had = claims.get(name)
      if (had) {
        had.isWanted = true
        return undefined
      }
      const own = { isWanted: false }
      claims.set(name, own)
      return {
        sure: async () => claims.get(name) === own,
        async release() {
          if (claims.get(name) !== own) return false
          claims.delete(name)
          return own.isWanted
        },
      }
    },
    async take(lines) {
      const wait = Math.max(0, ...lines.map(({ name, windows }) => limiter.wait(name, windows)))
      if (wait > 0) return wait
      for (const { name, windows } of lines) if (windows.length > 0) limiter.count(name)
      return 0
    },
    async count(name) {
      limiter.count(name)
    },
    async pause(name, milliseconds) {
      limiter.pause(name, milliseconds)
    },
    // All of it is in memory.
    forget: async () => undefined,
  }
}
