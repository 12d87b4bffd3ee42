import type { Finding } from '../../analysis/finding.ts'
import { catalogueId } from '../../analysis/step-ids.ts'
import type { Actor, Threat } from '../../analysis/threat.ts'
import type { Summary } from '../summary.ts'
import { type ModelElement, type ProductModel, productElement } from './product-model.ts'

type Place = Threat['elements'][number]

/** What tells where in a product a story happens. */
interface Where {
  readonly finding: Finding
  readonly actors: ReadonlySet<Actor>
  readonly places: readonly Place[]
  readonly model: ProductModel
}

/**
 * Ids of the elements and flows that a story happens at, the main one first; at least the product itself. They follow
 * from the kinds of element that its catalogue entry names (STRIDE per element), from who does it, from the
 * information it touches and from the service it is told of.
 */
export function findingElements(
  { input }: Pick<Summary, 'input'>,
  model: ProductModel,
  finding: Finding,
): readonly [string, ...string[]] {
  const threat = threatOf({ input }, finding)
  const where: Where = {
    finding,
    actors: new Set(threat?.actors ?? []),
    places: threat?.elements ?? [],
    model,
  }
  const found = new Set(where.places.flatMap((place) => at[place](where)))
  const [main = productElement, ...others] = found
  return [main, ...others]
}

/**
 * The entry of the catalogue that a story is told from, also where some services share it (`link-down.2`); `undefined`
 * once the catalogue has it no more.
 */
export const threatOf = (
  { input }: Pick<Summary, 'input'>,
  { id, threat = id }: Pick<Finding, 'id' | 'threat'>,
): Threat | undefined => input.catalogue.threats.find((one) => one.id === catalogueId(threat))

const at: Readonly<Record<Place, (where: Where) => readonly string[]>> = {
  process: ({ model }) => [productElement, ...idsOf(model, (element) => element.id === 'device')],
  store: storesOf,
  actor: actorsOf,
  external: outsideOf,
  flow: flowsOf,
}

const idsOf = (
  { elements }: ProductModel,
  matches: (element: ModelElement) => boolean,
): readonly string[] => elements.filter(matches).map(({ id }) => id)

/** The stores of the kinds of information that it touches; all of them where it names none, or none that is kept. */
function storesOf({ finding, model }: Where): readonly string[] {
  const touched = new Set((finding.touches ?? []).map((kind) => `store.${kind}`))
  const some = idsOf(model, ({ id }) => touched.has(id))
  return some.length > 0 ? some : idsOf(model, ({ kind }) => kind === 'store')
}

/** Those who do it, as far as they are in the model; everybody where that is nobody of them. */
function actorsOf({ actors, model }: Where): readonly string[] {
  const groups = new Set([...actors].map((actor) => `person.${actor}`))
  const some = idsOf(model, ({ id }) => groups.has(id))
  return some.length > 0 ? some : idsOf(model, ({ kind }) => kind === 'person')
}

/** The service that it is told of; else all that stand outside and could be meant. */
function outsideOf({ finding, actors, model }: Where): readonly string[] {
  const named = idsOf(model, ({ id }) => id === serviceElement(finding))
  if (named.length > 0) return named
  const kinds = actors.has('partner') ? ['supplier', 'service'] : ['service', 'supplier']
  const outside = kinds
    .map((kind) => idsOf(model, (element) => element.kind === kind))
    .find((ids) => ids.length > 0)
  return outside ?? idsOf(model, ({ kind }) => kind === 'person')
}

/** What goes to and from its service; else what people send, or what services are given. */
function flowsOf(where: Where): readonly string[] {
  const { finding, places, model } = where
  const ends = (matches: (id: string) => boolean): readonly string[] =>
    model.flows.filter(({ from, to }) => matches(from) || matches(to)).map(({ id }) => id)
  const named = finding.service && ends((id) => id === serviceElement(finding))
  if (named && named.length > 0) return named
  const services = ends((id) => id.startsWith('service.'))
  const people = ends((id) => id.startsWith('person.'))
  const isOutside = places.includes('external') && services.length > 0
  return isOutside || people.length === 0 ? services : people
}

/** The element of the service that a story is told of: the number of the service is all that stays of it. */
function serviceElement({ service }: Finding): string | undefined {
  if (!service) return undefined
  return `service.${service.id}`
}
