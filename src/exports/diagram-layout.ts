import {
  type ModelElement,
  type ModelFlow,
  type ProductModel,
  productElement,
  type ZoneKind,
  zoneKinds,
} from '../report/model/product-model.ts'
import { labelLines } from './diagram-label.ts'
import { type Shape, shapeOf } from './threat-place.ts'

/** Where something is drawn, in pixels from the upper left corner. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A point of a drawing, in the same pixels. */
export type Point = Pick<Box, 'x' | 'y'>

/** Where every element and every zone that holds one is drawn. */
export interface Layout {
  readonly elements: ReadonlyMap<string, Box>
  readonly zones: ReadonlyMap<ZoneKind, Box>
}

const gap = 80
const margin = 40
/** Between two zones, and between the two columns of what is kept: there the words beside the arrows stand. */
const between = 260
/** Above the elements of a zone, where its name stands. */
const nameHeight = 60
const lineHeight = 18

type Size = Pick<Box, 'width' | 'height'>
type Sized = Size & { readonly id: string }

const least: Readonly<Record<Exclude<Shape, 'flow'>, Size>> = {
  actor: { width: 170, height: 80 },
  process: { width: 150, height: 150 },
  store: { width: 170, height: 75 },
}

/**
 * Places a model as people read a picture: those who use it on the left, the team with the product in the middle and
 * what it keeps below that, what it is connected to on the right. Nothing overlaps, whatever anything is called.
 */
export function diagramLayout(model: ProductModel, nameOf: (id: string) => string): Layout {
  const size = (element: ModelElement): Sized => ({
    id: element.id,
    ...sizeOf(shapeOf[element.kind], nameOf(element.id)),
  })
  const elements = new Map<string, Box>()
  const zones = new Map<ZoneKind, Box>()
  const right = { x: margin, y: margin }
  for (const zone of zoneKinds) {
    const all = model.elements.filter((element) => element.zone === zone)
    if (all.length === 0) continue
    // Suppliers stand below the services, in the same column.
    const services = zone === 'suppliers' ? zones.get('services') : undefined
    const from = services ? { x: services.x, y: services.y + services.height + margin } : right
    const inside = { x: from.x + margin, y: from.y + nameHeight }
    const stored = all.filter(({ kind }) => kind === 'store').map(size)
    const others = all.filter(({ kind }) => kind !== 'store').map(size)
    const placed = stored.length > 0 ? twoSides(others, stored, inside) : column(others, inside)
    for (const { id, ...box } of placed) elements.set(id, box)
    zones.set(zone, around(placed, from))
    if (!services) right.x = Math.max(...placed.map(rightOf)) + margin + between
  }
  return { elements, zones }
}

type Placed = Sized & Point

const rightOf = ({ x, width }: Box): number => x + width
const bottomOf = ({ y, height }: Box): number => y + height

/** The box of a zone around what stands in it. */
const around = (placed: readonly Box[], { x, y }: Point): Box => ({
  x,
  y,
  width: Math.max(...placed.map(rightOf)) + margin - x,
  height: Math.max(...placed.map(bottomOf)) + margin - y,
})

/** One below the other, in the middle of their column. */
function column(all: readonly Sized[], { x, y }: Point, least = 0): readonly Placed[] {
  const width = Math.max(least, ...all.map((one) => one.width))
  let top = y
  return all.map((one) => {
    const placed = { ...one, x: x + Math.round((width - one.width) / 2), y: top }
    top += one.height + gap
    return placed
  })
}

/** Some in the middle, the others below them on both sides, so that an arrow from the middle meets no other. */
function twoSides(
  middle: readonly Sized[],
  sides: readonly Sized[],
  { x, y }: Point,
): readonly Placed[] {
  const inLeft = sides.filter((_, at) => at % 2 === 0)
  const inRight = sides.filter((_, at) => at % 2 === 1)
  const width = Math.max(...sides.map((one) => one.width))
  const whole = 2 * width + between
  const top = column(middle, { x, y }, whole)
  const below = Math.max(y, ...top.map((one) => bottomOf(one) + gap))
  const widest = Math.max(whole, ...middle.map((one) => one.width))
  return [
    ...top,
    ...column(inLeft, { x, y: below }, width),
    ...column(inRight, { x: x + widest - width, y: below }, width),
  ]
}

/** As large as its words need. */
function sizeOf(shape: Exclude<Shape, 'flow'>, name: string): Size {
  const words = labelLines(name).length * lineHeight
  const { width, height } = least[shape]
  if (shape !== 'process') return { width, height: Math.max(height, words + 2 * lineHeight) }
  const across = Math.max(width, width + words - 2 * lineHeight)
  return { width: across, height: across }
}

const middleOf = ({ x, y, width, height }: Box): Point => ({
  x: Math.round(x + width / 2),
  y: Math.round(y + height / 2),
})

/** Whether an arrow leads to what is kept. */
export const isKept = ({ elements }: Pick<ProductModel, 'elements'>, { to }: ModelFlow): boolean =>
  elements.some(({ id, kind }) => id === to && kind === 'store')

/**
 * The points that an arrow bends at: the one to what is kept goes down the middle first, and two arrows between the same
 * elements bend apart.
 */
export function bends(
  { elements, flows }: ProductModel,
  layout: Layout,
  flow: ModelFlow,
): readonly Point[] {
  const [from, to] = [layout.elements.get(flow.from), layout.elements.get(flow.to)]
  if (!from || !to) return []
  const [start, end] = [middleOf(from), middleOf(to)]
  if (isKept({ elements }, flow)) {
    const side = end.x < start.x ? -lineHeight : lineHeight
    return [
      { x: start.x + side, y: bottomOf(from) + lineHeight },
      { x: start.x + side, y: end.y },
    ]
  }
  const isPair = flows.some((other) => other.from === flow.to && other.to === flow.from)
  if (!isPair) return []
  const apart = flow.from === productElement ? -lineHeight : lineHeight
  return [
    { x: Math.round((start.x + end.x) / 2), y: Math.round((start.y + end.y) / 2) + 2 * apart },
  ]
}
