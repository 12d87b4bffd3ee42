import {
  type ModelElement,
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

/** Where every element and every zone that holds one is drawn. */
export interface Layout {
  readonly elements: ReadonlyMap<string, Box>
  readonly zones: ReadonlyMap<ZoneKind, Box>
}

const gap = 40
/** Between two columns, where the words beside the arrows stand. */
const between = 220
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
 * Places a model as people read a picture: those who use it on the left, the team with the product and then what it
 * keeps in the middle, what it is connected to on the right. Nothing overlaps, whatever anything is called.
 */
export function diagramLayout(model: ProductModel, nameOf: (id: string) => string): Layout {
  const size = (element: ModelElement): Sized => ({
    id: element.id,
    ...sizeOf(shapeOf[element.kind], nameOf(element.id)),
  })
  const inZone = (zone: ZoneKind): readonly ModelElement[] =>
    model.elements.filter((element) => element.zone === zone)
  const columns: Readonly<Record<ZoneKind, readonly (readonly Sized[])[]>> = {
    people: [inZone('people').map(size)],
    team: [
      inZone('team')
        .filter(({ kind }) => kind !== 'store')
        .map(size),
      inZone('team')
        .filter(({ kind }) => kind === 'store')
        .map(size),
    ],
    services: [inZone('services').map(size)],
    suppliers: [inZone('suppliers').map(size)],
  }
  const elements = new Map<string, Box>()
  const zones = new Map<ZoneKind, Box>()
  const right = { x: gap, y: gap }
  for (const zone of zoneKinds) {
    const filled = columns[zone].filter((column) => column.length > 0)
    if (filled.length === 0) continue
    // Suppliers stand below the services, in the same column.
    const services = zone === 'suppliers' ? zones.get('services') : undefined
    const from = services ? { x: services.x, y: services.y + services.height + gap } : right
    const box = placeZone(filled, from, elements)
    zones.set(zone, box)
    if (!services) right.x = box.x + box.width + between
  }
  return { elements, zones }
}

/** Places the columns of a zone beside each other, and says how large the zone is. */
function placeZone(
  columns: readonly (readonly Sized[])[],
  { x: left, y: top }: Pick<Box, 'x' | 'y'>,
  elements: Map<string, Box>,
): Box {
  const heights = columns.map(heightOf)
  const height = Math.max(...heights)
  let x = left + gap
  for (const [at, column] of columns.entries()) {
    const width = Math.max(...column.map((one) => one.width))
    let y = top + nameHeight + Math.round((height - (heights[at] ?? 0)) / 2)
    for (const { id, ...size } of column) {
      elements.set(id, { x: x + Math.round((width - size.width) / 2), y, ...size })
      y += size.height + gap
    }
    x += width + (at < columns.length - 1 ? between : gap)
  }
  return { x: left, y: top, width: x - left, height: nameHeight + height + gap }
}

const heightOf = (column: readonly Sized[]): number =>
  column.reduce((sum, { height }) => sum + height + gap, -gap)

/** As large as its words need. */
function sizeOf(shape: Exclude<Shape, 'flow'>, name: string): Size {
  const words = labelLines(name).length * lineHeight
  const { width, height } = least[shape]
  if (shape !== 'process') return { width, height: Math.max(height, words + 2 * lineHeight) }
  const across = Math.max(width, width + words - 2 * lineHeight)
  return { width: across, height: across }
}

/** How far the two arrows between the same two elements bend apart; 0 for an arrow that stands alone. */
export function bendOf(
  { flows }: Pick<ProductModel, 'flows'>,
  { from, to }: { readonly from: string; readonly to: string },
): number {
  const isPair = flows.some((other) => other.from === to && other.to === from)
  if (!isPair) return 0
  return from === productElement ? -lineHeight : lineHeight
}
