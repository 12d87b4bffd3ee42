import type { Summary } from '../summary.ts'
import { type Exchange, type Part, productParts } from './product-parts.ts'

/** Kinds of element in a data-flow model of a product. */
export const elementKinds = ['person', 'process', 'store', 'service', 'supplier'] as const
export type ElementKind = (typeof elementKinds)[number]

/** Places that are trusted alike: those who use it, the team with its product, connected services, and suppliers. */
export const zoneKinds = ['people', 'team', 'services', 'suppliers'] as const
export type ZoneKind = (typeof zoneKinds)[number]

/** Somebody or something in the model. */
export interface ModelElement {
  /** Stays when anything is renamed: `store.contact`, `service.2`. */
  readonly id: string
  readonly kind: ElementKind
  readonly name: string
  readonly zone: ZoneKind
  /** Nobody said so. */
  readonly assumed: boolean
  /** What can be done with it; for the product alone. */
  readonly does?: readonly string[]
}

/** What goes from one element to another. */
export interface ModelFlow {
  /** Both ends, `person.public>product`. */
  readonly id: string
  readonly name: string
  readonly from: string
  readonly to: string
  /** The kinds of information that were named; empty where none was. */
  readonly information: readonly string[]
  readonly assumed: boolean
}

/** A line that something crosses between places that are not trusted alike. */
export interface TrustLine {
  /** Both zones, `people|team`. */
  readonly id: string
  readonly between: readonly [ZoneKind, ZoneKind]
  /** Ids of the flows that cross it. */
  readonly flows: readonly string[]
}

/** A product as a data-flow model: who and what there is, what goes where, and where trust changes. */
export interface ProductModel {
  readonly elements: readonly ModelElement[]
  readonly flows: readonly ModelFlow[]
  readonly trustLines: readonly TrustLine[]
  /** Whose information is in it although they do not use it. */
  readonly about: readonly string[]
}

/** The element that is the product itself. */
export const productElement = 'product'
const deviceElement = 'device'

/** Reads the model out of the answers; what nobody said is marked as assumed. */
export function productModel(summary: Summary): ProductModel {
  const { say } = summary
  const parts = productParts(summary)
  const elements = elementsOf(summary, parts)
  const services = [
    ...parts.services,
    ...parts.connected.map((part) => ({ ...part, gives: unsaid, gets: unsaid })),
  ]
  const flows = [
    ...elements
      .filter(({ kind }) => kind === 'person')
      .map(({ id, assumed }) => flow([id, productElement], say('model.flow.uses'), { assumed })),
    ...(parts.hasDevice
      ? [
          flow([productElement, deviceElement], say('model.flow.tells'), { assumed: true }),
          flow([deviceElement, productElement], say('model.flow.reports'), { assumed: true }),
        ]
      : []),
    ...parts.keeps.map(({ id, name, assumed }) =>
      flow([productElement, `store.${id}`], say('model.flow.keeps'), {
        assumed,
        names: [name],
      }),
    ),
    ...services.flatMap(({ id, gives, gets }) => [
      flow([productElement, `service.${id}`], say('model.flow.gives'), gives),
      flow([`service.${id}`, productElement], say('model.flow.gets'), gets),
    ]),
    ...parts.suppliers.map(({ id, assumed }) =>
      flow([`supplier.${id}`, productElement], say('model.flow.supplies'), { assumed }),
    ),
  ]
  return { elements, flows, trustLines: trustLines(elements, flows), about: names(parts.about) }
}

type Parts = ReturnType<typeof productParts>

const unsaid: Exchange = { names: [], assumed: true }
const names = (parts: readonly Part[]): readonly string[] => parts.map(({ name }) => name)

function elementsOf({ say }: Summary, parts: Parts): readonly ModelElement[] {
  const as =
    (kind: ElementKind, zone: ZoneKind) =>
    ({ id, name, assumed }: Part): ModelElement => ({
      id: `${kind}.${id}`,
      kind,
      name,
      zone,
      assumed,
    })
  const person = (part: Part) => as('person', part.id === 'staff' ? 'team' : 'people')(part)
  return [
    ...parts.people.map(person),
    ...(parts.staff ? [person(parts.staff)] : []),
    {
      id: productElement,
      kind: 'process',
      name: parts.product,
      zone: 'team',
      assumed: false,
      does: names(parts.does),
    },
    ...(parts.hasDevice
      ? [
          {
            id: deviceElement,
            kind: 'process' as const,
            name: say('model.device'),
            zone: 'people' as const,
            assumed: false,
          },
        ]
      : []),
    ...parts.keeps.map(as('store', 'team')),
    ...[...parts.services, ...parts.connected].map(as('service', 'services')),
    ...parts.suppliers.map(as('supplier', 'suppliers')),
  ]
}

const flow = (
  [from, to]: readonly [string, string],
  name: string,
  { names: information = [], assumed }: Partial<Exchange> & Pick<Exchange, 'assumed'>,
): ModelFlow => ({ id: `${from}>${to}`, name, from, to, information, assumed })

/** One line for each pair of zones between which anything goes. */
function trustLines(
  elements: readonly ModelElement[],
  flows: readonly ModelFlow[],
): readonly TrustLine[] {
  const zones = new Map(elements.map(({ id, zone }) => [id, zone]))
  const rank = (zone: ZoneKind): number => zoneKinds.indexOf(zone)
  const lines = new Map<string, TrustLine>()
  for (const { id, from, to } of flows) {
    const [one, other] = [zones.get(from), zones.get(to)]
    if (!one || !other || one === other) continue
    const between = rank(one) < rank(other) ? ([one, other] as const) : ([other, one] as const)
    const key = between.join('|')
    const known = lines.get(key)?.flows ?? []
    lines.set(key, { id: key, between, flows: [...known, id] })
  }
  return [...lines.values()]
}
