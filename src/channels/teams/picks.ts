import { type ButtonAction, isActionOf } from '../../domain/button-action.ts'
import type { Person } from '../../domain/person.ts'
import type { Element, Field, Form, Message, Option } from '../../message/message.ts'
import { typedStart } from '../adaptive-card/inputs.ts'
import type { Drawing } from './cards.ts'
import type { Desk } from './desk.ts'
import type { Member } from './roster.ts'
import { colleaguesOf, spotsOf } from './spots.ts'

/** For whom something is drawn. */
export interface Reader {
  readonly tenantId: string
  readonly person: string
}

/** So many names in one card leave room for its words; with more people, a name can be typed too. */
const mostNames = 60

/** The people and places that a card's fields ask for, as this reader may pick them. */
export async function picksFor(
  desk: Desk,
  { tenantId, person }: Reader,
  { elements }: Pick<Message, 'elements'>,
): Promise<Pick<Drawing, 'people' | 'places'>> {
  const fields = elements.flatMap((element) => (element.type === 'field' ? [element.field] : []))
  const whoFields = fields.filter((field) => field.type === 'person')
  const asksWhere = fields.some(({ type }) => type === 'place')
  return {
    ...(whoFields.length > 0 && {
      people: peopleIn(desk, await colleaguesOf(desk, tenantId, person), whoFields),
    }),
    ...(asksWhere && { places: await placesIn(desk, tenantId, person) }),
  }
}

function peopleIn(
  { say }: Desk,
  colleagues: readonly Member[],
  fields: readonly (Field & { type: 'person' })[],
) {
  const chosen = new Set(fields.map((field) => field.person))
  const most = Math.floor(mostNames / fields.length)
  const ordered = [
    ...colleagues.filter(({ id }) => chosen.has(id)),
    ...colleagues.filter(({ id }) => !chosen.has(id)),
  ]
  const options = ordered.slice(0, most).map(({ id, name }) => ({ value: id, label: name }))
  const isWhole = options.length > 0 && options.length === ordered.length
  return { options, ...(!isWhole && { orType: say('teams.person.typed') }) }
}

async function placesIn(desk: Desk, tenantId: string, person: string) {
  const spots = await spotsOf(desk, tenantId, person)
  return (onlyPrivate: boolean): readonly Option[] =>
    spots
      .filter((spot) => spot.isPrivate || !onlyPrivate)
      .map(({ reference, label }) => ({ value: reference.conversationId, label }))
}

/** A form that asks for a place where there is none says so instead, with a way to look again. */
export function withoutPlaces(
  { say }: Desk,
  form: Form,
  places: Drawing['places'],
): Form | undefined {
  const field = form.elements
    .flatMap((element) => (element.type === 'field' ? [element.field] : []))
    .find((one) => one.type === 'place')
  if (!field || !places || places(field.onlyPrivate).length > 0) return undefined
  const words = say(field.onlyPrivate ? 'teams.place.nonePrivate' : 'teams.place.none')
  const { submit } = form
  if (!isActionOf(submit.action, 'publish')) return undefined
  const { review = '', how = 'all' } = submit.action
  const action: ButtonAction = {
    type: 'openPublish',
    review,
    how,
    onlyPrivate: field.onlyPrivate,
  }
  return {
    title: form.title,
    elements: [{ type: 'text', text: words }],
    submit: { label: say('teams.place.look'), action },
  }
}

/** What was filled in stands in the form when it comes back to be mended. */
export function filledIn(
  elements: readonly Element[],
  data: Readonly<Record<string, unknown>>,
): readonly Element[] {
  return elements.map((element) =>
    element.type === 'field' ? { ...element, field: filled(element.field, data) } : element,
  )
}

function filled(field: Field, data: Readonly<Record<string, unknown>>): Field {
  const given = data[field.id]
  if (typeof given !== 'string') return field
  switch (field.type) {
    case 'choices':
      return { ...field, value: given.split(',').filter((value) => value !== '') }
    case 'toggle':
      return { ...field, value: given === 'true' }
    case 'person':
      return { ...field, value: given, person: given }
    default:
      return { ...field, value: given }
  }
}

/** What a card sent, with typed names turned into the people they are, and everybody it names. */
export async function withPeople(
  desk: Desk,
  { tenantId, person }: Reader,
  data: Readonly<Record<string, unknown>>,
): Promise<{ readonly data: Record<string, unknown>; readonly people: readonly Person[] }> {
  const entries = Object.entries(data)
  const typed = entries.filter(([key]) => key.startsWith(typedStart))
  const next = Object.fromEntries(entries.filter(([key]) => !key.startsWith(typedStart)))
  const namesSomebody =
    Object.values(next).some(isPersonId) || typed.some(([, name]) => name !== '')
  if (!namesSomebody) return { data: next, people: [] }
  const colleagues = await colleaguesOf(desk, tenantId, person)
  for (const [key, name] of typed) {
    const field = key.slice(typedStart.length)
    const isPicked = typeof next[field] === 'string' && next[field] !== ''
    if (isPicked || typeof name !== 'string' || name.trim() === '') continue
    next[field] = called(colleagues, name)?.id ?? name.trim()
  }
  const values = new Set(Object.values(next))
  const people = colleagues.filter(({ id }) => values.has(id)).map(({ id, name }) => ({ id, name }))
  return { data: next, people: people.slice(0, mostPeople) }
}

const mostPeople = 50

/** How Teams writes the id of a person to one app. */
const isPersonId = (value: unknown): boolean => typeof value === 'string' && /^29:/.test(value)

/** The one whose name was typed, or the only one whose name begins so. */
function called(colleagues: readonly Member[], typed: string): Member | undefined {
  const wanted = plain(typed)
  const same = colleagues.filter(({ name }) => plain(name) === wanted)
  const near = colleagues.filter(({ name }) => plain(name).startsWith(wanted))
  const found = same.length > 0 ? same : near
  return found.length === 1 ? found[0] : undefined
}

const plain = (name: string): string =>
  name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
