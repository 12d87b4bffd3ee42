import { bandFor } from '../../analysis/band.ts'
import { type Band, bands, type Scale, scales } from '../../domain/vocabulary.ts'
import { clean } from '../document.ts'
import { bandWord, howSoon, scaleWord } from '../phrases.ts'
import type { Story } from '../stories.ts'
import type { Summary } from '../summary.ts'
import { bandFills, ink, lineHeight, picture, pictureWidth, round, textLines, wrap } from './svg.ts'

const left = 74
const top = 44
const cellWidth = (pictureWidth - left - 12) / 4
const cellHeight = 74

const strokes: Readonly<Record<Band, string>> = {
  actFirst: '#8d0f24',
  planSoon: '#6f3c00',
  keepInMind: '#123f78',
  fineForNow: '#1d4a27',
}

interface Dot {
  readonly place: number
  readonly title: string
  readonly bad: Scale
  readonly easy: Scale
  /** The milder end, where what is not known could make it less bad or less easy. */
  readonly mild: { readonly bad: Scale; readonly easy: Scale } | undefined
  readonly band: Band
  readonly isNotKnownYet: boolean
}

/** How bad against how easy: the first stories by number in a grid whose fields carry words and shapes. */
export function drawRiskMap(summary: Summary): string | undefined {
  const { say } = summary
  const dots = summary.first.flatMap(dotOf)
  if (dots.length === 0) return undefined
  const bottom = top + 4 * cellHeight
  const legend = bandLegend(summary, bottom + 62)
  const list = storyList(dots, legend.end + 8)
  const body = [
    textLines([say('picture.map.bad')], { x: 12, y: 22, size: 13, anchor: 'start', bold: true }),
    ...scales.flatMap((bad) => scales.map((easy) => cell(bad, easy))),
    ...dots.map((dot) => range(dot, dots)),
    ...dots.map((dot) => number(dot, turnOf(dot, dots))),
    ...scales.map((scale, index) => axisWords(summary, scale, index)),
    textLines([say('picture.map.easy')], {
      x: pictureWidth - 12,
      y: bottom + 38,
      size: 13,
      anchor: 'end',
      bold: true,
    }),
    legend.svg,
    list.svg,
  ].join('')
  return picture('risk-map', list.end + 8, mapWords(summary, dots), body)
}

function dotOf({ finding, place, title, band, isNotKnownYet }: Story): Dot[] {
  if (!finding || !band) return []
  const { impact, likelihood } = finding.rating
  const isRange = impact.low !== impact.high || likelihood.low !== likelihood.high
  const mild = isRange ? { bad: impact.low, easy: likelihood.low } : undefined
  return [{ place, title, bad: impact.high, easy: likelihood.high, mild, band, isNotKnownYet }]
}

function mapWords({ say }: Summary, dots: readonly Dot[]) {
  const stories = dots.map(({ place, title, bad, easy, band, isNotKnownYet }) =>
    say('picture.map.story', {
      place,
      title,
      bad: scaleWord(say, bad),
      easy: scaleWord(say, easy),
      band: howSoon(say, { isNotKnownYet }, band),
    }),
  )
  const { language } = say
  return { title: say('picture.map.title'), description: stories.join(' '), stories, language }
}

/** The words for the risk map where it cannot be seen. */
export function riskMapWords(summary: Summary): string {
  const { title, stories } = mapWords(summary, summary.first.flatMap(dotOf))
  return [title, ...stories].map(clean).join('\n')
}

const cellX = (easy: Scale): number => left + scales.indexOf(easy) * cellWidth
const cellY = (bad: Scale): number => top + (3 - scales.indexOf(bad)) * cellHeight

function cell(bad: Scale, easy: Scale): string {
  const band = bandFor(bad, easy)
  const [x, y] = [cellX(easy), cellY(bad)]
  const field = `<rect x="${round(x)}" y="${y}" width="${round(cellWidth)}" height="${cellHeight}" fill="${bandFills[band]}" stroke="${ink.paper}" stroke-width="2"/>`
  return field + shape(band, x + 11, y + 11, 5)
}

