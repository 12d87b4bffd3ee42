/**
 * Keeps words a paragraph: what would start a list, a heading or a quotation, or fill in a date, shows as typed.
 * The message model has its own elements for lists, so a line of text is never one.
 */
export function paragraph(words: string): string {
  return words
    .replaceAll('{{', '\\{\\{')
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^([-+=])/, '\\$1')
        .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2'),
    )
    .join('\n')
}
