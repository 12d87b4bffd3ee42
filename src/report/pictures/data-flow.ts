import { clean } from '../document.ts'
import {
  type Exchange,
  type ProductParts,
  productParts,
  type Service,
} from '../model/product-parts.ts'
import type { Summary } from '../summary.ts'
import {
  arrow,
  beside,
  boundary,
  box,
  boxes,
  caption,
  crossing,
  edge,
  fitted,
  nameLines,
  type Row,
  small,
} from './flow-shapes.ts'
import { each, flowWords } from './flow-words.ts'
import { ink, lineHeight, picture, pictureWidth, round, textLines, wrap } from './svg.ts'

const inner = pictureWidth - 2 * edge
const inside = edge + 10

/** No picture is higher, so that all of it is on one screen. */
export const tallest = 760

/** How many lines and boxes there may be; the fewer, the lower the picture. */
interface Density {
  readonly name: number
  readonly hands: number
  readonly does: number
  /** How many groups of people have a box each. */
  readonly people: number
  /** The same for anything else. */
  readonly boxes: number
  readonly lines: number
  /** How many lines one box has that stands for several things. */
  readonly together: number
  readonly keeps: number
  readonly exchange: number
}

const roomy = { name: 2, hands: 5, does: 4, people: 6, boxes: 6, lines: 3, together: 3, keeps: 6 }
const usual = { ...roomy, hands: 4, does: 3, boxes: 4, lines: 2, keeps: 5 }
const close = { ...usual, hands: 3, does: 2, people: 4, boxes: 2, together: 2, keeps: 3 }
const tight = { ...close, name: 1, hands: 2, does: 1, boxes: 1, together: 1, keeps: 2 }
const densities: readonly Density[] = [
  { ...roomy, exchange: 3 },
  { ...usual, exchange: 2 },
  { ...close, exchange: 2 },
  { ...tight, exchange: 2 },
  { ...tight, lines: 1, exchange: 1 },
]

/** What a band is drawn from. */
interface Drawing {
  readonly summary: Summary
  readonly parts: ProductParts
  readonly density: Density
}

/** Who does what with which information, where it goes, and where trust changes. */
export function drawDataFlow(summary: Summary): string {
  const parts = productParts(summary)
  const drawn = densities.map((density) => () => drawBands({ summary, parts, density }))
  const fits = drawn.find((draw) => draw().end <= tallest) ?? drawn.at(-1)
  const { svg, end } = fits?.() ?? { svg: '', end: 0 }
  return picture('data-flow', end, flowWords(summary, parts), svg)
}

/** The words for the picture of what goes where, where it cannot be seen. */
export function dataFlowWords(summary: Summary): string {
  const { title, description } = flowWords(summary, productParts(summary))
  return [title, description].map(clean).join('\n')
}

const bands = [peopleBand, productBand, staffBand, servicesBand, suppliersBand, aboutBand, legend]

const drawBands = (drawing: Drawing): Row =>
  bands.reduce<Row>(
    ({ svg, end }, band) => {
      const next = band(drawing, end)
      return { svg: svg + next.svg, end: next.end }
    },
    { svg: '', end: edge },
  )

const nothing = (y: number): Row => ({ svg: '', end: y })

function peopleBand({ summary, parts, density }: Drawing, y: number): Row {
  const { say } = summary
  const { people } = parts
  if (people.length === 0) return nothing(y)
  const title = caption(say('picture.flow.who'), y)
  const drawn = boxes(summary, people, 'person', {
    ...density,
    y: title.end,
    pad: inside,
    boxes: density.people,
    lines: 2,
    together: 3,
  })
  const over = crossing(drawn.end)
  return { svg: title.svg + drawn.svg + over.svg, end: over.end }
}

function productBand(drawing: Drawing, y: number): Row {
  const { summary, parts, density } = drawing
  const { say } = summary
  // Bold letters take about a fifth more room than the usual ones.
  const name = wrap(parts.product, { width: (inner - 24) / 1.2, size: 15, lines: density.name })
  const title = textLines(name, { x: pictureWidth / 2, y: y + 16, size: 15, bold: true })
  const hands = handsWords(drawing, y + 9 + name.length * lineHeight(15))
  const does = doesWords(drawing, hands.end)
  const keeps = caption(say('picture.flow.keeps'), does.end, inside)
  const stores = boxes(summary, parts.keeps, 'store', {
    ...density,
    y: keeps.end,
    pad: inside,
    boxes: Math.min(density.boxes, 4),
    together: density.keeps,
  })
  const end = stores.end + 10
  const frame = `<rect x="${edge}" y="${round(y)}" width="${inner}" height="${round(end - y)}" rx="10" fill="${ink.product}" stroke="${ink.text}" stroke-width="2"/>`
  return { svg: frame + title + hands.svg + does.svg + keeps.svg + stores.svg, end }
}

/** Who does what, as the team wrote it. */
function handsWords({ summary, parts, density }: Drawing, y: number): Row {
  if (!parts.hands) return nothing(y)
  const words = summary.say('picture.flow.hands', { words: parts.hands })
  return plain(wrap(words, { width: inner - 20, size: small, lines: density.hands }), y)
}

/** What can be done with it, and whether a device is part of it. */
function doesWords({ summary, parts, density }: Drawing, y: number): Row {
  const { say } = summary
  const room = { width: inner - 20, size: small, lines: density.does }
  const device = parts.hasDevice ? wrap(say('picture.flow.deviceWords'), { ...room, lines: 1 }) : []
  if (parts.does.length === 0) return plain(device, y)
  const title = caption(say('picture.flow.can'), y, inside)
  const words = plain([...fitted(summary, parts.does, room), ...device], title.end)
  return { svg: title.svg + words.svg, end: words.end }
}

