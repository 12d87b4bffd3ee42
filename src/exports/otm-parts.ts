import type { Say } from '../message/words.ts'
import {
  type ElementKind,
  type ModelElement,
  type ProductModel,
  type ZoneKind,
  zoneKinds,
} from '../report/model/product-model.ts'
import type { Box, Layout } from './diagram-layout.ts'
import { elementName, flowName } from './element-names.ts'
import { elementWords, flowWords } from './threat-dragon-cells.ts'

interface PartContext {
  readonly say: Say
  readonly model: ProductModel
  readonly layout: Layout
  readonly idOf: (part: string) => string
  readonly threatsOf: (element: string) => readonly object[]
}

/** Types are words of one's own; readers tell a store by “database”, and what is done by “service”. */
const types: Readonly<Record<ElementKind, string>> = {
  person: 'generic-client',
  process: 'generic-service',
  store: 'generic-database',
  service: 'external-system',
  supplier: 'external-supplier',
}

/** How far each zone is trusted, 0 to 100: nobody is asked for a number, so that it gives the order alone. */
const trust: Readonly<Record<ZoneKind, number>> = {
  people: 10,
  suppliers: 40,
  services: 40,
  team: 80,
}

const nowhere: Box = { x: 0, y: 0, width: 150, height: 80 }

/** The drawn parts of an Open Threat Model: zones, what stands in them, and what goes where. */
export function otmParts(context: PartContext, title: string) {
  const { say, model, layout, idOf, threatsOf } = context
  const boxes = [...layout.zones.values()]
  return {
    representations: [
      {
        id: idOf('diagram'),
        name: say('technical.tool.diagram', { product: title }),
        type: 'diagram',
        size: {
          width: Math.max(0, ...boxes.map(({ x, width }) => x + width)),
          height: Math.max(0, ...boxes.map(({ y, height }) => y + height)),
        },
      },
    ],
    trustZones: zoneKinds
      .filter((zone) => layout.zones.has(zone))
      .map((zone) => ({
        id: idOf(`cell.zone.${zone}`),
        name: say(`export.zone.${zone}`),
        description: say('technical.tool.trust'),
        risk: { trustRating: trust[zone] },
        representations: [drawn(context, `zone.${zone}`, layout.zones.get(zone))],
      })),
    components: model.elements.map((element) => ({
      id: idOf(`cell.${element.id}`),
      name: elementName(say, element),
      type: types[element.kind],
      description: elementWords(say, element),
      parent: { trustZone: idOf(`cell.zone.${element.zone}`) },
      representations: [drawn(context, element.id, inside(layout, element))],
      threats: threatsOf(element.id),
      attributes: { element: element.id, assumed: element.assumed },
    })),
    dataflows: model.flows.map((flow) => ({
      id: idOf(`cell.${flow.id}`),
      name: flowName(say, flow),
      description: flowWords(say, flow),
      bidirectional: false,
      source: idOf(`cell.${flow.from}`),
      destination: idOf(`cell.${flow.to}`),
      threats: threatsOf(flow.id),
      attributes: { flow: flow.id, assumed: flow.assumed },
    })),
  }
}

const drawn = ({ idOf }: PartContext, part: string, box: Box | undefined) => {
  const { x, y, width, height } = box ?? nowhere
  return {
    representation: idOf('diagram'),
    id: idOf(`drawn.${part}`),
    position: { x, y },
    size: { width, height },
  }
}

/** Positions are counted from the corner of the zone that it stands in. */
function inside({ elements, zones }: Layout, { id, zone }: ModelElement): Box | undefined {
  const box = elements.get(id)
  const around = zones.get(zone)
  return box && around && { ...box, x: box.x - around.x, y: box.y - around.y }
}
