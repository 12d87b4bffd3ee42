import { stringify } from 'csv-stringify/sync'

/** A cell that a spreadsheet would read as a formula, also behind spaces, tabs or line ends. */
const formula = /^[\s\p{Cc}]*[=+\-@＝＋－＠]/u

/**
 * A table as CSV for spreadsheets (RFC 4180, UTF-8 with a mark, lines end in CR LF). A cell that would be a formula
 * begins with an apostrophe, so that no name that somebody gave does anything.
 */
export const csvOf = (rows: readonly (readonly (string | number | undefined)[])[]): string =>
  stringify(
    rows.map((row) => row.map(cell)),
    { bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  )

/** A cell that says whether something is so. */
export const yesNo = (is: boolean): string => (is ? 'yes' : 'no')

function cell(value: string | number | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  return formula.test(value) || /^[\t\r\n]/.test(value) ? `'${value}` : value
}
