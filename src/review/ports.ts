import type { ItemStatus } from '../domain/item-status.ts'
import type { NameTrust, Person } from '../domain/person.ts'
import type { RateWindow } from '../domain/rate-limiter.ts'
import type { FileWish } from '../domain/report-format.ts'
import type { Form, Message } from '../message/message.ts'
import type { ReviewEvent } from './event.ts'
import type {
  Address,
  CardPlace,
  Heading,
  OutboxEntry,
  RecordKey,
  ReviewRecord,
  SeenDelivery,
} from './record.ts'

/** One durable change of a review: all of it is stored, or nothing. */
export interface RecordChange {
  /** The rev the change was decided on; 0 creates the record. */
  readonly expectedRev: number
  /** The delivery that caused it; a repeat is answered with `duplicate`. */
  readonly delivery?: string
  /** Deliveries of which earlier events of this change came, for their repeats. */
  readonly also?: readonly SeenDelivery[]
  readonly at: string
  readonly events: readonly ReviewEvent[]
  /** The whole outbox after the change; absent leaves it as it is. */
  readonly outbox?: readonly OutboxEntry[]
  readonly heading?: Heading
  /** Required when creating. */
  readonly flow?: { readonly id: string; readonly version: number }
  /**
   * Forgets all earlier events (deleting a review, erasing a person), and every copy of them that the store set aside:
   * only `events` of this change remain.
   */
  readonly erase?: boolean
  /** Deliveries that are not remembered any more, because their ids name somebody. */
  readonly forgets?: readonly string[]
}

/** How an append ended; `conflict` and `duplicate` changed nothing and carry what is stored. */
export type Appended =
  | { readonly status: 'appended'; readonly record: ReviewRecord }
  | { readonly status: 'duplicate'; readonly record: ReviewRecord }
  | { readonly status: 'conflict'; readonly record: ReviewRecord | undefined }

/** A record in a list. */
export interface Listed extends RecordKey {
  readonly rev: number
  readonly heading: Heading
}

/** Which records of a workspace are listed. */
export interface Which {
  /** Those that name this person in their heading. */
  readonly person?: string
  /** No more than so many. */
  readonly newest?: number
}

/** Where reviews are stored. Every store passes the same contract suite. */
export interface Store {
  /** @throws AppError('storage-failed') when it is there but cannot be read */
  load(key: RecordKey): Promise<ReviewRecord | undefined>
  /**
   * Keeps a change durably before it resolves.
   * @throws AppError('storage-failed') when it could not be stored; then it never appears later
   * @throws AppError('storage-unknown') when nobody can tell now whether it was stored, because the store went away, or
   * was taken over, meanwhile; the same delivery again finds out, and is kept once
   */
  append(key: RecordKey, change: RecordChange): Promise<Appended>
  /** Every record of a workspace, or those asked for, newest first. */
  list(workspace: string, which?: Which): Promise<readonly Listed[]>
  /** Every record of all workspaces, in no order. */
  all(): Promise<readonly Listed[]>
  /** Records of a workspace that cannot be read and were set aside, as they were last known. */
  setAside?(workspace: string): Promise<readonly Listed[]>
  /** Records with something due at or before an instant, earliest first, of all workspaces. */
  due(at: string): Promise<readonly RecordKey[]>
  close(): Promise<void>
}

/** How a send ended: where it landed, or whether and when trying again makes sense. */
export type Sent =
  | {
      readonly ok: true
      readonly place: CardPlace
      /** It is posted, but not complete yet, for instance without its pictures: redrawn after so many seconds. */
      readonly againSeconds?: number
    }
  | {
      readonly ok: false
      readonly retry: 'later'
      readonly afterSeconds?: number
      readonly why: string
      /** It may have landed all the same: an answer was lost on the way. Left out, it surely has not. */
      readonly maybe?: boolean
      /** Nothing went wrong: it only waits, for instance until the reader's working hours. */
      readonly waits?: boolean
      /** The platform asked for a pause in all sends of this kind in the whole workspace. */
      readonly pausesAll?: boolean
      /** The platform took no more of something else that the send needs. */
      readonly limited?: boolean
    }
  | { readonly ok: false; readonly retry: 'never'; readonly why: string }

