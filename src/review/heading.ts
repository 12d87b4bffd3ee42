import { factsOf } from './facts-of.ts'
import { firstWake } from './first-wake.ts'
import { withCards } from './list-facts.ts'
import { outboxDueAt } from './outbox.ts'
import type { Heading, OutboxEntry } from './record.ts'
import type { ReviewContext } from './review-context.ts'
import { hasItems } from './story-item.ts'

/** What lists show of a review without opening it. */
export const headingOf = (context: ReviewContext): Heading =>
  dueHeading(undatedHeading(context), context.outbox, context.now, firstWake(context))

/** A heading without when its record is looked at next. */
type UndatedHeading = Omit<Heading, 'dueAt' | 'wakeAt'>

/** The same for whoever knows better when that is. */
export function undatedHeading(context: ReviewContext): UndatedHeading {
  const { state, now } = context
  const facts = factsOf(context)
  return {
    title: state.product.name,
    phase: state.deleted ? 'deleted' : state.phase,
    people: [...state.people.keys()],
    updatedAt: now,
    rules: headingRules,
    ...(hasItems(state) && { items: true as const }),
    ...(facts && { facts }),
  }
}

/** The same heading once cards have landed: lists lead to them. */
export function withPlaces(
  heading: UndatedHeading,
  outbox: readonly OutboxEntry[],
): UndatedHeading {
  const { facts } = heading
  if (!facts) return heading
  const { list } = facts
  return {
    ...heading,
    facts: { ...facts, list: { ...list, matters: withCards(list.matters, outbox) } },
  }
}

/** The version of the rules by which headings say when a record is looked at; one that has none is older than dates that act. */
export const headingRules = 1

/** A heading that says when its record is looked at next: for a card that is to be sent, or for what it wants to tell. */
export function dueHeading(
  heading: UndatedHeading,
  outbox: readonly OutboxEntry[],
  now: string,
  wakeAt: string | undefined,
): Heading {
  const sendAt = outboxDueAt(outbox, now)
  const [dueAt] = [sendAt, wakeAt].filter((at) => at !== undefined).toSorted()
  return {
    ...heading,
    ...(wakeAt !== undefined && { wakeAt }),
    ...(dueAt !== undefined && { dueAt }),
  }
}
