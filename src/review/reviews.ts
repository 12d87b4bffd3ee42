import type { Incoming } from '../domain/action.ts'
import type { MatterKind } from '../domain/matter.ts'
import type { PictureKind } from '../domain/picture.ts'
import type { FileFormat, PeopleNaming } from '../domain/report-format.ts'
import type { OpenQuestion } from '../exports/open-questions.ts'
import type { Button, Form, Message } from '../message/message.ts'
import type { Role } from './permissions.ts'
import type { PortfolioFile } from './portfolio-files.ts'
import type { PortfolioFor } from './portfolio-reader.ts'
import type { Outcome, Sender } from './ports.ts'
import type { SuggestionFile } from './suggestion-file.ts'

/** A card as one person may see it now; a higher version replaces a lower one in its place. */
export interface FeedCard {
  readonly id: string
  readonly version: number
  readonly message: Message
}

/** Everything of a review that one person may see, oldest first. */
export interface Feed {
  readonly review: string
  readonly title: string
  readonly phase: string
  readonly role: Role
  /** For this person only. */
  readonly own: readonly FeedCard[]
  /** For everyone who can see the posted thread; empty before posting. */
  readonly thread: readonly FeedCard[]
  /** The one of their own cards that says what waits for them now. */
  readonly waiting?: string
}

/** One check in a person's list. */
export interface OverviewItem {
  readonly review: string
  readonly product: string
  /** Its state in words. */
  readonly state: string
  /** Questions that wait for this person. */
  readonly waiting: number
  /** It was posted, so that there are stories to talk through. */
  readonly posted: boolean
  readonly updatedAt: string
}

/** One thing that waits for somebody, in any of their checks. */
export interface DeskItem {
  readonly review: string
  readonly product: string
  readonly kind: MatterKind
  /** The story or question that it is about. */
  readonly subject?: string
  /** What waits, as inline Markdown, without the product. */
  readonly words: string
  /** By when, as a calendar date. */
  readonly due?: string
  /** Since when it waits: an ISO instant. */
  readonly since: string
  /** Its day has passed. */
  readonly isLate: boolean
  /** The card where it is, by its id in the check; absent where it has none. */
  readonly card?: string
  /** The address of that card's message; absent where cards have none. */
  readonly link?: string
  /** What leads to it from here. */
  readonly button: Button
}

export type { OpenQuestion } from '../exports/open-questions.ts'
export type { SuggestionFile } from './suggestion-file.ts'

/** A report as a file. */
export interface ReportFile {
  readonly name: string
  readonly mediaType: string
  readonly body: string
}

/** The application: everything a channel can ask of it. */
export interface Reviews {
  /** Handles one delivery; every mistake a person can make comes back as kind words, never as an error. */
  handle(incoming: Incoming): Promise<Outcome>
  /**
   * A file that somebody brings to a check: what it suggests is offered, and what was left out is said. `delivery` is
   * the platform's id of it, so that the same one twice changes nothing the second time.
   */
  suggest(
    sender: Sender,
    review: string,
    brought: { readonly delivery: string; readonly file: SuggestionFile },
  ): Promise<Outcome>
  /** @throws AppError('not-found') when there is no such review in the sender's workspace for them */
  feed(sender: Sender, review: string): Promise<Feed>
  /** Checks this person takes part in, and where nobody needs an account those that were posted. */
  overview(sender: Sender): Promise<readonly OverviewItem[]>
  /**
   * Their checks, what waits for this person over all of them, late first, each with the way to it, and whether all
   * products open to them.
   */
  checks(sender: Sender): Promise<{
    readonly checks: readonly OverviewItem[]
    readonly waiting: readonly DeskItem[]
    readonly mayOverview: boolean
    /** That they are away, and how they come back. */
    readonly away?: Message
    /** Which checks that they look after cannot be read just now, and what to do. */
    readonly unreadable?: Message
  }>
  /** The overview as a card, fifteen checks a page: what waits for this person, their checks, and how to start one. */
  home(sender: Sender, page?: number): Promise<Message>
  /**
   * A form that adds somebody's words as a story to one of the posted checks they take part in, or that are posted in
   * this place; `undefined` without any.
   */
  storyForm(sender: Sender, words: string, place?: string): Promise<Form | undefined>
  /**
   * The check as a file; people are named as is usual for its format, unless it is said. That it was taken is noted for
   * the operator, and where it is for another tool for the facilitator.
   * @throws AppError('not-found') | AppError('not-allowed')
   */
  report(
    sender: Sender,
    review: string,
    format: FileFormat,
    people?: PeopleNaming,
  ): Promise<ReportFile>
  /**
   * The questions without an answer that this person may see, in the order of the questionnaire.
   * @throws AppError('not-found') when there is no such review in the sender's workspace for them
   */
  questions(sender: Sender, review: string): Promise<readonly OpenQuestion[]>
  /** An SVG. @throws AppError('not-found') | AppError('not-allowed') */
  picture(sender: Sender, review: string, kind: PictureKind): Promise<string>
  /** A picture in words, several lines. @throws AppError('not-found') | AppError('not-allowed') */
  pictureWords(sender: Sender, review: string, kind: PictureKind): Promise<string>
  /**
   * Every product that this person may see, as a file; the operator's has those of every workspace.
   * @throws AppError('not-allowed') with words, where their name is only what they say
   */
  portfolio(whose: PortfolioFor, file: PortfolioFile): Promise<ReportFile>
  /** Tells when a review changed, so that open screens can look again; returns how to stop. */
  onChange(listener: (workspace: string, review: string) => void): () => void
}
