import { clean } from '../report/document.ts'
import { jsonText } from '../report/json.ts'
import { zoneKinds } from '../report/model/product-model.ts'
import type { Summary } from '../report/summary.ts'
import { aboutFile } from './about-file.ts'
import { answersById } from './answers-by-id.ts'
import { diagramLayout } from './diagram-layout.ts'
import { elementNames } from './element-names.ts'
import { type CellContext, elementCell, flowCell, zoneCell } from './threat-dragon-cells.ts'
import { dragonThreat } from './threat-dragon-threats.ts'
import { toolModel } from './threat-entries.ts'

/** The release of Threat Dragon whose files these are like. */
const version = '2.6.2'

/**
 * The check as a model of OWASP Threat Dragon 2: one data-flow diagram with the trust boundaries as boxes, and every
 * story as a threat of one element or flow.
 */
export function toThreatDragon(summary: Summary): string {
  const { input, say } = summary
  const { model, threats, idOf } = toolModel(summary)
  const names = elementNames(say, model)
  const ready = threats.map((entry) => [entry.element, dragonThreat(summary, entry)] as const)
  const context: CellContext = {
    say,
    model,
    idOf,
    layout: diagramLayout(model, (id) => names.get(id) ?? id),
    threatsOf: (element) => ready.filter(([at]) => at === element).map(([, threat]) => threat),
  }
  const zones = zoneKinds.filter((zone) => context.layout.zones.has(zone))
  const front = [
    ...model.elements.map((element, at) => elementCell(context, element, at + 1)),
    ...model.flows.map((flow, at) => flowCell(context, flow, model.elements.length + at + 1)),
  ]
  const title = clean(input.product.name)
  return jsonText({
    version,
    summary: {
      title,
      owner: clean(input.people.get(input.ahead?.facilitator ?? '') ?? ''),
      description: aboutFile(summary, true).join('\n'),
      id: idOf('model'),
      answers: answersById(summary),
    },
    detail: {
      contributors: input.checkedBy.map((name) => ({ name: clean(name) })),
      reviewer: '',
      diagramTop: 1,
      threatTop: Math.max(0, ...threats.map(({ number }) => number)),
      diagrams: [
        {
          id: 0,
          title: clean(say('technical.tool.diagram', { product: title })),
          description: '',
          placeholder: '',
          diagramType: 'STRIDE',
          version,
          thumbnail: './public/content/images/thumbnail.stride.jpg',
          cells: [...zones.map((zone, at) => zoneCell(context, zone, at - zones.length)), ...front],
        },
      ],
    },
  })
}
