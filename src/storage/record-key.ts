import { createHash } from 'node:crypto'
import { AppError } from '../errors.ts'
import type { RecordKey } from '../review/record.ts'

const longestId = 200
const longestName = 100

/**
 * Refuses an id or workspace that no record can have.
 * @throws AppError('bad-input')
 */
export function checkId(id: string): void {
  if (id === '' || id.length > longestId || /\p{Surrogate}/u.test(id)) {
    throw new AppError(
      'bad-input',
      `An id must be 1 to ${longestId} characters of well-formed text.`,
    )
  }
}

/**
 * One string for a key, different for different keys.
 * @throws AppError('bad-input') when no record can have this key
 */
export function keyName({ workspace, id }: RecordKey): string {
  checkId(workspace)
  checkId(id)
  return `${safeName(workspace)}/${safeName(id)}`
}

/**
 * A file or folder name for an id: letters, digits, `_` and `-` stay, every other byte becomes `%XX`, so that
 * no id can reach outside its folder. A name too long for a file system ends in a hash instead; the `~` before
 * it is never produced otherwise, so that no two ids share a name.
 */
export function safeName(id: string): string {
  return shortEnough(id, id.replace(/[^a-zA-Z0-9_-]/gu, percentEncode))
}

/** The same without capitals, so that even where a file system ignores case no two names share a file. */
export function caselessName(id: string): string {
  return shortEnough(id, id.replace(/[^a-z0-9_-]/gu, percentEncode))
}

function shortEnough(id: string, name: string): string {
  if (name.length <= longestName) return name
  return `${name.slice(0, longestName / 2)}~${createHash('sha256').update(id).digest('hex')}`
}

function percentEncode(character: string): string {
  return Buffer.from(character).reduce(
    (name, byte) => `${name}%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    '',
  )
}