/** Who can read a place. */
export interface PlaceAudience {
  /** The place's name as people know it. */
  readonly name: string
  /** `team`: everybody of one team; `public`: everybody here; `shared`: people of other companies as well. */
  readonly kind: 'private' | 'team' | 'public' | 'shared'
  readonly readers?: number
  readonly guests?: number
}

/** Somewhere people talk. A channel never decides; it translates. */
export interface Channel {
  readonly name: string
  /** True where people's screens read the cards from the record, so that nothing is ever posted. */
  readonly pulls: boolean
  /** The least time between two sends to one conversation, in milliseconds. */
  readonly pace: { readonly post: number; readonly update: number }
  /** How many sends of each kind one workspace takes, all its conversations together; absent where nothing limits it. */
  readonly limits?: {
    readonly post: readonly RateWindow[]
    readonly update: readonly RateWindow[]
  }
  /** True where everybody has an account: people are picked from a list, and a typed name is nobody. */
  readonly accounts: boolean
  /** True where the summary can be posted in several places, of which the facilitator picks one. */
  readonly places: boolean
  /** Posts a new card. `repeat` says that an earlier attempt may have landed. */
  post(to: Address, entry: SendEntry): Promise<Sent>
  /** Redraws a card that is posted already. */
  update(place: CardPlace, to: Address, entry: SendEntry): Promise<Sent>
  /**
   * Tells of every message that was posted beside the outbox, such as a reply that somebody waits for: it goes at once,
   * and counts against the limits of its workspace.
   */
  onPostedBeside?(listener: (workspace: string) => void): void
  /** Somebody's time zone, an IANA name; `undefined` where nobody knows it. */
  zone?(workspace: string, person: string): Promise<string | undefined>
  /** The address at which a posted card can be opened, in the thread that `root` begins; `undefined` where there is none. */
  link?(workspace: string, place: CardPlace, root?: CardPlace): Promise<string | undefined>
  /**
   * Whether somebody is in a group of accounts; false for a group of another platform, `undefined` where that cannot be
   * seen. What it knows may be some minutes old.
   */
  inGroup?(workspace: string, group: string, person: string): Promise<boolean | undefined>
  /** Who can read a place; `undefined` where the channel is not allowed to look. */
  audience?(workspace: string, place: string): Promise<PlaceAudience | undefined>
}

/** A failed call: whether and when trying again makes sense. */
export type Failed = Extract<Sent, { ok: false }>

/** A part of an item's text, all of it plain: a line, which may lead somewhere, or a list. */
export type ItemPart =
  | { readonly text: string; readonly address?: string }
  | { readonly list: readonly string[] }

/** What stands in a tracker of one decision; its words are plain text, whatever marks are in them. */
export interface TrackerItem {
  /** Letters and digits; the same for the same decision, and for no other. It stands in the text as well. */
  readonly key: string
  readonly title: string
  /** Only the text is written anew. */
  readonly keepsTitle?: true
  readonly parts: readonly ItemPart[]
  /** A calendar date. */
  readonly due?: string
}

/** An item as it is drawn; `back` says where the card stands that it comes from, and how the way there is called. */
export interface DrawnItem extends TrackerItem {
  /** When it was asked for, ISO 8601: it stands nowhere since before. */
  readonly since: string
  readonly back?: { readonly channel: string; readonly place: CardPlace; readonly words: string }
}

/** Where an item is: its id in the tracker, and the address at which people open it. */
export interface ItemPlace {
  readonly id: string
  readonly address: string
}

/** Who can read what is put into a tracker. `company`: everybody of the organisation; `some`: whoever was let in. */
export interface ItemReaders {
  readonly kind: 'some' | 'company' | 'public'
  readonly count?: number
}

/** The answer of a tracker, or how the call failed. */
export type Answered<T> = { readonly ok: true; readonly value: T } | Failed

