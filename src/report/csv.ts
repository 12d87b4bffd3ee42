/** A cell that a spreadsheet would read as a formula, also behind spaces, tabs or line ends. */
const formula = /^[\s\p{Cc}]*[=+\-@＝＋－＠]/u

/** What a spreadsheet needs to know that a file is UTF-8. */
const byteOrderMark = '\uFEFF'

/**
 * A table as CSV for spreadsheets (RFC 4180, UTF-8 with a mark, lines end in CR LF). A cell that would be a formula
 * begins with an apostrophe, so that no name that somebody gave does anything.
 */
export const csvOf = (rows: readonly (readonly (string | number | undefined)[])[]): string =>
  byteOrderMark + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')

function cell(value: string | number | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const safe = formula.test(value) || /^[\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
