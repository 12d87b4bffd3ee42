import * as z from 'zod'
import type { ModelMark, ModelPart } from '../content/suggest-rules.ts'
import type { Say } from '../message/words.ts'
import { type ForeignElement, type ForeignModel, mostElements } from './foreign-model.ts'
import { dragonMeasures, dragonThreats, threatSchema } from './threat-dragon-threats.ts'

const text = z.string().catch('')
const flag = z.boolean().catch(false)
const end = z.object({ cell: text }).optional().catch(undefined)

/** A drawn part; what is no part of the flow, such as a line between two shapes, has another type. */
const cellSchema = z.looseObject({
  id: text,
  shape: text,
  source: end,
  target: end,
  data: z
    .looseObject({
      type: text,
      name: text,
      outOfScope: flag,
      isEncrypted: flag,
      isPublicNetwork: flag,
      protocol: text,
      isALog: flag,
      isWebApplication: flag,
      handlesCardPayment: flag,
      storesCredentials: flag,
      providesAuthentication: flag,
      threats: z.array(threatSchema).catch([]),
    })
    .optional()
    .catch(undefined),
  labels: z.array(z.unknown()).catch([]),
})
type Cell = z.infer<typeof cellSchema>
type Data = NonNullable<Cell['data']>

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
  'tm.Boundary': 'zone',
  'tm.BoundaryBox': 'zone',
}

/** What is ticked there, and what it says. */
const markOf = {
  isWebApplication: 'webApplication',
  handlesCardPayment: 'cardPayment',
  storesCredentials: 'credentials',
  providesAuthentication: 'authentication',
} as const satisfies Partial<Record<keyof Data, ModelMark>>

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
  const inScope = drawn.filter(({ data }) => !data?.outOfScope)
  const flows = inScope.filter((cell) => partIn(cell) === 'flow')
  const stores = inScope.filter((cell) => partIn(cell) === 'store' && !cell.data?.isALog)
  const threats = inScope.flatMap(({ data }) => data?.threats ?? [])
  const sentOf = flowsByEnd(flows)
  return {
    about: summary.description,
    elements: inScope.flatMap((cell) => elementOf(cell, sentOf)),
    internet: flows
      .filter(({ data }) => data?.isPublicNetwork)
      .map(({ data }) => data?.isEncrypted === true),
    stored: stores.map(({ data }) => data?.isEncrypted === true),
    threats: dragonThreats(threats),
    measures: dragonMeasures(threats),
    left: [
      ...(all.length > mostElements ? [say('suggest.left.elements', { count: mostElements })] : []),
      ...drawn
        .filter(({ data }) => data?.outOfScope)
        .flatMap((cell) => elementOf(cell))
        .map(({ name }) => say('suggest.left.outOfScope', { words: name })),
    ],
  }
}

const partIn = ({ data }: Cell): ModelPart | undefined =>
  data && Object.hasOwn(partOf, data.type) ? partOf[data.type] : undefined

const nameOf = ({ data, labels: [label] }: Cell): string =>
  (data?.name || (typeof label === 'string' ? label : '')).replaceAll(/\s+/g, ' ').trim()

type SentOf = (shape: string) => readonly string[]

function elementOf(cell: Cell, sentOf: SentOf = () => []): readonly ForeignElement[] {
  const part = partIn(cell)
  const name = nameOf(cell)
  if (!part || name === '') return []
  const marks = (Object.keys(markOf) as (keyof typeof markOf)[])
    .filter((tick) => cell.data?.[tick])
    .map((tick) => markOf[tick])
  return [{ name, parts: [part], marks, flows: sentOf(cell.id) }]
}

/** What goes to and from each shape; a flow that is called as its way is says nothing of what goes. */
function flowsByEnd(flows: readonly Cell[]): SentOf {
  const sent = new Map<string, Set<string>>()
  for (const cell of flows) {
    const name = nameOf(cell)
    if (name === '' || waysOfSending.test(name) || name === cell.data?.protocol) continue
    for (const shape of [cell.source?.cell, cell.target?.cell]) {
      if (!shape) continue
      const known = sent.get(shape) ?? new Set()
      sent.set(shape, known.add(name))
    }
  }
  return (shape) => [...(sent.get(shape) ?? [])]
}

const waysOfSending = /^(?:https?|tcp|udp|tls|ssl|ssh|sql|rest|grpc|wss?|mqtts?|amqp|s?ftps?)\b/i
