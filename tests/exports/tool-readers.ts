import * as z from 'zod'

/** A threat as a reader of a file takes it over. */
export interface ReadThreat {
  readonly id: string
  readonly title: string
  readonly type: string
  readonly words: string
  readonly mitigation: string
  /** What it hangs on: the shape's name and kind. */
  readonly at: { readonly name: string; readonly shape: string }
  readonly severity?: string
  readonly status?: string
  readonly number?: number
}

const stride = {
  actor: ['Spoofing', 'Repudiation'],
  store: ['Tampering', 'Repudiation', 'Information disclosure', 'Denial of service'],
  flow: ['Tampering', 'Information disclosure', 'Denial of service'],
  process: [
    'Spoofing',
    'Tampering',
    'Repudiation',
    'Information disclosure',
    'Denial of service',
    'Elevation of privilege',
  ],
} as const

/** The kinds of threat that Threat Dragon offers for a shape of a STRIDE diagram. */
export const offeredTypes = (shape: string): readonly string[] =>
  shape in stride ? stride[shape as keyof typeof stride] : []

const dragonThreat = z.object({
  id: z.uuid(),
  number: z.int().nonnegative(),
  title: z.string().min(1),
  type: z.string(),
  modelType: z.string(),
  status: z.enum(['Open', 'Mitigated', 'NotApplicable']),
  severity: z.enum(['TBD', 'Low', 'Medium', 'High', 'Critical']),
  description: z.string(),
  mitigation: z.string(),
})
const place = z.object({ x: z.number(), y: z.number() })
const extent = z.object({ width: z.number(), height: z.number() })
const dragonCell = z.object({
  id: z.uuid(),
  shape: z.enum(['actor', 'process', 'store', 'flow', 'trust-boundary-box']),
  position: place.optional(),
  size: extent.optional(),
  source: z.object({ cell: z.string() }).optional(),
  target: z.object({ cell: z.string() }).optional(),
  vertices: z.array(place).optional(),
  data: z.object({
    name: z.string().min(1),
    hasOpenThreats: z.boolean(),
    threats: z.array(dragonThreat).optional(),
    containedElements: z.array(z.string()).optional(),
  }),
})
const dragonFile = z.object({
  summary: z.object({ title: z.string().min(1), description: z.string(), owner: z.string() }),
  detail: z.object({
    threatTop: z.int(),
    contributors: z.array(z.object({ name: z.string() })),
    diagrams: z.array(z.object({ diagramType: z.literal('STRIDE'), cells: z.array(dragonCell) })),
  }),
})

/**
 * Reads a file as Threat Dragon 2 draws it: shapes by their kind, arrows between shapes that are there, and threats from
 * inside the data of a cell alone.
 */
export function readDragon(text: string) {
  const file = dragonFile.parse(JSON.parse(text))
  const cells = file.detail.diagrams.flatMap((diagram) => diagram.cells)
  const ids = new Set(cells.map(({ id }) => id))
  const drawn = cells.filter(
    ({ shape, source, target }) =>
      shape !== 'flow' || (ids.has(source?.cell ?? '') && ids.has(target?.cell ?? '')),
  )
  const threats = drawn.flatMap(({ shape, data }): ReadThreat[] =>
    (data.threats ?? []).map(({ description, ...threat }) => ({
      ...threat,
      words: description,
      at: { name: data.name, shape },
    })),
  )
  return { file, cells, drawn, threats }
}

const representation = z.object({
  representation: z.string(),
  position: place,
  size: extent,
})
const instances = z.array(
  z.object({ threat: z.string(), mitigations: z.array(z.object({ mitigation: z.string() })) }),
)
const otmFile = z.object({
  project: z.object({ id: z.string(), name: z.string(), description: z.string() }),
  representations: z.array(z.object({ id: z.string(), type: z.string() })),
  trustZones: z.array(z.object({ id: z.string(), representations: z.array(representation) })),
  components: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      type: z.string(),
      parent: z.object({ trustZone: z.string() }),
      representations: z.array(representation),
      threats: instances,
    }),
  ),
  dataflows: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      source: z.string(),
      destination: z.string(),
      threats: instances,
    }),
  ),
  threats: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      description: z.string(),
      categories: z.array(z.string()).optional(),
      risk: z.object({ likelihood: z.number().nullable(), impact: z.number() }),
    }),
  ),
  mitigations: z.array(z.object({ id: z.uuid(), name: z.string(), riskReduction: z.number() })),
})

/** The shape that Threat Dragon guesses for a component, by words in its type and its id. */
function guessedShape({ type, id }: { readonly type: string; readonly id: string }): string {
  const has = (word: string): boolean => type.includes(word) || id.includes(word)
  if (has('database')) return 'store'
  return has('service') ? 'process' : 'actor'
}

/**
 * Reads an Open Threat Model as Threat Dragon imports it: of a drawn diagram, what is drawn in it and the flows that
 * begin there; threats only as they hang on those, by their ids; of the mitigations of a threat the last one.
 */
export function readOtm(text: string) {
  const file = otmFile.parse(JSON.parse(text))
  const diagrams = new Set(
    file.representations.filter(({ type }) => type === 'diagram').map(({ id }) => id),
  )
  const isDrawn = (one: { readonly representations: z.infer<typeof representation>[] }): boolean =>
    one.representations.some((drawing) => diagrams.has(drawing.representation))
  const shapes = file.components.filter(isDrawn)
  const ids = new Set(shapes.map(({ id }) => id))
  const flows = file.dataflows.filter(({ source }) => ids.has(source))
  const hung = [
    ...shapes.map((one) => ({ ...one, shape: guessedShape(one) })),
    ...flows.map((one) => ({ ...one, shape: 'flow' })),
  ]
  const threats = hung.flatMap(({ name, shape, threats: all }): ReadThreat[] =>
    all.flatMap((instance) =>
      file.threats
        .filter(({ id }) => id === instance.threat)
        .map((threat) => {
          const last = instance.mitigations.at(-1)?.mitigation
          return {
            id: threat.id,
            title: threat.name,
            type: threat.categories?.[0] ?? 'Generic',
            words: threat.description,
            mitigation: file.mitigations.find(({ id }) => id === last)?.name ?? '',
            at: { name, shape },
          }
        }),
    ),
  )
  return { file, shapes, flows, zones: file.trustZones.filter(isDrawn), threats }
}
