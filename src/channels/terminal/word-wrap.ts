import { wrapAnsi } from 'fast-wrap-ansi'

/** What a line begins with that the lines after it leave room for: spaces, and the mark of a list's entry. */
const lead = /^ *(?:(?:•|-|\d{1,2}\.|[a-z]\.) )?/

/**
 * Text whose lines are at most so many columns wide. They end between words; only a word that is longer than a
 * line is broken. The rest of a list's entry is indented to its words.
 */
export const wordWrap = (text: string, columns: number): string =>
  text
    .split('\n')
    .map((line) => wrapLine(line, columns))
    .join('\n')

function wrapLine(line: string, columns: number): string {
  const start = lead.exec(line)?.[0] ?? ''
  const room = Math.max(columns - start.length, 1)
  const lines = wrapAnsi(line.slice(start.length), room, { hard: true }).split('\n')
  return `${start}${lines.join(`\n${' '.repeat(start.length)}`)}`
}
