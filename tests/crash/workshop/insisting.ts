import { setTimeout as wait } from 'node:timers/promises'

/** How one try of a person ended: kept, not kept for sure or perhaps (the same comes again), or refused in words (they try anew). */
export type Tried = 'kept' | 'unsure' | 'refused'

/** How often somebody had to do the same again, and how long the longest wait for an answer was, in milliseconds. */
export class Patience {
  again = 0
  refusals = 0
  longest = 0

  /** Does something until it is known to be kept; each try is told how often it was refused in words before. */
  async until(act: (refusals: number) => Promise<Tried>): Promise<void> {
    const begun = performance.now()
    for (let refusals = 0; ; this.again++) {
      const end = await act(refusals).catch((): Tried => 'unsure')
      if (end === 'kept') break
      if (end === 'refused') {
        refusals++
        this.refusals++
      }
      await wait(200)
    }
    this.longest = Math.max(this.longest, performance.now() - begun)
  }
}
