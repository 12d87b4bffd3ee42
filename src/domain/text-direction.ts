/** The direction that words are written in. */
export type Direction = 'ltr' | 'rtl'

/** The blocks of Unicode whose letters are written from the right: Hebrew, Arabic, Syriac, Thaana, N’Ko, Adlam and others. */
const fromRight =
  '\\u0590-\\u08FF\\uFB1D-\\uFDFF\\uFE70-\\uFEFE\\u{10800}-\\u{10FFF}\\u{1E800}-\\u{1EFFF}'

/** What letters that are written against a direction look like, as the source of a regular expression with `u`. */
export const lettersAgainst: Readonly<Record<Direction, string>> = {
  ltr: `[${fromRight}]`,
  rtl: `(?![${fromRight}])\\p{L}`,
}

const against = {
  ltr: new RegExp(lettersAgainst.ltr, 'u'),
  rtl: new RegExp(lettersAgainst.rtl, 'u'),
}

/** Marks around words whose own direction must not turn what stands beside them (FSI and PDI of Unicode). */
export const isolateStart = '\u2068'
export const isolateEnd = '\u2069'
const innermost = /\u2068[^\u2068\u2069]*\u2069/g
const anyMark = /[\u2068\u2069]/g
const address = /^(?:https?:|mailto:)\S*$/i

/**
 * A value as it stands in a sentence of this direction: isolated where some of it is written the other way, so that a
 * Hebrew name does not turn the marks and numbers beside it in an English sentence. Everything else stays as it is, and
 * so do addresses, which programs follow.
 */
export function isolated(value: string, sentence: Direction): string {
  if (!against[sentence].test(value) || address.test(value)) return value
  return against[sentence].test(outsideIsolates(value))
    ? `${isolateStart}${balanced(value)}${isolateEnd}`
    : value
}

/** What is isolated already turns nothing any more. */
function outsideIsolates(words: string): string {
  const left = words.replace(innermost, '')
  return left === words ? words : outsideIsolates(left)
}

/** The direction of a sentence by its first letter; words without any are read from the left. */
export function directionOfWords(words: string): Direction {
  const [first = ''] = /\p{L}/u.exec(words) ?? []
  return against.ltr.test(first) ? 'rtl' : 'ltr'
}

/** Words whose isolates all begin and end in them: nobody’s words end an isolate that they did not begin. */
export function balanced(words: string): string {
  if (!words.includes(isolateStart) && !words.includes(isolateEnd)) return words
  let open = 0
  const kept = words.replace(anyMark, (mark) => {
    if (mark === isolateEnd && open === 0) return ''
    open += mark === isolateStart ? 1 : -1
    return mark
  })
  return kept + isolateEnd.repeat(open)
}

/** The same words for programs, and for screens that show such marks as boxes. */
export const withoutIsolates = (words: string): string => words.replace(anyMark, '')
