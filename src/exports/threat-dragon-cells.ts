import { commaList } from '../message/locale.ts'
import type { Say } from '../message/words.ts'
import {
  type ModelElement,
  type ModelFlow,
  type ProductModel,
  productElement,
  type ZoneKind,
} from '../report/model/product-model.ts'
import { labelLines } from './diagram-label.ts'
import { type Box, bends, isKept, type Layout } from './diagram-layout.ts'
import { elementName, flowName } from './element-names.ts'
import type { DragonThreat } from './threat-dragon-threats.ts'
import { shapeOf } from './threat-place.ts'

/** What the shapes of a diagram are drawn with. */
export interface CellContext {
  readonly say: Say
  readonly model: ProductModel
  readonly layout: Layout
  readonly idOf: (part: string) => string
  readonly threatsOf: (element: string) => readonly DragonThreat[]
}

const types = {
  actor: 'tm.Actor',
  process: 'tm.Process',
  store: 'tm.Store',
} as const

const quiet = { stroke: '#333333', strokeWidth: 1.5, strokeDasharray: null }
const alarmed = { stroke: 'red', strokeWidth: 2.5, strokeDasharray: null }

const isOpen = ({ status }: DragonThreat): boolean => status === 'Open'
const position = ({ x, y }: Box) => ({ x, y })
const size = ({ width, height }: Box) => ({ width, height })
const nowhere: Box = { x: 0, y: 0, width: 150, height: 80 }

/** The id of the shape of an element, a flow or a zone. */
export const cellId = ({ idOf }: Pick<CellContext, 'idOf'>, part: string): string =>
  idOf(`cell.${part}`)

/** A person, the product, what is kept, or what stands outside, with its threats. */
export function elementCell(context: CellContext, element: ModelElement, zIndex: number) {
  const { say, layout, threatsOf } = context
  const box = layout.elements.get(element.id) ?? nowhere
  const shape = shapeOf[element.kind]
  const name = elementName(say, element)
  const threats = threatsOf(element.id)
  const hasOpenThreats = threats.some(isOpen)
  const line = hasOpenThreats ? alarmed : quiet
  return {
    id: cellId(context, element.id),
    shape,
    zIndex,
    visible: true,
    position: position(box),
    size: size(box),
    attrs: {
      text: { text: labelLines(name).join('\n') },
      ...(shape === 'store' ? { topLine: line, bottomLine: line } : { body: line }),
    },
    data: {
      type: types[shape],
      name,
      description: elementWords(say, element),
      isTrustBoundary: false,
      outOfScope: false,
      reasonOutOfScope: '',
      hasOpenThreats,
      threats: [...threats],
    },
  }
}

/** What is said of an element beside its name. */
export const elementWords = (say: Say, { assumed, does = [] }: ModelElement): string =>
  [
    assumed ? say('technical.tool.assumed') : '',
    does.length > 0 ? say('technical.tool.does', { what: commaList(say, does) }) : '',
  ]
    .filter((line) => line !== '')
    .join('\n')

/** What goes from one shape to another, with its threats. */
export function flowCell(context: CellContext, flow: ModelFlow, zIndex: number) {
  const { say, model, layout, threatsOf } = context
  const name = flowName(say, flow)
  const threats = threatsOf(flow.id)
  const hasOpenThreats = threats.some(isOpen)
  return {
    id: cellId(context, flow.id),
    shape: 'flow' as const,
    zIndex,
    visible: true,
    connector: isKept(model, flow) ? 'rounded' : 'smooth',
    source: { cell: cellId(context, flow.from) },
    target: { cell: cellId(context, flow.to) },
    vertices: bends(model, layout, flow),
    attrs: {
      line: {
        ...(hasOpenThreats ? alarmed : quiet),
        sourceMarker: { name: '' },
        targetMarker: { name: 'block' },
      },
    },
    labels: [flowLabel(labelLines(name).join('\n'), nearer(model, flow))],
    data: {
      type: 'tm.Flow',
      name,
      description: flowWords(say, flow),
      isTrustBoundary: false,
      outOfScope: false,
      reasonOutOfScope: '',
      isBidirectional: false,
      isEncrypted: false,
      isPublicNetwork: false,
      protocol: '',
      hasOpenThreats,
      threats: [...threats],
      trustBoundaryIds: zonesCrossed(model, flow).map((zone) => cellId(context, `zone.${zone}`)),
    },
  }
}

/** What is said of a flow beside its name. */
export const flowWords = (say: Say, { assumed, information }: ModelFlow): string =>
  [
    assumed ? say('technical.tool.assumed') : '',
    information.length > 0
      ? say('technical.tool.information', { what: commaList(say, information) })
      : '',
  ]
    .filter((line) => line !== '')
    .join('\n')

/**
 * Where the words of an arrow stand: nearer to what is not the product, where arrows are further apart. A part of the
 * way, or pixels from its end.
 */
function nearer(model: ProductModel, flow: ModelFlow): number {
  if (isKept(model, flow)) return -60
  return flow.from === productElement ? 0.65 : 0.35
}

const flowLabel = (text: string, position: number) => ({
  markup: [
    { tagName: 'ellipse', selector: 'labelBody' },
    { tagName: 'text', selector: 'labelText' },
  ],
  attrs: {
    labelText: { text, textAnchor: 'middle', textVerticalAnchor: 'middle' },
    labelBody: { ref: 'labelText', refRx: '50%', refRy: '60%', fill: '#fff', strokeWidth: 0 },
  },
  position,
})

/** The box around a zone: whoever crosses it comes to another trust. */
export function zoneCell(context: CellContext, zone: ZoneKind, zIndex: number) {
  const { say, model, layout } = context
  const box = layout.zones.get(zone) ?? nowhere
  const name = say(`export.zone.${zone}`)
  return {
    id: cellId(context, `zone.${zone}`),
    shape: 'trust-boundary-box' as const,
    zIndex,
    visible: true,
    position: position(box),
    size: size(box),
    attrs: { label: { text: name } },
    data: {
      type: 'tm.BoundaryBox',
      name,
      description: '',
      isTrustBoundary: true,
      hasOpenThreats: false,
      containedElements: model.elements
        .filter((element) => element.zone === zone)
        .map(({ id }) => cellId(context, id)),
      crossingFlows: model.flows
        .filter((flow) => zonesCrossed(model, flow).includes(zone))
        .map(({ id }) => cellId(context, id)),
    },
  }
}

/** The zones whose border a flow crosses: both ends, where they are not trusted alike. */
function zonesCrossed({ elements }: ProductModel, { from, to }: ModelFlow): readonly ZoneKind[] {
  const zones = [from, to].flatMap((end) => elements.find(({ id }) => id === end)?.zone ?? [])
  return new Set(zones).size > 1 ? zones : []
}
