import { type Band, bandsByUrgency } from '../../domain/vocabulary.ts'
import type { Say } from '../../message/words.ts'
import { clean } from '../document.ts'
import { bandWord } from '../phrases.ts'
import { bandFills, ink, lineHeight, picture, pictureWidth, round, textLines, wrap } from './svg.ts'

/** How late the oldest late step of a product is: not at all, up to two weeks, up to two months, longer. */
export const latenesses = ['onTime', 'weeks', 'months', 'longer'] as const
export type Lateness = (typeof latenesses)[number]

/** One product in the picture. */
export interface MappedProduct {
  /** Its number in the list beside the picture. */
  readonly place: number
  readonly title: string
  readonly band: Band
  readonly lateness: Lateness
}

/** How many days are still weeks, and how many still months. */
const daysOfWeeks = 14
const daysOfMonths = 61

/** How late something is that was due so many days ago; 0 or less is not late. */
export function latenessOf(days: number): Lateness {
  if (days <= 0) return 'onTime'
  if (days <= daysOfWeeks) return 'weeks'
  return days <= daysOfMonths ? 'months' : 'longer'
}

const left = 74
const top = 44
const cellWidth = (pictureWidth - left - 12) / latenesses.length
const cellHeight = 74
/** How many numbers one field holds; of more, the last says how many. */
const mostInField = 9
/** How many products are listed under the picture. */
const mostListed = 40

/** How bad against how late: products by number in a grid whose sides are in words; `undefined` without any. */
export function drawProductMap(say: Say, products: readonly MappedProduct[]): string | undefined {
  if (products.length === 0) return undefined
  const bottom = top + bandsByUrgency.length * cellHeight
  const list = productList(products.slice(0, mostListed), bottom + 56)
  const body = [
    textLines([say('overview.picture.bad')], {
      x: 12,
      y: 22,
      size: 13,
      anchor: 'start',
      bold: true,
    }),
    ...bandsByUrgency.flatMap((band) =>
      latenesses.map((lateness) => field(products, { band, lateness })),
    ),
    ...bandsByUrgency.map((band) => bandAxis(say, band)),
    ...latenesses.map((lateness) => lateAxis(say, lateness)),
    textLines([say('overview.picture.late')], {
      x: pictureWidth - 12,
      y: bottom + 38,
      size: 13,
      anchor: 'end',
      bold: true,
    }),
    list.svg,
  ].join('')
  const words = { title: say('overview.picture.title'), language: say.language }
  const description = productMapLines(say, products.slice(0, mostListed)).join(' ')
  return picture('product-map', list.end + 8, { ...words, description }, body)
}

/** The words for the picture where it cannot be seen: a line for each product. */
export const productMapLines = (say: Say, products: readonly MappedProduct[]): readonly string[] =>
  products.map(({ place, title, band, lateness }) =>
    clean(
      say('overview.picture.product', {
        place,
        product: title,
        bad: bandWord(say, band),
        late: say(`overview.picture.time.${lateness}`),
      }),
    ),
  )

const fieldX = (lateness: Lateness): number => left + latenesses.indexOf(lateness) * cellWidth
const fieldY = (band: Band): number => top + bandsByUrgency.indexOf(band) * cellHeight

function field(
  products: readonly MappedProduct[],
  { band, lateness }: Pick<MappedProduct, 'band' | 'lateness'>,
): string {
  const here = products.filter((one) => one.band === band && one.lateness === lateness)
  const [x, y] = [fieldX(lateness), fieldY(band)]
  const paper = `<rect x="${round(x)}" y="${y}" width="${round(cellWidth)}" height="${cellHeight}" fill="${bandFills[band]}" stroke="${ink.paper}" stroke-width="2"/>`
  const isFull = here.length > mostInField
  const shown = isFull ? here.slice(0, mostInField - 1) : here
  const numbers = shown.map(({ place }) => String(place))
  const all = isFull ? [...numbers, `+${here.length - shown.length}`] : numbers
  return paper + all.map((words, turn) => number(words, { x, y, turn })).join('')
}

function number(
  words: string,
  { x, y, turn }: { readonly x: number; readonly y: number; readonly turn: number },
): string {
  const [cx, cy] = [x + 13.5 + (turn % 3) * 22, y + 14 + Math.floor(turn / 3) * 22.5]
  const disc = `<circle cx="${round(cx)}" cy="${round(cy)}" r="10" fill="${ink.paper}" stroke="${ink.text}" stroke-width="1.5"/>`
  return disc + textLines([words], { x: cx, y: cy, size: words.length > 2 ? 9 : 12, bold: true })
}

function bandAxis(say: Say, band: Band): string {
  const size = 12
  const rows = wrap(bandWord(say, band), { width: left - 12, size, lines: 3 })
  return textLines(rows, {
    x: left - 8,
    y: fieldY(band) + (cellHeight - (rows.length - 1) * lineHeight(size)) / 2,
    size,
    anchor: 'end',
    fill: ink.soft,
  })
}

function lateAxis(say: Say, lateness: Lateness): string {
  const size = 11
  const words = say(`overview.picture.time.${lateness}`)
  return textLines(wrap(words, { width: cellWidth, size, lines: 2 }), {
    x: fieldX(lateness) + cellWidth / 2,
    y: top + bandsByUrgency.length * cellHeight + 12,
    size,
    fill: ink.soft,
  })
}

function productList(
  products: readonly MappedProduct[],
  start: number,
): { readonly svg: string; readonly end: number } {
  const size = 12.5
  let y = start + 6
  const parts: string[] = []
  for (const { place, title } of products) {
    const lines = wrap(title, { width: pictureWidth - 56, size, lines: 2 })
    parts.push(
      textLines([String(place)], { x: 30, y, size, anchor: 'end', bold: true }),
      textLines(lines, { x: 40, y, size, anchor: 'start' }),
    )
    y += lines.length * lineHeight(size) + 4
  }
  return { svg: parts.join(''), end: y }
}
