import { setTimeout as wait } from 'node:timers/promises'

/**
 * How one try of a person ended: kept; not kept, or nobody knows (the same comes again); refused in words (they try
 * anew); or answered before it was kept, because the platform waits no longer.
 */
export type Tried = 'kept' | 'unsure' | 'refused' | 'early'

/** How often somebody had to do the same again, and how long the longest wait for an answer was, in milliseconds. */
export class Patience {
  again = 0
  refusals = 0
  longest = 0

  /**
   * Does something until it is known to be kept, which is true, or was answered early; each try is told how often it was
   * refused in words before.
   */
  async until(act: (refusals: number) => Promise<Tried>): Promise<boolean> {
    const begun = performance.now()
    for (let refusals = 0; ; this.again++) {
      const end = await act(refusals).catch((): Tried => 'unsure')
      if (end === 'kept' || end === 'early') {
        this.longest = Math.max(this.longest, performance.now() - begun)
        return end === 'kept'
      }
      if (end === 'refused') {
        refusals++
        this.refusals++
      }
      await wait(200)
    }
  }
}
