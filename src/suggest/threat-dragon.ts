import * as z from 'zod'
import type { ModelPart } from '../content/suggest-rules.ts'
import type { Say } from '../message/words.ts'
import { type ForeignElement, type ForeignModel, mostElements } from './foreign-model.ts'

const text = z.string().catch('')
const flag = z.boolean().catch(false)

/** A drawn part; what is no part of the flow, such as a trust line, has another type. */
const cellSchema = z.looseObject({
  shape: text,
  data: z
    .looseObject({
      type: text,
      name: text,
      outOfScope: flag,
      isEncrypted: flag,
      isPublicNetwork: flag,
    })
    .optional()
    .catch(undefined),
  labels: z.array(z.unknown()).catch([]),
})
type Cell = z.infer<typeof cellSchema>

/** As much of a Threat Dragon model, version 2, as is read. */
const modelSchema = z.looseObject({
  summary: z.looseObject({ description: text }),
  detail: z.looseObject({
    diagrams: z.array(z.looseObject({ cells: z.array(z.unknown()).catch([]) })),
  }),
})

const partOf: Readonly<Record<string, ModelPart>> = {
  'tm.Actor': 'actor',
  'tm.Process': 'process',
  'tm.Store': 'store',
  'tm.Flow': 'flow',
}

/** Reads a Threat Dragon model; `undefined` where it is none. */
export function readThreatDragon(json: unknown, say: Say): ForeignModel | undefined {
  const read = modelSchema.safeParse(json)
  if (!read.success) return undefined
  const { summary, detail } = read.data
  const all = detail.diagrams.flatMap(({ cells }) => cells)
  const cells = all.slice(0, mostElements).flatMap((cell): Cell[] => {
    const one = cellSchema.safeParse(cell)
    return one.success ? [one.data] : []
  })
  const drawn = cells.filter((cell) => partIn(cell) !== undefined)
  const outside = drawn.filter(({ data }) => data?.outOfScope)
  const inScope = drawn.filter(({ data }) => !data?.outOfScope)
  const flows = inScope.filter((cell) => partIn(cell) === 'flow')
  return {
    about: summary.description,
    elements: inScope.flatMap(elementOf),
    internet: flows
      .filter(({ data }) => data?.isPublicNetwork)
      .map(({ data }) => data?.isEncrypted === true),
    left: [
      ...(all.length > mostElements ? [say('suggest.left.elements', { count: mostElements })] : []),
      ...outside.flatMap((cell) => {
        const [element] = elementOf(cell)
        return element ? [say('suggest.left.outOfScope', { words: element.name })] : []
      }),
    ],
  }
}

const partIn = ({ data }: Cell): ModelPart | undefined =>
  data && Object.hasOwn(partOf, data.type) ? partOf[data.type] : undefined

function elementOf(cell: Cell): readonly ForeignElement[] {
  const part = partIn(cell)
  const [label] = cell.labels
  const name = cell.data?.name || (typeof label === 'string' ? label : '')
  return part && name.trim() !== '' ? [{ name, parts: [part] }] : []
}
