import { AppError } from '../../errors.ts'
import { plainName } from '../plain-name.ts'
import type { ReviewRecord } from '../record.ts'
import { peopleIn } from './person-in-events.ts'

/** Somebody and each name that they had. */
export interface Named {
  readonly id: string
  readonly names: readonly string[]
}

/** Everybody whom a record names, with each name that they had there. */
export const namedIn = ({ events }: Pick<ReviewRecord, 'events'>): readonly Named[] =>
  [...peopleIn(events)].map(([id, names]) => ({ id, names: [...names] }))

/**
 * The person whom words mean, by an id or a name that they had; `undefined` for nobody.
 * @throws AppError('bad-input') where several have that name
 */
export function whoIsMeant(known: readonly Named[], words: string): Named | undefined {
  const byId = known.find(({ id }) => id === words)
  if (byId) return byId
  const called = known.filter(({ names }) =>
    names.some((name) => plainName(name) === plainName(words)),
  )
  const [only, ...others] = called
  if (others.length === 0) return only
  const ids = called.map(({ id }) => id).join(', ')
  throw new AppError('bad-input', `Several people were called “${words}”.`, {
    hint: `Name one by their id: ${ids}`,
  })
}

/** The same people, each once, with all their names. */
export function joined(people: Iterable<Named>): readonly Named[] {
  const all = new Map<string, Set<string>>()
  for (const { id, names } of people) all.set(id, new Set([...(all.get(id) ?? []), ...names]))
  return [...all].map(([id, names]) => ({ id, names: [...names] }))
}
