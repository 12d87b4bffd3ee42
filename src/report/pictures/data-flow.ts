import { commaList } from '../../message/locale.ts'
import { clean } from '../document.ts'
import type { Summary } from '../summary.ts'
import { type FlowParts, flowParts, type Named, type Service } from './flow-parts.ts'
import { ink, lineHeight, picture, pictureWidth, round, textLines, wrap } from './svg.ts'

const edge = 14
const inner = pictureWidth - 2 * edge
const size = 12.5
/** Bold letters take about so many times the room of the usual ones. */
const boldIsWider = 1.2

/** One band of the picture: its drawing, and where the next one starts. */
interface Row {
  readonly svg: string
  readonly end: number
}

/** What goes where: people, the product, what it keeps, services and suppliers, and where trust changes. */
export function drawDataFlow(summary: Summary): string {
  const parts = flowParts(summary)
  const rows = [peopleRow, productRow, servicesRows, suppliersRow]
  let y = edge
  const drawn: string[] = []
  for (const row of rows) {
    const { svg, end } = row(summary, parts, y)
    drawn.push(svg)
    y = end
  }
  const key = legend(summary, y)
  return picture('data-flow', key.end, flowWords(summary, parts), drawn.join('') + key.svg)
}

/** The words for the picture of what goes where, where it cannot be seen. */
export function dataFlowWords(summary: Summary): string {
  const { title, description } = flowWords(summary, flowParts(summary))
  return [title, description].map(clean).join('\n')
}

function flowWords({ say }: Summary, parts: FlowParts) {
  const list = (all: readonly Named[]) =>
    all
      .map(({ name, assumed }) => (assumed ? say('picture.flow.assumedName', { name }) : name))
      .join(say('report.list.semicolon'))
  const people = [...parts.people, ...parts.staff]
  const sentences = [
    say('picture.flow.peopleWords', { list: list(people) }),
    ...(parts.does.length > 0
      ? [say('picture.flow.canWords', { list: parts.does.join(say('report.list.semicolon')) })]
      : []),
    say('picture.flow.keepsWords', { list: list(parts.keeps) }),
    ...parts.services.map(({ name, gives, gets }) =>
      say('picture.flow.serviceWords', { name, gives: list([gives]), gets: list([gets]) }),
    ),
    ...(parts.suppliers.length > 0
      ? [say('picture.flow.suppliersWords', { list: list(parts.suppliers) })]
      : []),
    ...(parts.devices.length > 0 ? [say('picture.flow.devicesWords')] : []),
  ]
  return {
    title: say('picture.flow.title', { product: parts.product }),
    description: sentences.join(' '),
    language: say.language,
  }
}

function peopleRow(summary: Summary, { people }: FlowParts, y: number): Row {
  if (people.length === 0) return { svg: '', end: y }
  const title = caption(summary.say('picture.flow.who'), y)
  const boxes = grid(summary, people, title.end, 'person')
  const trust = boxes.end + 20
  const end = trust + 18
  const arrows = upDown(pictureWidth / 2, boxes.end - 3, end - 3)
  return { svg: title.svg + boxes.svg + dashed(trust) + arrows, end }
}

/** What can be done with the product: which of its people does what, nobody was asked. */
function usesRow({ say }: Summary, { does }: FlowParts, y: number): Row {
  if (does.length === 0) return { svg: '', end: y }
  const title = caption(say('picture.flow.can'), y, edge + 10)
  const room = { width: inner - 20, size: 11.5, lines: 4 }
  const lines = wrap(commaList(say, does), room)
  const words = textLines(lines, { x: edge + 10, y: title.end + 4, size: 11.5, anchor: 'start' })
  return { svg: title.svg + words, end: title.end + lines.length * lineHeight(11.5) + 6 }
}

