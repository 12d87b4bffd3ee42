import { createHash, randomBytes } from 'node:crypto'

/** One-time keys: each opens the page once, in one browser. */
export interface Keys {
  /** A new key, to be shown to the operator and nobody else. */
  issue(): string
  /** True the first time a key that was issued is used. */
  spend(key: string): boolean
}

/** Keeps the keys that were issued and not yet used, for as long as the program runs; only their fingerprints. */
export function createKeys(): Keys {
  const unused = new Set<string>()
  return {
    issue() {
      const key = randomBytes(24).toString('base64url')
      unused.add(fingerprint(key))
      return key
    },
    spend: (key) => unused.delete(fingerprint(key)),
  }
}

const fingerprint = (key: string): string => createHash('sha256').update(key).digest('base64url')
