import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { AppError } from '../../errors.ts'

/** Keeps words that only this program can read again, such as a workspace's token. */
export interface Seal {
  /** `about` says what the words are for; opened for anything else they are refused. */
  seal(words: string, about?: string): string
  /** @throws AppError('storage-failed') when they were changed, or sealed with another key or for another thing */
  open(sealed: string, about?: string): string
}

const prefix = 'sealed1.'
const nonceLength = 12
const tagLength = 16

/** One key for each use of the secret, so that what one use shows says nothing about another. */
export const keyFrom = (secretKey: string, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secretKey, 'whatif', use, 32))

/** A seal made with the operator's secret key; the same key opens it after any restart. */
export function createSeal(secretKey: string): Seal {
  const key = keyFrom(secretKey, 'seal')
  return {
    seal(words, about = '') {
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(prefix + about))
      const body = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()])
      return prefix + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    },
    open(sealed, about = '') {
      const bytes = bytesOf(sealed)
      const nonce = bytes.subarray(0, nonceLength)
      const tag = bytes.subarray(nonceLength, nonceLength + tagLength)
      try {
        const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
        cipher.setAAD(Buffer.from(prefix + about)).setAuthTag(tag)
        const body = bytes.subarray(nonceLength + tagLength)
        return Buffer.concat([cipher.update(body), cipher.final()]).toString('utf8')
      } catch {
        throw refused()
      }
    },
  }
}

function bytesOf(sealed: string): Buffer {
  const text = sealed.startsWith(prefix) ? sealed.slice(prefix.length) : ''
  const bytes = Buffer.from(text, 'base64url')
  // Only one spelling is taken, so that no change at all goes unseen.
  if (text === '' || bytes.toString('base64url') !== text) throw refused()
  return bytes
}

const refused = (): AppError =>
  new AppError('storage-failed', 'Something encrypted cannot be opened.', {
    hint: 'Was WHATIF_SECRET_KEY changed? With the earlier one it opens; otherwise install the app again.',
  })