function plain(lines: readonly string[], y: number): Row {
  if (lines.length === 0) return nothing(y)
  const style = { x: inside, y: y + 8, size: small, anchor: 'start' } as const
  return { svg: textLines(lines, style), end: y + lines.length * lineHeight(small) + 6 }
}

/** The team's own people, where they come in by an entrance of their own. */
function staffBand({ summary, parts }: Drawing, y: number): Row {
  const { staff } = parts
  if (!staff) return nothing(y)
  const over = crossing(y)
  const name = summary.say('picture.flow.entrance', { name: staff.name })
  const width = pictureWidth - 2 * beside
  const room = { width: width - 20, size: 12.5, lines: 2 }
  const lines = nameLines(summary, { ...staff, name }, room)
  const height = lines.length * lineHeight(12.5) + 12
  const area = { x: beside, y: over.end, width, height }
  return {
    svg: over.svg + box(lines, area, 'person', staff.assumed) + trunk(y, over.end + height, parts),
    end: over.end + height,
  }
}

/** The line from the product to what it is connected to. */
const trunk = (from: number, to: number, { services, connected }: ProductParts): string =>
  services.length + connected.length > 0
    ? `<path d="M${inside} ${round(from)}V${round(to)}" stroke="${ink.line}" stroke-width="2" fill="none"/>`
    : ''

function servicesBand(drawing: Drawing, y: number): Row {
  const { summary, parts, density } = drawing
  const { services, connected } = parts
  if (services.length + connected.length === 0) return nothing(y)
  const { say } = summary
  const trust = y + 10
  const drawn = [boundary(trust)]
  let at = trust + 5
  let last = at
  const add = ({ svg, end }: Row): void => {
    drawn.push(svg)
    at = end
  }
  if (services.length > 0) add(caption(say('picture.flow.services'), at, beside))
  for (const service of services) {
    add(serviceRow(drawing, service, at))
    last = at - 6
    at += 8
  }
  if (connected.length > 0) {
    add(caption(say('picture.flow.connected'), at, beside))
    last = at + 14
    drawn.push(stub(last))
    add(boxes(summary, connected, 'service', { ...density, y: at, pad: beside }))
  }
  return { svg: trunk(y, last, parts) + drawn.join(''), end: at }
}

/** From the line to the services to a box beside it. */
const stub = (y: number): string =>
  `<path d="M${inside} ${round(y)}H${beside}" stroke="${ink.line}" stroke-width="2" fill="none"/>`

/** A service: its box on the right, and two arrows for what is given and what comes back. */
function serviceRow({ summary, density }: Drawing, service: Service, y: number): Row {
  const { say } = summary
  const width = 124
  const x = pictureWidth - edge - width
  const room = { width: x - inside - 26, size: small, lines: density.exchange }
  const told = (exchange: Exchange, words: 'picture.flow.gives' | 'picture.flow.gets') =>
    fitted(summary, each(exchange), room, (what) => say(words, { what }))
  const gives = told(service.gives, 'picture.flow.gives')
  const gets = told(service.gets, 'picture.flow.gets')
  const step = lineHeight(small)
  const givesAt = y + 4 + gives.length * step
  const getsAt = givesAt + 8 + gets.length * step
  const name = nameLines(summary, service, {
    width: width - 16,
    size: 12.5,
    lines: 2,
  })
  const height = Math.max(getsAt - y + 6, name.length * lineHeight(12.5) + 8)
  const words = (lines: readonly string[], at: number) =>
    textLines(lines, { x: inside + 12, y: at, size: small, anchor: 'start', fill: ink.text })
  return {
    svg: [
      words(gives, y + 6),
      arrow(inside, givesAt, x - 3, service.gives.assumed),
      words(gets, givesAt + 9),
      arrow(x - 3, getsAt, inside, service.gets.assumed),
      box(name, { x, y, width, height }, 'service', service.assumed),
    ].join(''),
    end: y + height,
  }
}

function suppliersBand({ summary, parts, density }: Drawing, y: number): Row {
  const { suppliers } = parts
  if (suppliers.length === 0) return nothing(y)
  const trust = y + 10
  const title = caption(summary.say('picture.flow.suppliers'), trust + 5)
  const drawn = boxes(summary, suppliers, 'service', { ...density, y: title.end, pad: inside })
  return { svg: boundary(trust) + title.svg + drawn.svg, end: drawn.end }
}

/** Whose information is in it: no arrow leads to them, since they do not use it. */
function aboutBand({ summary, parts, density }: Drawing, y: number): Row {
  const { about } = parts
  if (about.length === 0) return nothing(y)
  const trust = y + 10
  const title = caption(summary.say('picture.flow.about'), trust + 5)
  const drawn = boxes(summary, about, 'absent', { ...density, y: title.end, pad: inside })
  return { svg: boundary(trust) + title.svg + drawn.svg, end: drawn.end }
}

function legend({ summary }: Drawing, y: number): Row {
  const at = y + 16
  const line = `<path d="M${edge} ${round(at)}H${edge + 34}" stroke="${ink.line}" stroke-width="2" stroke-dasharray="6 4" fill="none"/>`
  const room = { width: inner - 42, size: small, lines: 1 }
  const words = textLines(wrap(summary.say('picture.flow.legend'), room), {
    x: edge + 42,
    y: at,
    size: small,
    anchor: 'start',
    fill: ink.soft,
  })
  return { svg: line + words, end: at + 16 }
}
