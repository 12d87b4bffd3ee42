import { balanced } from '../../domain/text-direction.ts'
import { escapeHtml } from '../../domain/text-safety.ts'
import type { Band } from '../../domain/vocabulary.ts'
import { directionOf } from '../../message/direction.ts'
import { clean } from '../document.ts'

/** Colours of a picture with its own paper: the same on light and dark pages. */
export const ink = {
  paper: '#ffffff',
  line: '#5b6577',
  faint: '#d5dae3',
  tint: '#f1f4f9',
  text: '#1d2330',
  soft: '#4c566a',
  product: '#dfeafc',
  store: '#fdf1d8',
  outside: '#f4f4f6',
} as const

/** The width every picture is drawn at, so that it reads well on the narrowest phones. */
export const pictureWidth = 360

/** Words that are safe inside SVG text and attributes. */
const svgText = (words: string): string => escapeHtml(clean(words))

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Latin letters, digits and the signs of print: of these each stands alone, and finding out takes long. */
const standAlone = /^[\u0020-\u007e\u2010-\u2027]*$/

const graphemes = (words: string): string[] =>
  standAlone.test(words)
    ? words.split('')
    : [...letters.segment(words)].map(({ segment }) => segment)

/** About how wide a text is, in pixels; letters of East Asia and emoji take a whole em. */
export function widthOf(words: string, size: number): number {
  let ems = 0
  for (const letter of graphemes(words)) ems += emsOf(letter)
  return ems * size
}

function emsOf(letter: string): number {
  const code = letter.codePointAt(0) ?? 0
  // Marks that isolate a name are seen by nobody.
  if (code === 0x2068 || code === 0x2069) return 0
  if (code >= 0x1100 && !(code >= 0x2000 && code <= 0x206f)) return 1.15
  if (/[mMW@%]/.test(letter)) return 0.98
  if (/[ilj.,:;'’|! ]/.test(letter)) return 0.32
  return /[A-Zw]/.test(letter) ? 0.76 : 0.58
}

/** How a text is fitted into a box. */
export interface Room {
  readonly width: number
  readonly size: number
  readonly lines: number
}

/** Breaks a text into lines that fit; what is too long ends with an ellipsis. */
export function wrap(words: string, room: Room): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of clean(words)
    .split(' ')
    .flatMap((part) => pieces(part, room))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (widthOf(longer, room.size) <= room.width || line === '') line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  if (line !== '') lines.push(line)
  if (lines.length <= room.lines) return lines
  const last = lines[room.lines - 1] ?? ''
  return [...lines.slice(0, room.lines - 1), shorten(last, room)]
}

/** A word that is wider than its box becomes several pieces. */
function pieces(word: string, { width, size }: Room): string[] {
  if (widthOf(word, size) <= width) return [word]
  const parts: string[] = []
  let part = ''
  for (const letter of graphemes(word)) {
    if (part !== '' && widthOf(part + letter, size) > width) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part]
}

function shorten(line: string, { width, size }: Room): string {
  const kept = graphemes(line)
  while (kept.length > 0 && widthOf(`${kept.join('')}…`, size) > width) kept.pop()
  return `${wholeWords(kept.join('')).replace(/[\s,;:(–-]+$/u, '')}…`
}

/** Cut after a word where most of the line is left, else within one. */
function wholeWords(line: string): string {
  const end = line.lastIndexOf(' ')
  return end > line.length / 2 ? line.slice(0, end) : line
}

/** Where and how lines of text are drawn; `y` is the middle of the first line. */
interface TextStyle {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly bold?: boolean
  readonly fill?: string
}

/** Lines of text under each other. */
export function textLines(lines: readonly string[], style: TextStyle): string {
  const { x, y, size, anchor = 'middle', bold = false, fill = ink.text } = style
  return lines
    .map((line, index) => {
      const baseline = y + index * lineHeight(size) + size * 0.35
      const weight = bold ? ' font-weight="700"' : ''
      return `<text x="${round(x)}" y="${round(baseline)}" font-size="${size}" text-anchor="${anchor}" fill="${fill}"${weight} unicode-bidi="plaintext">${svgText(balanced(line))}</text>`
    })
    .join('')
}

/** The distance between two lines of text. */
export const lineHeight = (size: number): number => size * 1.25

/** A number short enough for a file. */
export const round = (value: number): number => Math.round(value * 10) / 10

/** A whole picture with its title and description, its own paper and nothing from elsewhere. */
export function picture(
  name: string,
  height: number,
  words: { readonly title: string; readonly description: string; readonly language: string },
  body: string,
): string {
  const drawn = directionOf(words.language) === 'rtl' ? mirrored(body) : body
  const size = `viewBox="0 0 ${pictureWidth} ${round(height)}" width="${pictureWidth}" height="${round(height)}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" ${size} aria-labelledby="${name}-title ${name}-desc" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif">`,
    `<title id="${name}-title">${svgText(words.title)}</title>`,
    `<desc id="${name}-desc">${svgText(words.description)}</desc>`,
    `<rect x="0.5" y="0.5" width="${pictureWidth - 1}" height="${round(height - 1)}" rx="10" fill="${ink.paper}" stroke="${ink.faint}"/>`,
    drawn,
    '</svg>',
  ].join('')
}

const textElement = /<text x="([\d.-]+)"([^>]*) text-anchor="(\w+)"[\s\S]*?<\/text>/g

/**
 * The same picture for readers who begin at the right: every shape is mirrored, and every line of words is in the
 * mirrored place, as it is read. Programs differ in what `direction` does to an anchor, so the anchors change sides.
 */
function mirrored(body: string): string {
  const lines = [...body.matchAll(textElement)].map(([whole, x, rest, anchor = 'middle']) =>
    whole.replace(
      `<text x="${x}"${rest} text-anchor="${anchor}"`,
      `<text x="${round(pictureWidth - Number(x))}"${rest} text-anchor="${otherSide[anchor] ?? anchor}"`,
    ),
  )
  const shapes = body.replaceAll(textElement, '')
  return `<g transform="translate(${pictureWidth} 0) scale(-1 1)">${shapes}</g>${lines.join('')}`
}

const otherSide: Readonly<Record<string, string>> = { start: 'end', end: 'start' }

/** What a field of a grid is filled with, by how soon the stories in it deserve attention. */
export const bandFills: Readonly<Record<Band, string>> = {
  actFirst: '#f9d3d6',
  planSoon: '#fde6c8',
  keepInMind: '#dfeafc',
  fineForNow: '#e6f3e6',
}
