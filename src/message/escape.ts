/** What moves a cursor, or turns the direction of everything after it around; nobody types it on purpose. */
const harmful = /(?!\s)\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu

/** Makes words that a person typed safe inside inline Markdown: they show exactly as typed. */
export function asTyped(words: string): string {
  return words
    .replace(harmful, '')
    .replace(/[\\`*_[\]<>~#|!]|&(?=#?\w+;)/g, (mark) => `\\${mark}`)
    .replace(/\s*\n\s*/g, ' ')
}
