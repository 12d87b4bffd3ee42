import { localWorkspace } from '../../conversation/local-channel.ts'
import type { Action } from '../../domain/action.ts'
import type { Person } from '../../domain/person.ts'
import { isPictureKind, type PictureKind } from '../../domain/picture.ts'
import { type FileFormat, fileFormats, reportFormats } from '../../domain/report-format.ts'
import { AppError } from '../../errors.ts'
import type { Form, Message } from '../../message/message.ts'
import type { Outcome, Sender } from '../../review/ports.ts'
import type {
  Feed,
  OverviewItem,
  ReportFile,
  Reviews,
  SuggestionFile,
} from '../../review/reviews.ts'
import { terminalChannel } from './channel.ts'
import { isOpen, isWaiting } from './inputs.ts'
import { type News, Screen } from './screen.ts'

/** What came back after somebody did something. */
export interface Answer {
  /** Replies for this person alone, which are not stored. */
  readonly replies: readonly Message[]
  readonly news: readonly News[]
  readonly form?: Form
}

/** A report or a picture of a check. */
export type Keepable = FileFormat | PictureKind

/** What a conversation in the terminal needs. */
interface TalkParts {
  readonly reviews: Reviews
  /** The person behind a name on this computer; a name is only a claim. */
  readonly personNamed: (name: string) => Person
  /** A new delivery id each time. */
  readonly newId: () => string
  /** A card as it is printed. */
  readonly text: (message: Message) => string
}

/** Where the days of whoever sits at this computer begin and end. */
const myZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** One person's conversation about one check at a time; it knows no questions and no stories. */
export class Talk {
  readonly #parts: TalkParts
  #me: Person
  #review: string | undefined
  #feed: Feed | undefined
  #screen: Screen
  #inFocus: Message | undefined
  #shownLast: readonly Message[] = []

  constructor(parts: TalkParts, name: string) {
    this.#parts = parts
    this.#me = parts.personNamed(name)
    this.#screen = new Screen(parts.text)
  }

  get sender(): Sender {
    // Whoever types here sits where the program runs.
    return {
      workspace: localWorkspace,
      channel: terminalChannel.name,
      who: this.#me,
      trust: 'operator',
    }
  }

  /** The kinds of files that this person can have of the open check. */
  get formats(): readonly FileFormat[] {
    return this.#feed?.role === 'facilitator' ? fileFormats : reportFormats
  }

  get review(): string | undefined {
    return this.#review
  }

  /** The check as it was last seen. */
  get feed(): Feed | undefined {
    return this.#feed
  }

  /** The message that typed words are most likely about. */
  get focus(): Message | undefined {
    return this.#inFocus
  }

  /** Messages whose buttons can be pressed by their words, the likeliest first. */
  get within(): readonly Message[] {
    const own = this.#feed?.own.findLast(({ message }) => isOpen(message))?.message
    const all = [this.#inFocus, ...this.#shownLast, own]
    return [...new Set(all.filter((message) => message !== undefined))]
  }

  async act(action: Action): Promise<Answer> {
    const id = `${terminalChannel.name}:${this.#parts.newId()}`
    const outcome = await this.#parts.reviews.handle({ id, ...this.sender, zone: myZone(), action })
    if (outcome.review !== undefined && outcome.review !== this.#review) {
      this.#review = outcome.review
      this.#screen = new Screen(this.#parts.text)
    }
    const standing = action.type === 'openStory' ? this.#standing(action.finding) : undefined
    return this.#answer(standing ? { ...outcome, replies: [standing] } : outcome)
  }

  /** Brings a file to the open check. */
  async suggest(file: SuggestionFile): Promise<Answer> {
    const delivery = `${terminalChannel.name}:${this.#parts.newId()}`
    const review = this.#review ?? ''
    return this.#answer(await this.#parts.reviews.suggest(this.sender, review, { delivery, file }))
  }

  /** A story that is in the thread already is shown again, as there is nothing to scroll to. */
  #standing(finding: string): Message | undefined {
    return this.#feed?.thread.find(({ id }) => id === `story/${finding}`)?.message
  }

