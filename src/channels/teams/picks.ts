import { calledLike } from '../../conversation/called-like.ts'
import { type ButtonAction, isActionOf } from '../../domain/button-action.ts'
import type { Person } from '../../domain/person.ts'
import { withValue } from '../../message/filled.ts'
import type { Element, Field, Form, Message } from '../../message/message.ts'
import { fieldsIn } from '../../message/parts.ts'
import { sayIn } from '../../message/words.ts'
import type { PlacesToPick } from '../adaptive-card/card.ts'
import { typedPlaceStart, typedStart } from '../adaptive-card/inputs.ts'
import type { TeamsDrawing } from './cards.ts'
import { colleaguesOf } from './colleagues.ts'
import type { TeamsContext } from './context.ts'
import { isPrivate, labelOf } from './place-label.ts'
import { isIn, placeCalled } from './place-search.ts'
import { postTargetsOf } from './post-targets.ts'
import type { Member } from './roster.ts'

/** For whom something is drawn. */
export interface CardReader {
  readonly tenantId: string
  readonly person: string
}

/** So many names in one card leave room for its words; with more people, a name can be typed too. */
const mostNames = 60

/** What can be picked, and what a card says about it. */
type Picks = Pick<TeamsDrawing, 'people' | 'places'>

/** The people and places that a card's fields ask for, as this reader may pick them. */
export async function picksFor(
  context: TeamsContext,
  reader: CardReader,
  { elements, language }: Pick<Message, 'elements' | 'language'>,
): Promise<Picks> {
  const own = { ...context, say: sayIn(context.say, language) }
  const fields = fieldsIn({ elements })
  const whoFields = fields.filter((field) => field.type === 'person')
  const where = fields.find((field) => field.type === 'place')
  return {
    ...(whoFields.length > 0 && {
      people: peopleIn(own, await colleaguesOf(context, reader, 'offer'), whoFields),
    }),
    ...(where && { places: await placesIn(own, reader, where.value) }),
  }
}

function peopleIn(
  { say }: TeamsContext,
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

async function placesIn(
  context: TeamsContext,
  { tenantId, person }: CardReader,
  chosen: string | undefined,
): Promise<PlacesToPick> {
  const { targets, isWhole, isUnsure } = await postTargetsOf(context, tenantId, person)
  const offered = targets.map((target) => ({ ...target, id: target.reference.conversationId }))
  const isOffered = chosen === undefined || offered.some(({ id }) => id === chosen)
  const more = isOffered ? [] : await oneMore(context, { tenantId, person }, chosen)
  const all = [...more, ...offered]
  return {
    options: (onlyPrivate) =>
      all
        .filter((target) => target.isPrivate || !onlyPrivate)
        .map(({ id, label }) => ({ value: id, label })),
    ...(!isWhole && { orType: context.say('teams.place.typed') }),
    ...(isUnsure && { unsure: context.say('teams.place.unsure') }),
  }
}

/** The place that was chosen, where it is not among those that are offered first. */
async function oneMore(context: TeamsContext, { tenantId, person }: CardReader, place: string) {
  const reference = await context.conversations.place(tenantId, place)
  if (!reference || !(await isIn(context, reference, person).catch(() => false))) return []
  const label = await labelOf(context, reference, person)
  return [{ id: place, label, isPrivate: isPrivate(reference) }]
}

/** A form that asks for a place where there is none says so instead, with a way to look again. */
export function withoutPlaces(
  { say }: TeamsContext,
  form: Form,
  places: TeamsDrawing['places'],
): Form | undefined {
  const field = fieldsIn(form).find((one) => one.type === 'place')
  if (!field || !places || places.orType !== undefined) return undefined
  if (places.options(field.onlyPrivate).length > 0) return undefined
  const { submit, language } = form
  const own = sayIn(say, language)
  const words = own(field.onlyPrivate ? 'teams.place.nonePrivate' : 'teams.place.none')
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
    submit: { label: own('teams.place.look'), action },
    ...(language !== undefined && { language }),
  }
}

/** The form with the values that were filled in, when it comes back to be corrected. */
export function filledIn(
  elements: readonly Element[],
  data: Readonly<Record<string, unknown>>,
): readonly Element[] {
  return elements.map((element) =>
    element.type === 'field' ? { ...element, field: filled(element.field, data) } : element,
  )
}

function filled(field: Field, data: Readonly<Record<string, unknown>>): Field {
  const given = [
    data[field.id],
    data[typedStart + field.id],
    data[typedPlaceStart + field.id],
  ].find((one) => one !== '' && one !== undefined)
  if (typeof given === 'string') return withValue(field, given)
  // A place that was found by its name stays.
  return field.id in data && field.type !== 'place' ? withValue(field, undefined) : field
}

/** What a card sent, with typed names turned into the people and places they are, and everybody it names. */
export async function withPicks(
  context: TeamsContext,
  reader: CardReader,
  data: Readonly<Record<string, unknown>>,
): Promise<{ readonly data: Record<string, unknown>; readonly people: readonly Person[] }> {
  const placed = await withPlaces(context, reader, data)
  const entries = Object.entries(placed)
  const typed = entries.filter(([key]) => key.startsWith(typedStart))
  const next = Object.fromEntries(entries.filter(([key]) => !key.startsWith(typedStart)))
  const isTyped = typed.some(([, name]) => typeof name === 'string' && name.trim() !== '')
  if (!isTyped && !Object.values(next).some(isPersonId)) return { data: next, people: [] }
  const colleagues = await colleaguesOf(context, reader, isTyped ? 'find' : 'offer')
  for (const [key, name] of typed) {
    const field = key.slice(typedStart.length)
    const isPicked = typeof next[field] === 'string' && next[field] !== ''
    if (isPicked || typeof name !== 'string' || name.trim() === '') continue
    const [found, another] = calledLike(colleagues, (one) => [one.name], name)
    next[field] = found && !another ? found.id : name.trim()
  }
  const values = new Set(Object.values(next))
  const people = colleagues.filter(({ id }) => values.has(id)).map(({ id, name }) => ({ id, name }))
  return { data: next, people: people.slice(0, mostPeople) }
}

const mostPeople = 50

/** How Teams writes the id of a person to one app. */
const isPersonId = (value: unknown): boolean => typeof value === 'string' && /^29:/.test(value)

/** A typed name of a place becomes the place; one that is not found stays as it was typed, to be told so. */
async function withPlaces(
  context: TeamsContext,
  reader: CardReader,
  data: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const next: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(data)) {
    if (!key.startsWith(typedPlaceStart)) next[key] = value
  }
  for (const [key, name] of Object.entries(data)) {
    const field = key.slice(typedPlaceStart.length)
    const isTyped = key.startsWith(typedPlaceStart) && typeof name === 'string'
    if (!isTyped || name.trim() === '' || (next[field] ?? '') !== '') continue
    const place = await placeCalled(context, reader, name)
    next[field] = place?.conversationId ?? name.trim()
  }
  return next
}
