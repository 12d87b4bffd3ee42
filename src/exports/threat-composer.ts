import type { Band } from '../domain/vocabulary.ts'
import { commaList } from '../message/locale.ts'
import { clean } from '../report/document.ts'
import { jsonText } from '../report/json.ts'
import { markdownOf, markdownText } from '../report/markdown.ts'
import { threatOf } from '../report/model/finding-elements.ts'
import { zoneKinds } from '../report/model/product-model.ts'
import type { Summary } from '../report/summary.ts'
import { aboutFile } from './about-file.ts'
import { elementName, elementNames } from './element-names.ts'
import { composerAssumptions } from './threat-composer-assumptions.ts'
import { composerMitigations } from './threat-composer-mitigations.ts'
import { cut, most, notesMetadata } from './threat-composer-texts.ts'
import { type ThreatEntry, type ThreatState, type ToolModel, toolModel } from './threat-entries.ts'

/**
 * The check as a workspace of Threat Composer (schema 1): every story as a threat with its statement, kinds, priority
 * and status, the safety steps as mitigations, what is assumed or not known as assumptions, and all of them linked.
 */
export function toThreatComposer(summary: Summary): string {
  const { input } = summary
  const tool = toolModel(summary)
  return jsonText({
    schema: 1,
    applicationInfo: {
      name: cut(clean(input.product.name), most.name),
      description: cut(
        markdownOf(aboutFile(summary).map((words) => ({ type: 'words', words }))),
        most.description,
      ),
    },
    architecture: { description: cut(architecture(summary, tool), most.description) },
    dataflow: { description: cut(flows(summary, tool), most.description) },
    ...composerAssumptions(summary, tool),
    ...composerMitigations(summary, tool),
    threats: tool.threats.map((entry, at) => threat(summary, entry, at + 1)),
  })
}

/** Who and what there is, by where it is trusted alike. */
function architecture({ say }: Summary, { model }: ToolModel): string {
  return markdownOf(
    zoneKinds.flatMap((zone) => {
      const items = model.elements
        .filter((element) => element.zone === zone)
        .map((element) => elementName(say, element))
      if (items.length === 0) return []
      const heading = { type: 'heading', level: 3, words: say(`export.zone.${zone}`) } as const
      return [heading, { type: 'list', items } as const]
    }),
  )
}

/** What goes where. */
function flows({ say }: Summary, { model }: ToolModel): string {
  const names = elementNames(say, model)
  return model.flows
    .map(({ id, name, information, assumed }) => {
      const words = information.length > 0 ? commaList(say, information) : name
      const what = assumed ? say('picture.flow.assumedName', { name: words }) : words
      return `- ${markdownText(names.get(id) ?? id)}: ${markdownText(what)}`
    })
    .join('\n')
}

const statuses: Readonly<Record<ThreatState, string>> = {
  open: 'threatIdentified',
  accepted: 'threatIdentified',
  mitigated: 'threatResolved',
  notApplicable: 'threatResolvedNotUseful',
}

/** Three words for four bands: what is fine for now is low too. */
const priorities: Readonly<Record<Band, string>> = {
  actFirst: 'High',
  planSoon: 'Medium',
  keepInMind: 'Low',
  fineForNow: 'Low',
}

/**
 * A threat. Its statement is the story; of the parts of a statement only the action is filled, with the same words:
 * DefectDojo leaves out a threat without one, and a sentence that was made for people cannot be cut into the others.
 */
function threat(summary: Summary, entry: ThreatEntry, displayOrder: number) {
  const { id, number, title, kinds, band, state, notes, story } = entry
  const { finding } = story
  return {
    id,
    numericId: number,
    displayOrder,
    statement: cut(title, most.statement),
    threatAction: cut(title.replace(/\.$/, ''), most.action),
    status: statuses[state],
    metadata: [
      ...(kinds.length > 0 ? [{ key: 'STRIDE', value: [...kinds] }] : []),
      ...(band ? [{ key: 'Priority', value: priorities[band] }] : []),
      ...notesMetadata(notes),
    ],
    tags: finding ? (threatOf(summary, finding)?.privacy ?? []).map((kind) => kind) : [],
  }
}
