import type { Named } from '../model/product-parts.ts'
import type { Summary } from '../summary.ts'
import { namesOf } from './flow-words.ts'
import { ink, lineHeight, pictureWidth, type Room, round, textLines, wrap } from './svg.ts'

/** The space between the paper's edge and what is drawn. */
export const edge = 14
/** How far in things stand that are beside the line to the services. */
export const beside = edge + 22
/** Letters of names. */
const size = 12.5
/** Letters of what goes where. */
export const small = 11

/** One band of the picture: its drawing, and where the next one starts. */
export interface Row {
  readonly svg: string
  readonly end: number
}

/** Where something is drawn. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** People have round ends (paper where they do not use it), what is kept a lid, services square corners. */
export type Shape = 'person' | 'absent' | 'store' | 'service'

/** A few words above what they are about. */
export function caption(words: string, y: number, x: number = edge): Row {
  const size = 11.5
  // Bold letters take about a fifth more room than the usual ones.
  const lines = wrap(words, { width: (pictureWidth - edge - x) / 1.2, size, lines: 2 })
  const style = { x, y: y + 10, size, anchor: 'start', bold: true, fill: ink.soft } as const
  return { svg: textLines(lines, style), end: y + 6 + lines.length * lineHeight(size) }
}

/** How things are listed: where, at most how many boxes, and how many lines each has. */
interface Listing {
  readonly y: number
  readonly pad: number
  readonly boxes: number
  readonly lines: number
  /** How many lines one box has that stands for all. */
  readonly together: number
}

/** Everything in a box of its own; where those would be too many, all in one. */
export function boxes(
  summary: Summary,
  all: readonly Named[],
  shape: Shape,
  listing: Listing,
): Row {
  const { y, pad, together } = listing
  if (all.length === 0) return { svg: '', end: y }
  if (all.length <= listing.boxes) return grid(summary, all, shape, listing)
  const width = pictureWidth - 2 * pad
  const lines = fitted(summary, all, { width: width - 20, size, lines: together })
  const height = boxHeight(lines)
  const assumed = all.every((named) => named.assumed)
  return { svg: box(lines, { x: pad, y, width, height }, shape, assumed), end: y + height }
}

const rowGap = 6

/** Boxes two in a row, each as high as its words need. */
function grid(
  summary: Summary,
  all: readonly Named[],
  shape: Shape,
  { y, pad, lines }: Listing,
): Row {
  const gap = 8
  const width = (pictureWidth - 2 * pad - gap) / 2
  const drawn: string[] = []
  let at = y
  for (let index = 0; index < all.length; index += 2) {
    const pair = all.slice(index, index + 2).map(({ name, assumed }) => ({
      assumed,
      words: nameLines(summary, { name, assumed }, { width: width - 18, size, lines }),
    }))
    const height = Math.max(...pair.map(({ words }) => boxHeight(words)))
    pair.forEach(({ words, assumed }, column) => {
      const isAlone = all.length === 1 && shape !== 'service'
      const x = isAlone ? (pictureWidth - width) / 2 : pad + column * (width + gap)
      drawn.push(box(words, { x, y: at, width, height }, shape, assumed))
    })
    at += height + rowGap
  }
  return { svg: drawn.join(''), end: at - rowGap }
}

/** A name in its lines, and under it in any case that nobody said so. */
export function nameLines(
  { say }: Summary,
  { name, assumed }: Named,
  room: Room,
): readonly string[] {
  const lines = wrap(name, room)
  return assumed ? [...lines, ...wrap(say('picture.flow.assumed'), { ...room, lines: 1 })] : lines
}

/** As many names as there is room for, and how many more there are. */
export function fitted(
  summary: Summary,
  all: readonly Named[],
  room: Room,
  frame: (list: string) => string = (list) => list,
): readonly string[] {
  const { say } = summary
  const names = namesOf(summary, all)
  const listed = (count: number): string => {
    const list = names.slice(0, count).join(say('report.list.semicolon'))
    const more = names.length - count
    return more === 0 ? list : say('picture.flow.more', { list, more })
  }
  for (let count = names.length; count > 1; count -= 1) {
    const lines = wrap(frame(listed(count)), { ...room, lines: Number.POSITIVE_INFINITY })
    if (lines.length <= room.lines) return lines
  }
  return wrap(frame(listed(1)), room)
}

const boxHeight = (lines: readonly string[]): number => lines.length * lineHeight(size) + 12

/** A box with its words in the middle; what nobody said has a dotted line. */
export function box(lines: readonly string[], area: Area, shape: Shape, assumed: boolean): string {
  const { x, y, width, height } = area
  const first = y + (height - lines.length * lineHeight(size)) / 2 + lineHeight(size) / 2
  const lid = shape === 'store' ? 1 : 0
  return (
    outline(area, shape, assumed) + textLines(lines, { x: x + width / 2, y: first + lid, size })
  )
}

function outline({ x, y, width, height }: Area, shape: Shape, assumed: boolean): string {
  const fill = { store: ink.store, person: ink.tint, absent: ink.paper, service: ink.outside }[
    shape
  ]
  const ends = Math.min(height / 2, 16)
  const radius = { store: 5, person: ends, absent: ends, service: 2 }[shape]
  const dotted = assumed ? dots : ''
  const rect = `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${round(radius)}" fill="${fill}" stroke="${ink.line}" stroke-width="1.5"${dotted}/>`
  if (shape !== 'store') return rect
  return `${rect}<path d="M${round(x)} ${round(y + 4)}H${round(x + width)}" stroke="${ink.line}" stroke-width="1.5" fill="none"/>`
}

const dots = ' stroke-dasharray="2 3"'

/** Where trust changes. */
export const boundary = (y: number): string =>
  `<path d="M${edge - 6} ${round(y)}H${pictureWidth - edge + 6}" stroke="${ink.line}" stroke-width="2" stroke-dasharray="6 4" fill="none"/>`

/** An arrow from one side to the other. */
export function arrow(from: number, y: number, to: number, assumed: boolean): string {
  const back = from < to ? -7 : 7
  const dotted = assumed ? dots : ''
  return `<path d="M${round(from)} ${round(y)}H${round(to + back)}" stroke="${ink.line}" stroke-width="1.8" fill="none"${dotted}/><path d="M${round(to)} ${round(y)}l${back} -4.5v9z" fill="${ink.line}"/>`
}

/** A boundary and an arrow over it, up and down. */
export function crossing(y: number): Row {
  const x = pictureWidth / 2
  const end = y + 26
  const [top, bottom] = [y + 2, end - 2]
  const ends = `<path d="M${x} ${round(top)}l-4.5 7h9z" fill="${ink.line}"/><path d="M${x} ${round(bottom)}l-4.5 -7h9z" fill="${ink.line}"/>`
  const line = `<path d="M${x} ${round(top + 7)}V${round(bottom - 7)}" stroke="${ink.line}" stroke-width="1.8" fill="none"/>`
  return { svg: boundary(y + 13) + line + ends, end }
}
