import { shownWords } from '../../domain/text-safety.ts'
import { type Inline, inlineText, inlineTokens } from '../../message/inline.ts'
import { fit } from '../../message/limits.ts'

const halfCharacter = /\p{Surrogate}/gu

const zeroWidth = '\u200B'

/** Slack's marks have no escape, so a mark that somebody typed becomes its twin in looks. */
const twins: Readonly<Record<string, string>> = { '*': '∗', '~': '∼', '`': 'ˋ', _: 'ˍ' }

/** Slack marks with `_` only at the edge of a word: `my_table` stays as it is, and can be copied. */
const marks = /[*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu

/** A name between colons; `10:30:45` is none. */
const emojiCode = /:(?=(?:[\p{L}\p{N}_+'-]*[\p{L}_+'-][\p{L}\p{N}_+'-]*|100|1234):)/gu

const callsEverybody = /@(?=(?:here|channel|everyone|group)\b)/gi

/** A line of inline Markdown in Slack's own markup; what people typed stays as they typed it. */
export const mrkdwn = (markdown: string): string => marked(inlineTokens(markdown))

/** The same within a limit: what is too long loses its marks, and ends in an ellipsis. */
export function mrkdwnWithin(markdown: string, limit: number): string {
  const whole = mrkdwn(markdown)
  if (whole.length <= limit) return whole
  const words = inlineText(inlineTokens(markdown))
  return shortened(words, (length) => literal(fit(words, length)), limit)
}

/**
 * Plain words that Slack shows exactly so: no mention, link, mark, quotation or emoji can come of them.
 * `verbatim` on the text object keeps addresses and names of channels from becoming links.
 */
export function literal(words: string): string {
  return readAloud(words)
    .replace(marks, (mark) => twins[mark] ?? mark)
    .replace(emojiCode, `:${zeroWidth}`)
    .replace(callsEverybody, `@${zeroWidth}`)
    .replace(/^(?=\s*>)/gm, zeroWidth)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

/** Words for plain-text places (titles, buttons, options), where Slack reads no marks. */
export const readAloud = (words: string): string =>
  shownWords(words, '\n\t').replace(halfCharacter, '\uFFFD')

/** The longest form that stays within a limit, though escaping makes words longer by an unknown amount. */
function shortened(words: string, form: (length: number) => string, limit: number): string {
  let length = Math.min(words.length, limit)
  let result = form(length)
  while (result.length > limit && length > 0) {
    length = Math.min(length - 1, Math.floor((length * limit) / result.length))
    result = form(length)
  }
  return result
}

/** What is said in a notification and read aloud, within so many bytes after escaping. */
export function notificationText(words: string, bytes: number): string {
  let length = words.length
  let result = literal(words)
  while (Buffer.byteLength(result) > bytes && length > 0) {
    length = Math.min(length - 1, Math.floor((length * bytes) / Buffer.byteLength(result)))
    result = literal(fit(words, length))
  }
  return result
}

function marked(tokens: readonly Inline[]): string {
  const pieces = tokens.map(piece)
  return pieces.reduce((line, next, n) => line + joint(tokens, n, line, next) + next, '')
}

function piece(token: Inline): string {
  switch (token.type) {
    case 'text':
      return literal(token.text)
    case 'break':
      return '\n'
    case 'bold':
      return around('*', marked(token.children))
    case 'italic':
      return around('_', marked(token.children))
    case 'link':
      return link(token.href, inlineText(token.children))
  }
}

/** Marks hold one line each, and never begin or end with a space. */
const around = (mark: string, words: string): string =>
  words.replace(/\S(?:.*\S)?/g, (line) => mark + line + mark)

function link(href: string, words: string): string {
  const address = readAloud(href)
    .replace(/[<>|\s]/g, (mark) => encodeURIComponent(mark))
    .replaceAll('&', '&amp;')
  const label = literal(words.replace(/\s+/g, ' ').trim()).replaceAll('|', '∣')
  return `<${address}|${label || address}>`
}

const opensAfter = /[\s([{"'“‘–—/-]$/u
const closesBefore = /^[\s.,;:!?)\]}"'”’…–—/-]/u

/** Slack sees a mark only at the edge of a word; where words touch it, an edge that nobody sees is put in. */
function joint(tokens: readonly Inline[], n: number, line: string, next: string): string {
  if (line === '' || next === '') return ''
  const opens = isMarked(tokens[n]) && !opensAfter.test(line)
  const closes = isMarked(tokens[n - 1]) && !closesBefore.test(next)
  return opens || closes ? zeroWidth : ''
}

const isMarked = (token: Inline | undefined): boolean =>
  token?.type === 'bold' || token?.type === 'italic'
