/** Deliveries of the last minutes, so that one that Slack sends again is done once. */
export interface Recent {
  /** Does it, unless the same was done a moment ago; what failed may come again. */
  once(delivery: string, run: () => Promise<void>): Promise<void>
}

const keptMs = 15 * 60_000

/** Remembers deliveries for a quarter of an hour; answers are kept with their check for ever. */
export function createRecent(now: () => number): Recent {
  const done = new Map<string, { readonly at: number; readonly run: Promise<void> }>()
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
