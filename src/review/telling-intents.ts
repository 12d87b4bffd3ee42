import type { NoticeCardKind } from '../domain/card.ts'
import type { ReviewEvent } from './event.ts'
import { type Matter, mattersOf } from './matters.ts'
import type { CardIntent } from './outbox.ts'
import type { OutboxEntry } from './record.ts'
import type { ReviewContext } from './review-context.ts'

/** The cards that tell somebody what waits for them; of each kind the newest alone says it. */
export type TellingCard = Extract<NoticeCardKind, 'waiting' | 'owner' | 'pastDates'>
const tellingCards: ReadonlySet<string> = new Set<TellingCard>(['waiting', 'owner', 'pastDates'])

const isFor = ({ to, card }: OutboxEntry, person: string, kind: string): boolean =>
  card.kind === kind && to.kind === 'person' && to.person === person

/** True for the newest card of its kind that its reader has. */
export const isNewest = (outbox: readonly OutboxEntry[], entry: OutboxEntry): boolean =>
  entry.to.kind === 'person' &&
  outbox.findLast((one) => isFor(one, personOf(entry), entry.card.kind))?.id === entry.id

const personOf = ({ to }: OutboxEntry): string => (to.kind === 'person' ? to.person : '')

/** A new card that tells somebody what waits for them: an edit would reach nobody. The one before it says no more. */
export function tellIntents(
  { state, outbox }: Pick<ReviewContext, 'state' | 'outbox'>,
  person: string,
  kind: TellingCard,
): readonly CardIntent[] {
  const before = outbox.filter((entry) => isFor(entry, person, kind))
  const last = before.at(-1)
  const id = `${kind}/${person}/${before.length + 1}`
  const to = { kind: 'person', channel: state.channel, person } as const
  return [
    ...(last ? [{ id: last.id, to: last.to, card: last.card }] : []),
    { id, to, card: { kind } },
  ]
}

/** Redraws what told people of things that have changed since. */
export function retellIntents(
  before: ReviewContext,
  after: ReviewContext,
  events: readonly ReviewEvent[],
): readonly CardIntent[] {
  const told = after.outbox.filter(
    (entry) => tellingCards.has(entry.card.kind) && isNewest(after.outbox, entry),
  )
  if (told.length === 0) return []
  const was = signsOf(before)
  const is = signsOf(after)
  const own = new Set(events.flatMap((event) => (isOwnWish(event) ? [event.by] : [])))
  const isSettled = events.some(({ type }) => type === 'pastDatesSettled')
  return told.flatMap((entry) => {
    const person = personOf(entry)
    const isChanged =
      was.get(person) !== is.get(person) ||
      own.has(person) ||
      (isSettled && entry.card.kind === 'pastDates')
    return isChanged ? [{ id: entry.id, to: entry.to, card: entry.card }] : []
  })
}

const isOwnWish = ({ type }: ReviewEvent): boolean =>
  type === 'muted' || type === 'unmuted' || type === 'snoozed' || type === 'awaySet'

/** What waits for each person, as one word each. */
function signsOf(context: ReviewContext): ReadonlyMap<string, string> {
  const signs = new Map<string, string>()
  for (const matter of mattersOf(context)) {
    signs.set(matter.person, `${signs.get(matter.person) ?? ''} ${signOf(matter)}`)
  }
  return signs
}

const signOf = ({ kind, subject = '', due = '' }: Matter): string => `${kind}/${subject}/${due}`
