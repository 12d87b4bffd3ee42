/** Background work: everything that goes on after a platform was answered. */
export interface Aftermath {
  readonly later: (work: Promise<unknown>) => void
  /** Resolves when nothing goes on any more. */
  settled(): Promise<void>
}

/** Tracks background work, so that no failure goes unnoticed. */
export function createAftermath(failed: (error: unknown) => void): Aftermath {
  const going = new Set<Promise<unknown>>()
  return {
    later(work) {
      const done = work.catch(failed).finally(() => going.delete(done))
      going.add(done)
    },
    async settled() {
      while (going.size > 0) await Promise.all(going)
    },
  }
}
