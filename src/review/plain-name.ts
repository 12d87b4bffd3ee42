import { limits } from '../domain/limits.ts'

/**
 * A name as it is compared: without case, accents of composition, extra space, or marks that nobody sees, so
 * that two names that look alike are one.
 */
export function plainName(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  return (plain.replace(/\p{Cf}/gu, '').trim() || plain).slice(0, limits.name)
}
