import { balanced, isolateEnd, isolateStart } from './text-direction.ts'

/** Control characters, and marks that turn the direction of the text after them: nobody types them on purpose. */
const control = /\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu

/** Replaces each control character that is not among `kept`. */
export const replaceControls = (
  words: string,
  replacement: (character: string) => string,
  kept = '',
): string =>
  words.replace(control, (character) =>
    kept.includes(character) ? character : replacement(character),
  )

/** Words without control characters; those among `kept`, such as `'\n\t'`, stay. */
export const withoutControls = (words: string, kept = ''): string =>
  replaceControls(words, () => '', kept)

/** The same, where words are shown: isolates that begin and end in them stay, so that no name turns what is beside it. */
export const shownWords = (words: string, kept = ''): string =>
  balanced(withoutControls(words, `${kept}${isolateStart}${isolateEnd}`))

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

/** Words that show in HTML and SVG exactly as they are, in text and inside quoted attributes. */
export const escapeHtml = (words: string): string =>
  words.replace(/[&<>"'`]/g, (sign) => entities[sign] ?? sign)
