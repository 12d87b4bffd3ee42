/** One mistake in flows/ or content/: where it is, what it is and how to mend it. */
export interface ContentMistake {
  /** Path from the product's folder, with forward slashes. */
  readonly file: string
  readonly line: number
  readonly column?: number
  /** The rule that found it, such as `lengths`. */
  readonly rule: string
  readonly message: string
  readonly hint: string
}

const byPlace = (one: ContentMistake, other: ContentMistake): number =>
  compare(one.file, other.file) ||
  one.line - other.line ||
  (one.column ?? 0) - (other.column ?? 0) ||
  compare(one.message, other.message)

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** Mistakes for an author to read: one a line with its place and its mend, and how many there are. */
export function formatMistakes(mistakes: readonly ContentMistake[]): string {
  if (mistakes.length === 0) return 'No mistakes.'
  const lines = mistakes
    .toSorted(byPlace)
    .map(({ file, line, message, hint }) => `${file}:${line}  ${message}  → ${hint}`)
  const count = mistakes.length === 1 ? '1 mistake.' : `${mistakes.length} mistakes.`
  return [...lines, count].join('\n')
}
