/** What goes on between a program and what it talks to, counted. */
export interface Busy {
  /** Counts each run of it, from its beginning to its end. */
  during<Args extends unknown[], T>(
    run: (...args: Args) => Promise<T>,
  ): (...args: Args) => Promise<T>
  /** Resolves when nothing goes on any more, and nothing is about to. */
  over(): Promise<void>
  /** Counts what goes on now no more: that of a program that died hangs for ever. */
  abandon(): void
}

/** Knows when nothing goes on any more: no call to Slack, no picture being drawn, and none about to be. */
export function createBusy(): Busy {
  let going = 0
  let begun = 0
  let lives = 0
  return {
    during:
      <Args extends unknown[], T>(run: (...args: Args) => Promise<T>) =>
      async (...args: Args): Promise<T> => {
        going++
        begun++
        const life = lives
        return run(...args).finally(() => {
          if (life === lives) going--
        })
      },
    over: async (): Promise<void> => {
      for (let quiet = 0, before = begun; quiet < 6; ) {
        await new Promise((done) => (quiet === 0 ? setTimeout(done, 1) : setImmediate(done)))
        quiet = going === 0 && begun === before ? quiet + 1 : 0
        before = begun
      }
    },
    abandon: () => {
      lives++
      going = 0
    },
  }
}
