import { wholePlainName } from '../review/plain-name.ts'

/**
 * Those whose name was typed, or whose name begins so; case, width and extra space do not count. More than one where
 * the name does not tell them apart.
 */
export function calledLike<T>(
  all: readonly T[],
  namesOf: (one: T) => readonly string[],
  typed: string,
): readonly T[] {
  const wanted = wholePlainName(typed)
  if (wanted === '') return []
  const same = all.filter((one) => namesOf(one).some((name) => wholePlainName(name) === wanted))
  if (same.length > 0) return same
  return all.filter((one) => namesOf(one).some((name) => wholePlainName(name).startsWith(wanted)))
}
