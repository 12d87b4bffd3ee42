import type { Store } from '../../src/review/ports.ts'
import type { HandClock } from '../review/bench.ts'

/** Something to fill in, as a person sees it. */
export interface SeenField {
  readonly label: string
  readonly kind: 'words' | 'one' | 'several' | 'date' | 'person' | 'place' | 'tick'
  /** The words of all that can be picked. */
  readonly options?: readonly string[]
}

/** A card or a form as it stood on somebody's screen. It can be held, and acted on when it is long out of date. */
export interface Card {
  /** All that it says, without marks of any markup, and without what can be pressed or filled in. */
  readonly text: string
  /** All that can be pressed, also entries of a menu that act at once. */
  readonly buttons: readonly string[]
  readonly fields: readonly SeenField[]
  /** What stays the same however often a standing card is drawn anew. */
  readonly id?: string
}

/** What is filled in, by label: words, a date, a person's name, or the words of one or several options. */
export type Filling = Readonly<Record<string, string | readonly string[] | boolean>>

/** Which card is meant, where it is not the newest that fits: one that was seen earlier, or words that it says. */
export type On = Card | string

/** What one person can see and do on a channel, in human terms: labels and words, never ids. */
export interface Seat {
  readonly name: string
  /** Starts a check by its product's name, whichever way the channel has. */
  starts(product: string): Promise<void>
  /** Their newest standing card; one without words while there is none. Said things and forms are none. */
  card(): Promise<Card>
  /** Every card of their own that stands, oldest first. */
  cards(): Promise<readonly Card[]>
  /** Presses a button: among what was just said to them, then their own cards, then the thread. Newest first. */
  presses(label: string, on?: On): Promise<void>
  /** Fills in the open form, or without one a card, and sends it; what is not named keeps what stands in it. */
  fills(filling: Filling, on?: On): Promise<void>
  types(words: string): Promise<void>
  /** The form that is open for them, if any; its text begins with its title. */
  form(): Promise<Card | undefined>
  /** What was said to them alone since they last looked, in a form or beside it too. */
  replies(): Promise<readonly Card[]>
  /** The posted summary and what follows it, in order, of the check that was posted last. */
  thread(): Promise<readonly Card[]>
  /** Their overview: their checks, and what waits for them. */
  home(): Promise<Card>
  /** Asks for their present check to be deleted, whichever way the channel has; a form asks for its name. */
  deletes(): Promise<void>
  /** Turns to their newest check, where a channel shows one at a time. */
  turnsToNewest?(): Promise<void>
}

/** A channel with the real program behind it, as it is driven from outside. */
export interface ChannelUnderTest {
  /** Somebody sits down: Dana, Ravi or Mei; `elsewhere` is another workspace with people of the same names. */
  seat(name: PersonName, where?: 'elsewhere'): Promise<Seat>
  /** The program ends without a warning and starts again over what it kept; people stay where they are. */
  restart(): Promise<void>
  /** Resolves when everything that is owed was delivered. */
  settle(): Promise<void>
  /** It is this instant from now on, and what is due by then was told. */
  to(instant: string): Promise<void>
  stop(): Promise<void>
  /** Mei leads. False where all products are seen another way, such as by a command. */
  readonly hasOverview?: false
  /** Where to post, on channels that have places: its name as people pick it, with all three in it. */
  readonly room?: string
}

/** The same, with a clock that a test moves and what is kept, so that days can pass. */
export interface ChannelOverDays extends ChannelUnderTest {
  readonly clock: HandClock
  readonly store: Store
}

/** Whether days pass, with a fourth person, Jo, who is there only then. */
export interface OverDays {
  readonly isOverDays?: boolean
}

/** The people of every workspace. */
export type PersonName = 'Dana' | 'Ravi' | 'Mei' | 'Jo'

/** A card without words, for who has none. */
export const noCard: Card = { text: '', buttons: [], fields: [] }

/** All that was just said to somebody, and the form that stands open, as one text. */
export async function heard(seat: Seat): Promise<string> {
  const replies = await seat.replies()
  const form = await seat.form()
  return [...replies, form ?? noCard].map(({ text }) => text).join('\n')
}