function productRow(summary: Summary, parts: FlowParts, y: number): Row {
  const { say } = summary
  const name = wrap(parts.product, { width: (inner - 24) / boldIsWider, size: 15, lines: 2 })
  const head = y + 20
  const nameEnd = head + name.length * lineHeight(15)
  const uses = usesRow(summary, parts, nameEnd)
  const keeps = caption(say('picture.flow.keeps'), uses.end, edge + 10)
  const stores = grid(summary, parts.keeps, keeps.end, 'store')
  const own = [...parts.staff, ...parts.devices]
  const ownTitle =
    own.length > 0 ? caption(say('picture.flow.own'), stores.end + 8, edge + 10) : undefined
  const ownBoxes = ownTitle
    ? grid(summary, own, ownTitle.end, 'person')
    : { svg: '', end: stores.end }
  const end = ownBoxes.end + 10
  const frame = `<rect x="${edge}" y="${round(y)}" width="${inner}" height="${round(end - y)}" rx="10" fill="${ink.product}" stroke="${ink.text}" stroke-width="2"/>`
  const title = textLines(name, { x: pictureWidth / 2, y: head, size: 15, bold: true })
  return {
    svg: frame + title + uses.svg + keeps.svg + stores.svg + (ownTitle?.svg ?? '') + ownBoxes.svg,
    end,
  }
}

function servicesRows(summary: Summary, { services }: FlowParts, y: number): Row {
  if (services.length === 0) return { svg: '', end: y }
  const { say } = summary
  const trust = y + 16
  const title = caption(say('picture.flow.services'), trust + 6, edge + 22)
  const drawn = [dashed(trust), title.svg]
  let at = title.end
  let last = y
  for (const service of services) {
    const row = serviceRow(summary, service, at)
    drawn.push(row.svg)
    last = row.end - 16
    at = row.end
  }
  const trunk = `<path d="M${edge + 10} ${round(y)}V${round(last)}" stroke="${ink.line}" stroke-width="2" fill="none"/>`
  return { svg: trunk + drawn.join(''), end: at }
}

/** A service: its box on the right, and two arrows for what is given and what comes back. */
function serviceRow(summary: Summary, service: Service, y: number): Row {
  const { say } = summary
  const boxWidth = 124
  const x = pictureWidth - edge - boxWidth
  const from = edge + 10
  const room = { width: x - from - 26, size: 11, lines: 3 }
  const gives = wrap(say('picture.flow.gives', { what: marked(summary, service.gives) }), room)
  const gets = wrap(say('picture.flow.gets', { what: marked(summary, service.gets) }), room)
  const step = lineHeight(11)
  const givesAt = y + 9 + gives.length * step
  const getsAt = givesAt + 12 + gets.length * step
  const height = getsAt - y + 6
  const words = (lines: readonly string[], at: number) =>
    textLines(lines, { x: from + 12, y: at, size: 11, anchor: 'start', fill: ink.text })
  const name = box(summary, service, { x, y, width: boxWidth, height }, 'service')
  return {
    svg: [
      words(gives, y + 8),
      arrow(from, givesAt, x - 3, service.gives.assumed),
      words(gets, givesAt + 11),
      arrow(x - 3, getsAt, from, service.gets.assumed),
      name,
    ].join(''),
    end: y + height + 10,
  }
}

function suppliersRow(summary: Summary, { suppliers }: FlowParts, y: number): Row {
  if (suppliers.length === 0) return { svg: '', end: y }
  const trust = y + 10
  const title = caption(summary.say('picture.flow.suppliers'), trust + 6)
  const boxes = grid(summary, suppliers, title.end, 'service')
  return { svg: dashed(trust) + title.svg + boxes.svg, end: boxes.end + 8 }
}

function legend({ say }: Summary, y: number): Row {
  const at = y + 16
  const line = `<path d="M${edge} ${round(at)}H${edge + 34}" stroke="${ink.line}" stroke-width="2" stroke-dasharray="6 4" fill="none"/>`
  const words = textLines([say('picture.flow.legend')], {
    x: edge + 42,
    y: at,
    size: 11,
    anchor: 'start',
    fill: ink.soft,
  })
  return { svg: line + words, end: at + 18 }
}

const marked = ({ say }: Summary, { name, assumed }: Named): string =>
  assumed ? say('picture.flow.assumedName', { name }) : name

