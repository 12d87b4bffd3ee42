import * as z from 'zod'
import type { ModelPart } from '../content/suggest-rules.ts'
import type { Say } from '../message/words.ts'
import {
  type ForeignElement,
  type ForeignModel,
  type ForeignThreat,
  mostElements,
} from './foreign-model.ts'
import { effectOf } from './threat-effect.ts'

const text = z.string().catch('')
const list = <Item extends z.ZodType>(item: Item) => z.array(item).catch([])

/** Where a threat hangs, with what is done about it. */
const instance = z.looseObject({
  mitigations: list(z.looseObject({ mitigation: text, state: text })),
})
const part = z.looseObject({ id: text, name: text, type: text, threats: list(instance) })

/** As much of an Open Threat Model, version 0.2.0, as is read. */
const modelSchema = z.looseObject({
  otmVersion: z.string(),
  project: z.looseObject({ description: text }),
  assets: list(z.looseObject({ name: text })),
  trustZones: list(z.looseObject({ name: text })),
  components: list(part),
  dataflows: list(part.extend({ source: text, destination: text })),
  threats: list(
    z.looseObject({
      name: text,
      categories: list(text),
      risk: z.looseObject({ impact: z.number() }).optional().catch(undefined),
    }),
  ),
  mitigations: list(z.looseObject({ id: text, name: text })),
})
type Model = z.infer<typeof modelSchema>

/** Words in the type of a component that say what it is. */
const types: readonly (readonly [RegExp, readonly ModelPart[]])[] = [
  [/database|storage|\bstore\b|-store|bucket|cache|rds|dynamo|sql|queue/, ['store']],
  [/client|browser|actor|person|user|external/, ['actor']],
]
/** A component of any other type does something in the product or is a system outside: its name tells which. */
const unclear: readonly ModelPart[] = ['process', 'actor']

/** Reads an Open Threat Model; `undefined` where it is none. */
export function readOpenThreatModel(value: unknown, say: Say): ForeignModel | undefined {
  const read = modelSchema.safeParse(value)
  if (!read.success) return undefined
  const model = read.data
  const elements = elementsOf(model).filter(({ name }) => name.trim() !== '')
  return {
    about: model.project.description,
    elements: elements.slice(0, mostElements),
    internet: [],
    stored: [],
    threats: ratedThreats(model),
    measures: measuresInPlace(model),
    left:
      elements.length > mostElements ? [say('suggest.left.elements', { count: mostElements })] : [],
  }
}

function elementsOf({ assets, components, dataflows, trustZones }: Model): ForeignElement[] {
  const sent = sentOf(dataflows)
  return [
    ...components.map(({ id, name, type }) => ({
      name,
      type,
      parts: partsOf(type),
      flows: isSystem(type) ? [] : [...(sent.get(id) ?? [])],
    })),
    ...assets.map(({ name }) => ({ name, parts: ['information' as const] })),
    ...dataflows.map(({ name }) => ({ name, parts: ['flow' as const] })),
    ...trustZones.map(({ name }) => ({ name, parts: ['zone' as const] })),
  ]
}

const partsOf = (type: string): readonly ModelPart[] =>
  types.find(([mark]) => mark.test(type.toLowerCase()))?.[1] ?? unclear

/** An outside system is drawn where people are, and is none. */
const isSystem = (type: string): boolean =>
  /external|system|service|supplier/.test(type.toLowerCase())

/** What goes to and from each component. */
function sentOf(dataflows: Model['dataflows']): ReadonlyMap<string, ReadonlySet<string>> {
  const sent = new Map<string, Set<string>>()
  for (const { name, source, destination } of dataflows) {
    if (name.trim() === '') continue
    for (const id of [source, destination]) sent.set(id, (sent.get(id) ?? new Set()).add(name))
  }
  return sent
}

const ratedThreats = ({ threats }: Model): readonly ForeignThreat[] =>
  threats.flatMap(({ name, categories, risk }) =>
    risk ? [{ title: name, severity: risk.impact, ...effectOf(categories) }] : [],
  )

/** What is in place against a threat somewhere. */
function measuresInPlace({ components, dataflows, mitigations }: Model): readonly string[] {
  const inPlace = new Set(
    [...components, ...dataflows]
      .flatMap(({ threats }) => threats.flatMap((threat) => threat.mitigations))
      .filter(({ state }) => /^implemented$/i.test(state))
      .map(({ mitigation }) => mitigation),
  )
  return mitigations.filter(({ id }) => inPlace.has(id)).map(({ name }) => name)
}
