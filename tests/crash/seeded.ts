/** A seed to print, for random things that must be repeatable. */
export function newSeed(): number {
  return Math.floor(Math.random() * 2 ** 31)
}

/** The same numbers from 0 to 1 for the same seed, so that a failure can be run again. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
