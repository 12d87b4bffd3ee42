import type { Person } from '../../domain/person.ts'
import type { ReviewEvent } from '../event.ts'
import { fieldsOfIds, fieldsOfPeople, meaningOf } from '../event-fields.ts'

/** Somebody who stands in the place of a person; nobody ever has their id. */
export interface StandIn {
  /** Whom they stand for, by id. */
  readonly person: string
  readonly instead: Pick<Person, 'id' | 'name'>
}

const start = 'Whatif: former '

/** The id of a former colleague, which no name of anybody can become. */
export const formerId = (secret: string): string => `${start}${secret}`

/** Former colleagues whom events name, by id. */
export const formerIn = (events: readonly ReviewEvent[]): readonly string[] =>
  [...peopleIn(events).keys()].filter((id) => id.startsWith(start))

/** Everybody whom events name by id, with each name that they had there. */
export function peopleIn(events: readonly ReviewEvent[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  const note = (id: string, name?: string): void => {
    const names = found.get(id) ?? new Set()
    found.set(id, name === undefined ? names : names.add(name))
  }
  const look = (value: unknown, field: string): void => {
    if (typeof value === 'string' && fieldsOfIds.has(field)) note(value)
    else if (isPerson(value, field)) note(value.id, value.name)
    else if (Array.isArray(value)) for (const one of value) look(one, field)
    else if (isObject(value))
      for (const [name, inside] of Object.entries(value)) look(inside, meaningOf(name, value))
  }
  for (const event of events) look(event, '')
  return found
}

/** Events in which somebody stands in the place of a person, wherever that person is named; the others stay the same objects. */
export const eventsWithout = (
  events: readonly ReviewEvent[],
  standIn: StandIn,
): readonly ReviewEvent[] => events.map((event) => without(event, '', standIn) as ReviewEvent)

function without(value: unknown, field: string, standIn: StandIn): unknown {
  const { person, instead } = standIn
  if (typeof value === 'string')
    return value === person && fieldsOfIds.has(field) ? instead.id : value
  if (isPerson(value, field) && value.id === person) return { ...instead }
  if (Array.isArray(value)) {
    const next = value.map((one) => without(one, field, standIn))
    return next.some((one, at) => one !== value[at]) ? next : value
  }
  if (!isObject(value)) return value
  const next = Object.entries(value).map(
    ([name, inside]) => [name, without(inside, meaningOf(name, value), standIn)] as const,
  )
  return next.some(([name, inside]) => inside !== value[name]) ? Object.fromEntries(next) : value
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isPerson = (value: unknown, field: string): value is Person =>
  fieldsOfPeople.has(field) &&
  isObject(value) &&
  typeof value['id'] === 'string' &&
  typeof value['name'] === 'string'
