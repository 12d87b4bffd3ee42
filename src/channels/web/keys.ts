import { createHash, randomBytes } from 'node:crypto'

/**
 * Whom a key is for. operator: whoever runs the program; person: one person, as whom alone it opens; anybody: a
 * browser in which somebody says who they are.
 */
export type Invitation =
  | { readonly kind: 'operator' | 'anybody' }
  | { readonly kind: 'person'; readonly name: string }

/** One-time keys: each opens the page once, in one browser. */
export interface Keys {
  /** A new key, to be shown to the operator and nobody else. */
  issue(invitation: Invitation): string
  /** Whom a key is for, the first time it is used; `undefined` for any other. */
  spend(key: string): Invitation | undefined
}

/** Keeps the keys that were issued and not yet used, for as long as the program runs; only their fingerprints. */
export function createKeys(): Keys {
  const unused = new Map<string, Invitation>()
  return {
    issue(invitation) {
      const key = randomBytes(24).toString('base64url')
      unused.set(fingerprint(key), invitation)
      return key
    },
    spend(key) {
      const print = fingerprint(key)
      const invitation = unused.get(print)
      unused.delete(print)
      return invitation
    },
  }
}

const fingerprint = (key: string): string => createHash('sha256').update(key).digest('base64url')
