import { limits } from '../domain/limits.ts'
import type { Safeguard } from './threat.ts'

/** A safety step as it is taken: for the whole product, or for one connected service. */
export interface Step extends Safeguard {
  /** The number of the one service that it is taken for; absent for all of them and for the whole product. */
  readonly service?: number
}

/** The id of a step that is taken for one service: `plan-b.2`. It holds no name. */
const idFor = (id: string, service: number): string => `${id}.${service}`

/** The id of the step in the catalogue, also for one that is taken for one service. */
export const catalogueId = (id: string): string => id.split('.')[0] ?? id

/**
 * The id of a step as one story takes it: a story that shares its threat with those of other services takes it for its
 * own service alone, so that what is done for one is not counted for another.
 */
export const stepIdFor = (
  { id, each }: Safeguard,
  { standsFor, among }: { readonly standsFor: readonly number[]; readonly among: number },
): string => {
  const [service, ...others] = standsFor
  const isAlone = each !== undefined && service !== undefined && others.length === 0
  return isAlone && among > 1 ? idFor(id, service) : id
}

const known = new WeakMap<readonly Safeguard[], ReadonlyMap<string, Step>>()

/** Every step by its id, those for one service too. */
export function stepsById(safeguards: readonly Safeguard[]): ReadonlyMap<string, Step> {
  const made = known.get(safeguards) ?? opened(safeguards)
  known.set(safeguards, made)
  return made
}

const opened = (safeguards: readonly Safeguard[]): ReadonlyMap<string, Step> =>
  new Map(
    safeguards.flatMap((step): [string, Step][] => {
      const copies = Array.from({ length: step.each ? limits.services : 0 }, (_, n): Step => {
        const service = n + 1
        return { ...step, id: idFor(step.id, service), service }
      })
      return [step, ...copies].map((each) => [each.id, each])
    }),
  )

/** Whether a step is taken for all that a story stands for. */
export const isFor = ({ service }: Step, standsFor: readonly number[]): boolean =>
  service === undefined || (standsFor.length > 0 && standsFor.every((each) => each === service))
