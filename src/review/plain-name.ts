import { limits } from '../domain/limits.ts'

/**
 * A name as it is compared: without case, accents of composition, extra space, or marks that nobody sees, so
 * that two names that look alike are one.
 */
export function plainName(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  return (plain.replace(/\p{Cf}/gu, '').trim() || plain).slice(0, limits.name)
}

/** What has no look of its own: ignorable characters, and the blanks that are letters or signs by name. */
export const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/gu

/** True when a name shows nothing at all. */
export const isUnseen = (name: string): boolean =>
  name.replace(unseen, '').replace(/\s+/g, '') === ''
