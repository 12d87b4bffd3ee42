import type { ForeignThreat } from './foreign-model.ts'

/**
 * What a threat of these kinds (STRIDE, CIA) does, where it is of one kind alone; who pretends, changes things or gets
 * power may do so for money or to hurt, so that those kinds say nothing.
 */
export function effectOf(kinds: readonly string[]): Pick<ForeignThreat, 'does'> {
  const [kind = '', ...others] = kinds
  if (others.length > 0) return {}
  if (/^(?:information disclosure|confidentiality)$/i.test(kind.trim())) return { does: 'getsOut' }
  return /^(?:denial of service|availability)$/i.test(kind.trim()) ? { does: 'stops' } : {}
}
