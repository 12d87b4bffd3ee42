import type { EventOf, ReviewEvent } from '../event.ts'
import { fieldsOfIds, fieldsOfPeople, meaningOf } from '../event-fields.ts'

/** An event, or the part of one, that is somebody's own. */
export interface Theirs {
  readonly type: string
  readonly at: string
  readonly [field: string]: unknown
}

/** What everybody's answers came to, and what others said before: it is not what this person did. */
const ofEverybody: Readonly<Partial<Record<ReviewEvent['type'], readonly string[]>>> = {
  published: ['analysis', 'since', 'gone'],
  carried: ['baseline', 'answers', 'chosen', 'deeper', 'people', 'stories'],
}

/** What somebody did, without anybody else; and what they did at an earlier look and a later one took over. */
export const actsIn = (events: readonly ReviewEvent[], person: string): readonly Theirs[] =>
  events.flatMap((event) => [
    ...(event.by === person ? [ownPart(event, person)] : []),
    ...(event.type === 'carried' ? carriedOf(event, person) : []),
  ])

/** What others did about somebody: of a decision, what they were given; never who did it, nor why they think so. */
export const eventsAbout = (events: readonly ReviewEvent[], person: string): readonly Theirs[] =>
  events.flatMap((event) => {
    if (event.by === person || event.type === 'carried' || !isAbout(event, person)) return []
    const { reason: _, words: __, ...rest } = ownPart(event, person)
    return [rest as Theirs]
  })

/** Whether it names them in a field of its own. */
const isAbout = (event: ReviewEvent, person: string): boolean =>
  Object.entries(event).some(
    ([field, value]) =>
      (fieldsOfIds.has(field) && value === person) ||
      (fieldsOfPeople.has(field) && idOf(value) === person),
  )

function ownPart(event: ReviewEvent, person: string): Theirs {
  const left = ofEverybody[event.type] ?? []
  const fields = Object.entries(event).filter(([field]) => !left.includes(field))
  return withoutOthers(Object.fromEntries(fields), person) as unknown as Theirs
}

/** The same without the ids and names of anybody else. */
function withoutOthers(value: unknown, person: string): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutOthers(one, person))
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).filter(
    ([field, inside]) => !isOther(meaningOf(field, value), inside, person),
  )
  return Object.fromEntries(fields.map(([field, inside]) => [field, withoutOthers(inside, person)]))
}

function isOther(field: string, value: unknown, person: string): boolean {
  if (typeof value === 'string') return fieldsOfIds.has(field) && value !== person
  const id = fieldsOfPeople.has(field) ? idOf(value) : undefined
  return id !== undefined && id !== person
}

const idOf = (value: unknown): string | undefined => {
  if (typeof value !== 'object' || value === null || !('id' in value)) return undefined
  return typeof value.id === 'string' ? value.id : undefined
}

function carriedOf(
  { at, answers, stories }: EventOf<'carried'>,
  person: string,
): readonly Theirs[] {
  const answered = answers.filter(({ by }) => by === person)
  const said = stories.flatMap(({ finding, decision, claim, override, own, ways = [] }) => [
    ...(decision?.by === person || decision?.owner === person
      ? [{ finding, decision: decidedFor(decision, person) }]
      : []),
    ...(claim?.by === person ? [{ finding, claim: withoutOthers(claim, person) }] : []),
    ...(override?.by === person ? [{ finding, override }] : []),
    ...(own?.by === person ? [{ finding, own }] : []),
    ...ways.flatMap((way) => (way.by === person ? [{ finding, way }] : [])),
  ])
  return [
    ...answered.map((one) => ({ ...one, type: 'carriedAnswer' })),
    ...said.map((one) => ({ ...one, type: 'carriedStory', at })),
  ]
}

type Decided = NonNullable<EventOf<'carried'>['stories'][number]['decision']>

/** A decision of theirs, or one that they see to, without what others say: why they think so, or what shows that it is done. */
function decidedFor(decision: Decided, person: string): unknown {
  const { reason, shown, declined, ...rest } = decision
  const { reason: why, ...turnedDown } = declined ?? {}
  const own = {
    ...rest,
    ...(decision.by === person && reason !== undefined && { reason }),
    // Whoever sees to it says so.
    ...(decision.owner === person && shown !== undefined && { shown }),
    ...(declined && {
      declined: declined.by === person && why !== undefined ? declined : turnedDown,
    }),
  }
  return withoutOthers(own, person)
}