function caption(words: string, y: number, x: number = edge): Row {
  return {
    svg: textLines([words], {
      x,
      y: y + 10,
      size: 11.5,
      anchor: 'start',
      bold: true,
      fill: ink.soft,
    }),
    end: y + 22,
  }
}

type Kind = 'person' | 'store' | 'service'

/** Boxes two in a row, each as high as its words need. */
function grid(summary: Summary, all: readonly Named[], y: number, kind: Kind): Row {
  const gap = 10
  const pad = kind === 'service' ? edge : edge + 10
  const width = (pictureWidth - 2 * pad - gap) / 2
  const drawn: string[] = []
  let at = y
  for (let index = 0; index < all.length; index += 2) {
    const pair = all.slice(index, index + 2)
    const height = Math.max(...pair.map((named) => boxHeight(summary, named, width)))
    const single = pair.length === 1 && all.length === 1
    pair.forEach((named, column) => {
      const x = single ? (pictureWidth - width) / 2 : pad + column * (width + gap)
      drawn.push(box(summary, named, { x, y: at, width, height }, kind))
    })
    at += height + 8
  }
  return { svg: drawn.join(''), end: at }
}

interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const boxLines = (name: string, width: number): readonly string[] =>
  wrap(name, { width: width - 20, size, lines: 3 })

const boxHeight = (_: Summary, { name, assumed }: Named, width: number): number =>
  boxLines(name, width).length * lineHeight(size) + (assumed ? lineHeight(11) : 0) + 16

function box({ say }: Summary, { name, assumed }: Named, area: Area, kind: Kind): string {
  const { x, y, width, height } = area
  const lines = boxLines(name, width)
  const tall = lines.length * lineHeight(size) + (assumed ? lineHeight(11) : 0)
  const first = y + (height - tall) / 2 + lineHeight(size) / 2
  const words = textLines(lines, { x: x + width / 2, y: first, size })
  const mark = assumed
    ? textLines([say('picture.flow.assumed')], {
        x: x + width / 2,
        y: first + lines.length * lineHeight(size),
        size: 11,
        fill: ink.soft,
      })
    : ''
  return outline(area, kind, assumed) + words + mark
}

/** People have round ends, stores a lid, services square corners: shapes say what is what. */
function outline({ x, y, width, height }: Area, kind: Kind, assumed: boolean): string {
  const fill = kind === 'store' ? ink.store : kind === 'person' ? ink.tint : ink.outside
  const radius = kind === 'person' ? Math.min(height / 2, 18) : kind === 'store' ? 5 : 2
  const dotted = assumed ? ' stroke-dasharray="2 3"' : ''
  const rect = `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${round(radius)}" fill="${fill}" stroke="${ink.line}" stroke-width="1.5"${dotted}/>`
  if (kind !== 'store') return rect
  return `${rect}<path d="M${round(x)} ${round(y + 5)}H${round(x + width)}" stroke="${ink.line}" stroke-width="1.5" fill="none"/>`
}

const dashed = (y: number): string =>
  `<path d="M${edge - 6} ${round(y)}H${pictureWidth - edge + 6}" stroke="${ink.line}" stroke-width="2" stroke-dasharray="6 4" fill="none"/>`

function arrow(from: number, y: number, to: number, assumed: boolean): string {
  const back = from < to ? -7 : 7
  const dotted = assumed ? ' stroke-dasharray="2 3"' : ''
  return `<path d="M${round(from)} ${round(y)}H${round(to + back)}" stroke="${ink.line}" stroke-width="1.8" fill="none"${dotted}/><path d="M${round(to)} ${round(y)}l${back} -4.5v9z" fill="${ink.line}"/>`
}

function upDown(x: number, top: number, bottom: number): string {
  return `<path d="M${x} ${round(top + 7)}V${round(bottom - 7)}" stroke="${ink.line}" stroke-width="1.8" fill="none"/><path d="M${x} ${round(top)}l-4.5 7h9z" fill="${ink.line}"/><path d="M${x} ${round(bottom)}l-4.5 -7h9z" fill="${ink.line}"/>`
}