  /** Opens a check at the place where this person left it. */
  async open(review: string): Promise<Answer> {
    this.#review = review
    return this.#comeIn()
  }

  /** Somebody else sits down; the open check stays open if they may see it. */
  async become(name: string): Promise<Answer> {
    this.#me = this.#parts.personNamed(name)
    return this.#comeIn()
  }

  /** Whoever comes in sees where they are, and not all that was said before. */
  async #comeIn(): Promise<Answer> {
    this.#screen = new Screen(this.#parts.text)
    this.#inFocus = undefined
    this.#shownLast = []
    const news = await this.#look()
    const own = news.findLast(({ where, card }) => where === 'own' && isOpen(card.message))
    const thread = news.find(({ where }) => where === 'thread')
    const shown = [thread, own].filter((one) => one !== undefined)
    this.#focusOn([], shown)
    return { replies: [], news: shown }
  }

  /** Brings a card up again. */
  bringUp(message: Message): void {
    this.#inFocus = message
    this.#shownLast = [message]
  }

  /**
   * The open check as it is now.
   * @throws AppError('not-found') when none is open, or it is gone
   */
  look(): Promise<Feed> {
    return this.#parts.reviews.feed(this.sender, this.#review ?? '')
  }

  /** Their checks, and what waits for them over all of these. */
  checks(): ReturnType<Reviews['checks']> {
    return this.#parts.reviews.checks(this.sender)
  }

  overview(): Promise<readonly OverviewItem[]> {
    return this.#parts.reviews.overview(this.sender)
  }

  /** The open check's report or a picture of it, as a file; of a picture also what it says in words. */
  async file(wanted: Keepable): Promise<Pick<ReportFile, 'name' | 'body'> & { words?: string }> {
    const { reviews } = this.#parts
    const review = this.#review ?? ''
    if (isPictureKind(wanted)) {
      const body = await reviews.picture(this.sender, review, wanted)
      const words = await reviews.pictureWords(this.sender, review, wanted)
      return { name: `${wanted}.svg`, body, words }
    }
    return reviews.report(this.sender, review, wanted)
  }

  async #answer(outcome: Outcome): Promise<Answer> {
    const news = await this.#look()
    this.#focusOn(outcome.replies, news)
    const { replies, form } = outcome
    const said = new Set(replies.map(this.#parts.text))
    const unsaid = news.filter(({ text }) => !said.has(text))
    return { replies, news: unsaid, ...(form && { form }) }
  }

  async #look(): Promise<readonly News[]> {
    if (this.#review === undefined) return []
    try {
      this.#feed = await this.#parts.reviews.feed(this.sender, this.#review)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'not-found') throw error
      this.#leave()
      return []
    }
    return this.#screen.look(this.#feed)
  }

  /** The check is gone, or was never this person's to see. */
  #leave(): void {
    this.#review = undefined
    this.#feed = undefined
    this.#inFocus = undefined
    this.#shownLast = []
  }

  /** What asks this person for something comes first, then what was said, then the thread. */
  #focusOn(replies: readonly Message[], news: readonly News[]): void {
    const own = news.filter(({ where, isNew }) => where === 'own' && isNew)
    const thread = news.filter(({ where }) => where === 'thread')
    const fresh = thread.find(({ isNew }) => isNew) ?? thread.at(-1)
    const found =
      own.findLast(({ card }) => isWaiting(card.message))?.card.message ??
      replies.findLast(isOpen) ??
      fresh?.card.message ??
      own.findLast(({ card }) => isOpen(card.message))?.card.message
    if (found) this.#inFocus = found
    const messages = [...replies, ...news.map(({ card }) => card.message)].filter(isOpen)
    if (messages.length > 0) this.#shownLast = messages
  }
}
