import type { Scale } from '../domain/vocabulary.ts'
import { clean } from '../report/document.ts'
import { jsonText } from '../report/json.ts'
import { findingElements, threatOf } from '../report/model/finding-elements.ts'
import { madeOf } from '../report/model/model-json.ts'
import { howBadWords, howEasyWords } from '../report/rating-reasons.ts'
import type { Summary } from '../report/summary.ts'
import { aboutFile } from './about-file.ts'
import { answersById } from './answers-by-id.ts'
import { diagramLayout } from './diagram-layout.ts'
import { elementNames } from './element-names.ts'
import { type Measure, mostTakenAway } from './measures.ts'
import { otmParts } from './otm-parts.ts'
import { severities, strideNames } from './threat-dragon-threats.ts'
import { type ThreatEntry, type ThreatState, type ToolModel, toolModel } from './threat-entries.ts'

/**
 * The check as an Open Threat Model 0.2.0: the zones, elements and flows as one drawn diagram, every story as a threat
 * of one of them, and the safety steps as mitigations. Readers take threats only from what is drawn, so all is drawn.
 */
export function toOtm(summary: Summary): string {
  const { input, say } = summary
  const tool = toolModel(summary)
  const { model, threats, idOf } = tool
  const names = elementNames(say, model)
  const layout = diagramLayout(model, (id) => names.get(id) ?? id)
  const threatsOf = (element: string) =>
    threats.filter((entry) => entry.element === element).map((entry) => instance(tool, entry))
  const title = clean(input.product.name)
  const owner = input.people.get(input.ahead?.facilitator ?? '')
  const { record, flow, ...made } = madeOf(summary)
  return jsonText({
    otmVersion: '0.2.0',
    project: {
      name: title,
      id: idOf('model'),
      description: aboutFile(summary, true).join('\n'),
      ...(owner !== undefined && { owner: clean(owner) }),
      attributes: {
        ...made,
        flow: `${flow.id} ${flow.version}`,
        ...(record && { record: record.id, events: record.events }),
        answers: answersById(summary),
      },
    },
    ...otmParts({ say, model, layout, idOf, threatsOf }, title),
    threats: threats.map((entry) => threat(summary, tool, entry)),
    mitigations: mitigations(summary, tool),
  })
}

const states: Readonly<Record<ThreatState, string>> = {
  open: 'exposed',
  accepted: 'accepted',
  mitigated: 'mitigated',
  notApplicable: 'not-applicable',
}

const measureStates: Readonly<Record<Measure['state'], string>> = {
  proposed: 'recommended',
  agreed: 'required',
  done: 'required',
  shown: 'implemented',
  needless: 'rejected',
}

/** A threat where it hangs. The best step stands last: Threat Dragon's reader keeps the last one alone. */
const instance = ({ idOf }: ToolModel, { id, state, measures }: ThreatEntry) => ({
  threat: id,
  state: states[state],
  mitigations: measures.toReversed().map((measure) => ({
    mitigation: idOf(`step.${measure.key}`),
    state: measureStates[measure.state],
  })),
})

/** How bad and how easy as per cent: the four words of each scale, a quarter each. */
const perCent: Readonly<Record<Scale, number>> = { low: 25, medium: 50, high: 75, veryHigh: 100 }

function threat(summary: Summary, { model, idOf }: ToolModel, entry: ThreatEntry) {
  const { story, kinds, band } = entry
  const { finding } = story
  const elements = finding ? findingElements(summary, model, finding) : []
  return {
    id: entry.id,
    name: entry.title,
    description: entry.notes.join('\n'),
    ...(kinds.length > 0 && { categories: kinds.map((kind) => strideNames[kind]) }),
    ...(finding && { cwes: finding.references.cwe.map((id) => `CWE-${id}`) }),
    risk: risk(summary, entry),
    ...(finding && { tags: [...(threatOf(summary, finding)?.privacy ?? [])] }),
    attributes: {
      story: story.id,
      number: entry.number,
      ...(band && { severity: severities[band] }),
      ...(finding && { bandLow: finding.rating.band.low, bandHigh: finding.rating.band.high }),
      elements: elements.map((id) => idOf(`cell.${id}`)),
    },
  }
}

/** The worse end, with both ends in words; what nobody rated has no likelihood. */
function risk({ say, ...summary }: Summary, { story: { finding } }: ThreatEntry) {
  if (!finding) {
    return { likelihood: null, impact: 0, impactComment: say('technical.tool.unrated') }
  }
  const { impact, likelihood } = finding.rating
  return {
    likelihood: perCent[likelihood.high],
    likelihoodComment: clean(
      say('technical.tool.likelihood', { words: howEasyWords({ ...summary, say }, finding) }),
    ),
    impact: perCent[impact.high],
    impactComment: clean(
      say('technical.tool.impact', { words: howBadWords({ ...summary, say }, finding) }),
    ),
  }
}

/** Every safety step once, whatever threats it is for. */
function mitigations(summary: Summary, { threats, idOf }: ToolModel) {
  const { say } = summary
  const steps = new Map<string, { readonly measure: Measure; readonly reduction: number }>()
  for (const { story, measures } of threats) {
    for (const measure of measures) {
      const reduction = mostTakenAway(summary, story, measure.key)
      const known = steps.get(measure.key)
      steps.set(measure.key, { measure, reduction: Math.max(reduction, known?.reduction ?? 0) })
    }
  }
  return [...steps].map(([key, { measure, reduction }]) => ({
    id: idOf(`step.${key}`),
    name: measure.text,
    description: [
      measure.told,
      ...measure.notes,
      say(reduction > 0 ? 'technical.tool.reduction' : 'technical.tool.unratedStep'),
    ].join('\n'),
    riskReduction: reduction,
    attributes: { step: key, state: measure.state },
  }))
}
