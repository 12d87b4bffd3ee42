/** How many messages one conversation takes in a time, by Microsoft's published limits for one app. */
const windows = [
  { milliseconds: 1000, most: 7 },
  { milliseconds: 2000, most: 8 },
  { milliseconds: 30_000, most: 60 },
  { milliseconds: 3_600_000, most: 1800 },
] as const
const longest = 3_600_000
const sweepEvery = 1000

/** Keeps each conversation within its limits. */
export interface Limiter {
  /** Takes a turn: 0 when it is free now, otherwise the milliseconds until it is; then nothing was taken. */
  take(conversation: string): number
  /** The platform asked for a pause. */
  pause(conversation: string, seconds: number): void
}

/** A limiter that reads the time in milliseconds. */
export function createLimiter(now: () => number): Limiter {
  const sent = new Map<string, number[]>()
  const pausedUntil = new Map<string, number>()
  let taken = 0
  return {
    take(conversation) {
      const at = now()
      const times = (sent.get(conversation) ?? []).filter((one) => one > at - longest)
      const free = Math.max(pausedUntil.get(conversation) ?? 0, ...windows.map(freeAt(times)))
      if (free > at) return free - at
      pausedUntil.delete(conversation)
      sent.set(conversation, [...times, at])
      if (++taken % sweepEvery === 0) sweep(sent, at)
      return 0
    },
    pause(conversation, seconds) {
      const before = pausedUntil.get(conversation) ?? 0
      pausedUntil.set(conversation, Math.max(before, now() + seconds * 1000))
    },
  }
}

/** When a window has room again: once the oldest of the last so many has left it. */
const freeAt =
  (times: readonly number[]) =>
  ({ milliseconds, most }: { milliseconds: number; most: number }): number =>
    (times.at(-most) ?? Number.NEGATIVE_INFINITY) + milliseconds

/** Conversations that were quiet for longer than the longest window are forgotten. */
function sweep(sent: Map<string, number[]>, now: number): void {
  for (const [conversation, times] of sent) {
    if ((times.at(-1) ?? 0) <= now - longest) sent.delete(conversation)
  }
}
