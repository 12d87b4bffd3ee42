/** The candidate that somebody most likely meant by a slightly wrong word; `undefined` when none is close. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const said = word.trim().toLowerCase()
  if (said === '') return undefined
  let best: { candidate: string; distance: number } | undefined
  for (const candidate of candidates) {
    const known = candidate.toLowerCase()
    const distance = known.endsWith(`.${said}`) ? 1 : distanceWithin(said, known, allowed(said))
    if (distance !== undefined && (best === undefined || distance < best.distance)) {
      best = { candidate, distance }
    }
  }
  return best?.candidate
}

/** Short words may be one letter off, longer ones a few. */
const allowed = (word: string): number => Math.min(3, 1 + Math.floor(word.length / 5))

/** Letters to add, drop, change or swap to get from one word to the other; `undefined` beyond `most`. */
function distanceWithin(one: string, other: string, most: number): number | undefined {
  if (Math.abs(one.length - other.length) > most) return undefined
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, n) => n)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1]
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      next[j] = Math.min(
        at(row, j) + 1,
        at(next, j - 1) + 1,
        at(row, j - 1) + (isSame ? 0 : 1),
        isSwap ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    before = row
    row = next
  }
  const distance = at(row, other.length)
  return distance <= most ? distance : undefined
}

const at = (row: readonly number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY
