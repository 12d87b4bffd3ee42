import type { Say } from '../message/words.ts'
import { type Part, type Span, spansOf, type Words } from './document.ts'
import { howSoon, riskWord } from './phrases.ts'
import { isSettled } from './standing.ts'
import type { Story } from './stories.ts'

/** What stands above a column, and what its cells say where there is nothing else to say. */
type Column = string | { readonly name: string; readonly blank: string }

/** A table without the columns that say nothing in any row; in the others a blank cell says what that means. */
export function tablePart(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Words[])[],
): Part {
  const used = columns
    .map((column, at) => ({ ...named(column), at }))
    .filter(({ at }) => rows.some((row) => !isBlank(row[at] ?? '')))
  const cellsOf = (row: readonly Words[]): readonly Words[] =>
    used.map(({ at, blank }) => (isBlank(row[at] ?? '') ? blank : (row[at] ?? '')))
  return { type: 'table', caption, head: used.map(({ name }) => name), rows: rows.map(cellsOf) }
}

const named = (column: Column) =>
  typeof column === 'string' ? { name: column, blank: '' } : column

const isBlank = (words: Words): boolean =>
  spansOf(words).every((span) => typeof span === 'string' && span.trim() === '')

/** How soon, or why nobody says it. */
export function soonCell(say: Say, story: Story): readonly Span[] {
  const { band, standing } = story
  if (band) return [{ band, words: howSoon(say, story, band) }]
  return [say(isSettled(standing) ? 'report.doc.settled' : 'report.doc.notRated')]
}

/** What kind of risk; a story in the team's own words has none. */
export const kindCell = (say: Say, { finding }: Story): string =>
  finding?.stride[0] ? riskWord(say, finding.stride[0]) : say('report.doc.ownKind')
