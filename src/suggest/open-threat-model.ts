import * as z from 'zod'
import type { ModelPart } from '../content/suggest-rules.ts'
import type { Say } from '../message/words.ts'
import { type ForeignElement, type ForeignModel, mostElements } from './foreign-model.ts'

const text = z.string().catch('')
const named = z.looseObject({ name: text, type: text })

/** As much of an Open Threat Model, version 0.2.0, as is read. */
const modelSchema = z.looseObject({
  otmVersion: z.string(),
  project: z.looseObject({ description: text }),
  assets: z.array(named).catch([]),
  components: z.array(named).catch([]),
  dataflows: z.array(named).catch([]),
})

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
  const { project, assets, components, dataflows } = read.data
  const all: readonly ForeignElement[] = [
    ...components.map(({ name, type }) => ({ name, parts: partsOf(type) })),
    ...assets.map(({ name }) => ({ name, parts: ['information' as const] })),
    ...dataflows.map(({ name }) => ({ name, parts: ['flow' as const] })),
  ].filter(({ name }) => name.trim() !== '')
  return {
    about: project.description,
    elements: all.slice(0, mostElements),
    internet: [],
    left: all.length > mostElements ? [say('suggest.left.elements', { count: mostElements })] : [],
  }
}

const partsOf = (type: string): readonly ModelPart[] =>
  types.find(([mark]) => mark.test(type.toLowerCase()))?.[1] ?? unclear
