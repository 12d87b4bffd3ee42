/** The deliveries of the last minutes, so that one that a platform sends again is handled once. */
export interface Recent<T> {
  /** Runs the work unless the same delivery was handled a moment ago, and returns its result; a failed one may come again. */
  once(delivery: string, run: () => Promise<T>): Promise<T>
}

const keptMs = 15 * 60_000

/** Remembers deliveries for a quarter of an hour; answers are kept with their check for ever. */
export function createRecent<T = void>(now: () => number): Recent<T> {
  const done = new Map<string, { readonly at: number; readonly run: Promise<T> }>()
  const forgetOld = (): void => {
    for (const [delivery, { at }] of done) {
      if (now() - at < keptMs) return
      done.delete(delivery)
    }
  }
  return {
    once(delivery, run) {
      forgetOld()
      const before = done.get(delivery)
      if (before) return before.run
      const running = run()
      done.set(delivery, { at: now(), run: running })
      running.catch(() => done.delete(delivery))
      return running
    },
  }
}
