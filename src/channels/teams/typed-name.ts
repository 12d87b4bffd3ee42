/**
 * Those whose name was typed, or whose name begins so; case, width and extra space do not count. More than one where
 * the name does not tell them apart.
 */
export function calledLike<T>(
  all: readonly T[],
  namesOf: (one: T) => readonly string[],
  typed: string,
): readonly T[] {
  const wanted = plain(typed)
  if (wanted === '') return []
  const same = all.filter((one) => namesOf(one).some((name) => plain(name) === wanted))
  if (same.length > 0) return same
  return all.filter((one) => namesOf(one).some((name) => plain(name).startsWith(wanted)))
}

const plain = (name: string): string =>
  name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
