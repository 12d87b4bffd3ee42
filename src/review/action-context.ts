import type { NameTrust, Person } from '../domain/person.ts'
import type { FileWish } from '../domain/report-format.ts'
import { message, text } from '../message/build.ts'
import type { Form, Message } from '../message/message.ts'
import type { ReviewEvent } from './event.ts'
import type { CardIntent } from './outbox.ts'
import type { Role } from './permissions.ts'
import type { Answered, ItemReaders, PlaceAudience } from './ports.ts'
import { type ReviewContext, shownFacilitator } from './review-context.ts'

/** The context of one action: the review at that moment, who acts, and what they may do. */
export interface ActionContext {
  readonly context: ReviewContext
  readonly me: Person
  readonly role: Role
  /** Who can read the place that the action names; absent where that cannot be seen. */
  readonly audience?: PlaceAudience
  /** How far their name can be trusted. */
  readonly trust: NameTrust
  /** They lead. */
  readonly isLead: boolean
  /** The person's time zone; absent where nobody knows it. */
  readonly zone?: string
  /** Who can read the tracker, or why that is not known; absent where nobody looked. */
  readonly readers?: Answered<ItemReaders>
  /** Safety steps that are a rule for all products; absent where nobody looked. */
  readonly rules?: readonly string[]
}

/** The effect of an action: events to record, card intents beyond the usual ones, and replies. */
export interface ActionEffect {
  readonly events: readonly ReviewEvent[]
  readonly intents?: readonly CardIntent[]
  readonly replies?: readonly Message[]
  readonly form?: Form
  /** The field of the form that the replies are about. */
  readonly wrong?: string
  /** Nothing of what was written was taken: it stays where it was written, to be mended. */
  readonly notTaken?: boolean
  readonly download?: FileWish
}

/** The effect that records these events and says these replies. */
export const record = (
  events: readonly ReviewEvent[],
  ...replies: readonly Message[]
): ActionEffect => ({
  events,
  replies,
})

/** The effect that records nothing and only replies. */
export const reply = (...replies: readonly Message[]): ActionEffect => ({ events: [], replies })

/** The effect that records nothing and opens a private form. */
export const ask = (form: Form): ActionEffect => ({ events: [], form })

/** The effect that changes nothing and replies with one kind line. */
export const gently = (words: string): ActionEffect => reply(message(text(words)))

/** The same, where somebody wrote something that was not taken. */
export const notTaken = (effect: ActionEffect): ActionEffect => ({ ...effect, notTaken: true })

/** The reply that only the facilitator may do this: "Only Dana can do that here." */
export const refused = (context: ReviewContext): ActionEffect =>
  gently(context.say('conversation.gentle.notAllowed', { facilitator: shownFacilitator(context) }))

/** The fields that every event carries: when it happened, and who caused it. */
export const stamp = ({ context, me }: ActionContext): { at: string; by: string } => ({
  at: context.now,
  by: me.id,
})

/** Introduces somebody who is named for the first time; nothing for whoever is part of it. */
export const joining = (request: ActionContext, person: Person): readonly ReviewEvent[] =>
  request.context.state.people.has(person.id) ? [] : [{ type: 'joined', ...stamp(request), person }]

/** One kind line that says that something was done. */
export const good = (words: string): Message => message(text(words, 'good'))
