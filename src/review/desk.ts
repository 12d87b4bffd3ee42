import { isCurrentKind } from '../domain/card.ts'
import type { MatterKind } from '../domain/matter.ts'
import { addDays } from '../domain/working-days.ts'
import type { Button } from '../message/message.ts'
import { mayOpen } from './cards/story-named.ts'
import { waitingWords } from './cards/waiting-card.ts'
import { type Matter, mattersOf } from './matters.ts'
import type { OutboxEntry } from './record.ts'
import type { ReviewContext } from './review-context.ts'
import type { DeskItem } from './reviews.ts'
import { dayOf } from './summary-of.ts'

/** What is looked at again on a day is listed this many days before; a promise always is. */
const daysAhead = 14

const onlyNear: ReadonlySet<MatterKind> = new Set(['no', 'look'])

/** Everything that waits for somebody in a check, in no order. */
export function deskOf(context: ReviewContext, person: string): readonly DeskItem[] {
  const today = dayOf(context.now)
  const near = addDays(today, daysAhead)
  const theirs = mattersOf(context).filter((matter) => matter.person === person)
  const asked = new Set(theirs.flatMap(({ kind, subject }) => (kind === 'owner' ? subject : [])))
  return (
    theirs
      // Being asked to see to a step says when it is for.
      .filter(({ kind, subject }) => kind !== 'step' || !asked.has(subject))
      .filter(({ kind, due }) => !onlyNear.has(kind) || due === undefined || due <= near)
      .map((matter) => itemOf(context, matter, today))
  )
}

function itemOf(context: ReviewContext, matter: Matter, today: string): DeskItem {
  const { state } = context
  const { kind, subject, since, due } = matter
  const card = cardOf(context, matter)?.id
  return {
    review: state.id,
    product: state.product.name,
    kind,
    words: waitingWords(context, { ...matter, days: [] }),
    since,
    isLate: due !== undefined && due < today,
    button: buttonTo(context, matter),
    ...(subject !== undefined && { subject }),
    ...(due !== undefined && { due }),
    ...(card !== undefined && { card }),
  }
}

/** The card that somebody goes to: a question's is their own, a story's is in the thread. */
export function cardOf(
  { outbox }: ReviewContext,
  { kind, person, subject }: Matter,
): OutboxEntry | undefined {
  const own = (entry: OutboxEntry) => entry.to.kind === 'person' && entry.to.person === person
  if (kind === 'questions' || kind === 'opinion')
    return outbox.findLast((entry) => own(entry) && isCurrentKind(entry.card.kind))
  const story = outbox.find(({ card }) => card.kind === 'story' && card.subject === subject)
  if (story?.place !== undefined) return story
  return outbox.find(({ card, place }) => card.kind === 'summary' && place !== undefined)
}

function buttonTo(context: ReviewContext, { kind, person, subject }: Matter): Button {
  const { say, state } = context
  const { id: review } = state
  const label = say('promise.desk.show')
  switch (kind) {
    case 'questions':
      return {
        label: say('follow-up.waiting.answer'),
        action: { type: 'continue', review },
        style: 'quiet',
      }
    case 'opinion':
      return {
        label: say('follow-up.waiting.pick'),
        action: { type: 'change', review, question: subject ?? '' },
        style: 'quiet',
      }
    default:
      return subject !== undefined && mayOpen(context, person)
        ? { label, action: { type: 'openStory', review, finding: subject }, style: 'quiet' }
        : { label, action: { type: 'everything', review, page: 1 }, style: 'quiet' }
  }
}

/** Late first, then by day, then what has no day by how long it waits. */
export const inDeskOrder = (items: readonly DeskItem[]): readonly DeskItem[] =>
  items.toSorted(
    (one, other) =>
      Number(other.isLate) - Number(one.isLate) ||
      (one.due ?? '9999').localeCompare(other.due ?? '9999') ||
      one.since.localeCompare(other.since),
  )