/** Where an organisation keeps its work. Text goes there and the status comes back; nothing is ever thrown. */
export interface Tracker {
  /** As people know it: GitHub. */
  readonly title: string
  /** Where in it, as people know it: acme/app. */
  readonly target: string
  readonly pace: Channel['pace']
  readers(): Promise<Answered<ItemReaders>>
  /** The item with this key, which was asked for at an instant and cannot be older. */
  find(key: string, since: string): Promise<Answered<ItemPlace | undefined>>
  put(item: TrackerItem): Promise<Answered<ItemPlace>>
  /** Writes title, text and day anew. */
  update(id: string, item: TrackerItem): Promise<Answered<undefined>>
  status(id: string): Promise<Answered<ItemStatus>>
}

/** A card ready to send. */
export interface SendEntry {
  readonly key: RecordKey
  readonly entry: string
  readonly kind: OutboxEntry['card']['kind']
  readonly message: Message
  readonly repeat: boolean
  /** What the card is in a tracker; absent for every other card. */
  readonly item?: DrawnItem
  /** When it was first posted, ISO 8601; absent for a repeat on whose record that was never stored. */
  readonly triedAt?: string
  /** The place of the first card of this thread; absent for that card itself and for private cards. */
  readonly root?: CardPlace
  /** True for a card that this person did not ask for, so that it can wait for their working hours. */
  readonly unasked: boolean
}

/** What comes back at once to the person who acted, and to nobody else. */
export interface Outcome {
  readonly review?: string
  /** Shown privately, not stored. */
  readonly replies: readonly Message[]
  readonly form?: Form
  /** The id of the field that the replies are about, where a form came back to be mended. */
  readonly wrong?: string
  /** Nothing of what was written was taken: it stays where it was written, to be mended. */
  readonly notTaken?: boolean
  /** A report that this person asked for and may read; the channel fetches it and hands it over its own way. */
  readonly download?: FileWish
}

/** The only source of time in the core. */
export interface Clock {
  /** The present instant, ISO 8601 in UTC. */
  now(): string
  /** An instant so many seconds after another. */
  later(from: string, seconds: number): string
  /** Milliseconds from one instant to another. */
  between(from: string, to: string): number
  /** The calendar date at an instant where somebody is; without a zone, or in an unknown one, where a day ends last. */
  day(instant: string, zone?: string): string
}

/** Runs something once after a while; the only timer the core has. */
export interface Scheduler {
  after(milliseconds: number, run: () => void): void
}

/** The only source of identity in the core. */
export interface Ids {
  /** The same id for the same words, always: a resent start makes one review. */
  derive(words: string): string
}

/** Operator's log; callers pass ids and codes, never anyone's words, names or answers. */
export interface Logger {
  info(event: string, facts?: Readonly<Record<string, string | number>>): void
  warn(event: string, facts?: Readonly<Record<string, string | number>>): void
  error(event: string, facts?: Readonly<Record<string, string | number>>): void
}

/** A person and how a channel reached us on their behalf. */
export interface Sender {
  readonly workspace: string
  readonly channel: string
  readonly who: Person
  /** How far their name can be trusted; where nobody has an account, one without it is only claimed. */
  readonly trust?: NameTrust | undefined
}

/** Small things that a channel keeps beside the reviews: installations, where conversations are. */
export interface Shelf {
  /** @throws AppError('storage-failed') when it is there but cannot be read */
  get(name: string): Promise<unknown>
  /**
   * Keeps a JSON value durably before it resolves.
   * @throws AppError('storage-failed') when it could not be kept; then it never appears later
   * @throws AppError('storage-unknown') when nobody can tell now whether it was kept; this holds for what follows too
   */
  put(name: string, value: unknown): Promise<void>
  remove(name: string): Promise<void>
  /**
   * Makes another value of the one that is there, and nobody else comes in between, in no instance of the program;
   * `undefined` for none, before and after. It says what is there then. `made` may be run more than once.
   * @throws AppError('storage-failed')
   */
  change(name: string, made: (before: unknown) => unknown): Promise<unknown>
  /** The names that begin with this, in order. */
  names(start: string): Promise<readonly string[]>
}
