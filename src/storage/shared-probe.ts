/** So long an answer is given again, in milliseconds. */
const validFor = 1000

/**
 * One look for all who ask meanwhile, and for whoever asks within the second after: what anybody may ask costs the same
 * however often they do.
 */
export function sharedProbe(
  look: () => Promise<unknown>,
  now: () => number = () => performance.now(),
): () => Promise<void> {
  let last: Promise<void> | undefined
  let endedAt: number | undefined
  return () => {
    const isFresh = endedAt === undefined || now() - endedAt < validFor
    if (last && isFresh) return last
    endedAt = undefined
    const looking = look()
      .then(() => undefined)
      .finally(() => {
        endedAt = now()
      })
    last = looking
    return looking
  }
}
