import { unseen, wholePlainName } from './plain-name.ts'

/**
 * Letters of other scripts that look like a Latin one, written after it: Cyrillic, Greek, Armenian, Cherokee, and
 * Latin small capitals. It follows the idea of Unicode's confusables (UTS 39), for what names are written in.
 */
const twins: Readonly<Record<string, string>> = {
  a: 'аαɑᴀ',
  b: 'ʙ',
  c: 'сϲᴄ',
  d: 'ԁᴅ',
  e: 'еҽᴇ',
  g: 'ցɡɢ',
  h: 'һհʜ',
  i: 'іιıɩɪ',
  j: 'јϳյᴊ',
  k: 'кκᴋ',
  l: 'ӏǀʟ',
  m: 'ᴍ',
  n: 'ηոɴ',
  o: 'оοσօᴏ',
  p: 'рρᴘ',
  q: 'ԛզգ',
  r: 'гʀ',
  s: 'ѕꜱ',
  t: 'ᴛ',
  u: 'υսᴜ',
  v: 'ѵνᴠ',
  w: 'ԝωաᴡ',
  x: 'хχ',
  y: 'уγʏ',
  z: 'ᴢ',
  A: 'АΑᎪ',
  B: 'ВΒᏴ',
  C: 'СᏟ',
  D: 'Ꭰ',
  E: 'ЕΕᎬ',
  G: 'ᏀᏳ',
  H: 'НΗᎻ',
  I: 'ІӀΙ',
  J: 'ЈᎫ',
  K: 'КΚᏦ',
  L: 'ԼᏞ',
  M: 'МΜᎷ',
  N: 'Ν',
  O: 'ОΟՕ',
  P: 'РΡᏢ',
  Q: 'Ԛ',
  R: 'Ꭱ',
  S: 'ЅՏᏚ',
  T: 'ТΤᎢ',
  U: 'Ս',
  V: 'ѴᏙ',
  W: 'ԜᏔ',
  X: 'ХΧ',
  Y: 'УΥ',
  Z: 'ΖᏃ',
}

const latinOf = new Map(
  Object.entries(twins).flatMap(([latin, others]) =>
    [...others].map((other) => [other, latin] as const),
  ),
)

const latin = (name: string): string =>
  Array.from(name.normalize('NFD'), (letter) => latinOf.get(letter) ?? letter)
    .join('')
    .normalize('NFC')

/** Latin letters and figures that look alike in most typefaces. */
const alike = (name: string): string =>
  name.replaceAll(/[I1|]/g, 'l').replaceAll('0', 'O').replaceAll('m', 'rn')

/** One name may look like another in one way and not in another: this many ways. */
export type Looks = readonly [string, string, string]

/**
 * How a name looks: two names that share one of these look alike. It is for telling people apart, never for
 * finding somebody: a person's id is made from their name as it is written.
 */
export function looksOf(name: string): Looks {
  const seen = name.normalize('NFKC').replace(unseen, '').replace(/\s+/g, ' ').trim()
  // As written, and in small letters: some letters have a twin only as a capital, some only as a small one.
  const asWritten = latin(seen)
  return [
    `small ${wholePlainName(asWritten)}`,
    `small ${latin(wholePlainName(seen))}`,
    `written ${alike(asWritten)}`,
  ]
}