/** The how-manieth a story is in its field. */
const turnOf = (one: Dot, dots: readonly Dot[]): number =>
  dots.filter(({ bad, easy }) => bad === one.bad && easy === one.easy).indexOf(one)

const dotX = (easy: Scale, turn: number): number => cellX(easy) + 13.5 + (turn % 3) * 21
const dotY = (bad: Scale, turn: number): number => cellY(bad) + 32 + Math.floor(turn / 3) * 21

/** A bar from the worse end, where the number stands, to the milder one; nothing where all is known. */
function range(dot: Dot, dots: readonly Dot[]): string {
  const { mild, bad, easy } = dot
  if (!mild) return ''
  const turn = turnOf(dot, dots)
  const from = `M${round(dotX(easy, turn))} ${round(dotY(bad, turn))}`
  const to = `L${round(dotX(mild.easy, turn))} ${round(dotY(mild.bad, turn))}`
  return `<path d="${from}${to}" stroke="${ink.soft}" stroke-width="4" stroke-linecap="round" stroke-opacity="0.55" fill="none"/>`
}

/** A dashed ring is not known yet; the list beside it says so in words. */
function number({ place, bad, easy, isNotKnownYet }: Dot, index: number): string {
  const x = dotX(easy, index)
  const y = dotY(bad, index)
  const disc = `<circle cx="${round(x)}" cy="${round(y)}" r="9" fill="${ink.paper}" stroke="${ink.text}" stroke-width="1.5"${isNotKnownYet ? ' stroke-dasharray="3 2"' : ''}/>`
  return disc + textLines([String(place)], { x, y, size: 12, bold: true })
}

function axisWords({ say }: Summary, scale: Scale, index: number): string {
  const word = scaleWord(say, scale)
  const size = 12
  const rows = wrap(word, { width: left - 12, size, lines: 3 })
  const beside = textLines(rows, {
    x: left - 8,
    y: cellY(scale) + (cellHeight - (rows.length - 1) * lineHeight(size)) / 2,
    size,
    anchor: 'end',
    fill: ink.soft,
  })
  const below = textLines(wrap(word, { width: cellWidth, size, lines: 2 }), {
    x: left + (index + 0.5) * cellWidth,
    y: top + 4 * cellHeight + 14,
    size,
    fill: ink.soft,
  })
  return beside + below
}

/** Each band has a shape of its own, so that nothing depends on colour. */
function shape(band: Band, x: number, y: number, r: number): string {
  const style = `fill="${band === 'fineForNow' ? 'none' : strokes[band]}" stroke="${strokes[band]}" stroke-width="1.5"`
  if (band === 'actFirst') {
    return `<path d="M${round(x)} ${round(y - r)}L${round(x + r)} ${round(y + r)}H${round(x - r)}Z" ${style}/>`
  }
  if (band === 'planSoon') {
    return `<path d="M${round(x)} ${round(y - r)}L${round(x + r)} ${round(y)}L${round(x)} ${round(y + r)}L${round(x - r)} ${round(y)}Z" ${style}/>`
  }
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r * 0.85)}" ${style}/>`
}

function bandLegend({ say }: Summary, y: number): { svg: string; end: number } {
  const items = bands.toReversed().map((band, index) => {
    const x = 18 + (index % 2) * (pictureWidth / 2 - 6)
    const at = y + Math.floor(index / 2) * 20
    return (
      shape(band, x, at, 5) +
      textLines([bandWord(say, band)], { x: x + 12, y: at, size: 12.5, anchor: 'start' })
    )
  })
  return { svg: items.join(''), end: y + 34 }
}

function storyList(dots: readonly Dot[], start: number): { svg: string; end: number } {
  const size = 12.5
  let y = start + 6
  const parts: string[] = []
  for (const { place, title, band } of dots) {
    const lines = wrap(title, { width: pictureWidth - 64, size, lines: 3 })
    parts.push(
      textLines([String(place)], { x: 26, y, size, anchor: 'end', bold: true }),
      shape(band, 38, y, 4.5),
      textLines(lines, { x: 50, y, size, anchor: 'start' }),
    )
    y += lines.length * lineHeight(size) + 5
  }
  return { svg: parts.join(''), end: y }
}
