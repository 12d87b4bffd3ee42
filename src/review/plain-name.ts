import { limits } from '../domain/limits.ts'

/** A name without case, accents of composition, extra space, or marks that nobody sees; it may grow longer by that. */
export function wholePlainName(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  return plain.replace(/\p{Cf}/gu, '').trim() || plain
}

/** A name as it is compared and as an id is made from it, so that two names that look alike are one. */
export const plainName = (name: string): string => wholePlainName(name).slice(0, limits.name)

/** What has no look of its own: ignorable characters, and the blanks that are letters or signs by name. */
export const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/gu

/** True when a name shows nothing at all. */
export const isUnseen = (name: string): boolean =>
  name.replace(unseen, '').replace(/\s+/g, '') === ''
