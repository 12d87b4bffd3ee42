import { dayAt } from '../../src/calendar.ts'
import { hashIds } from '../../src/clock.ts'
import { localChannel } from '../../src/conversation/local-channel.ts'
import { type Action, actionSchema } from '../../src/domain/action.ts'
import type { NameTrust, Person } from '../../src/domain/person.ts'
import type { Policy } from '../../src/domain/policy.ts'
import type { Sending } from '../../src/domain/sending.ts'
import { typedWords } from '../../src/engine/typed-words.ts'
import type { Message } from '../../src/message/message.ts'
import { plainText } from '../../src/message/plain-text.ts'
import { productCheck } from '../../src/questionnaires.ts'
import type { AwayBook } from '../../src/review/away-book.ts'
import { type Application, createReviews } from '../../src/review/create-reviews.ts'
import type { Languages, TrackerParts, Trackers } from '../../src/review/parts.ts'
import { plainName } from '../../src/review/plain-name.ts'
import type {
  Channel,
  Clock,
  Logger,
  Outcome,
  Scheduler,
  Shelf,
  Store,
} from '../../src/review/ports.ts'
import type { Retention, RetentionBook } from '../../src/review/retention.ts'
import { createSuggestionReader } from '../../src/suggest/read-suggestions.ts'
import { checks, content, say } from '../own-content.ts'
import { MemoryStore } from '../storage/memory-store.ts'

/** A clock that a test moves by hand. */
export class HandClock implements Clock {
  #at = Date.parse('2026-11-21T09:00:00.000Z')
  now = (): string => new Date(this.#at).toISOString()
  later = (from: string, seconds: number): string =>
    new Date(Date.parse(from) + seconds * 1000).toISOString()
  between = (from: string, to: string): number => Date.parse(to) - Date.parse(from)
  day = dayAt
  pass(seconds: number): void {
    this.#at += seconds * 1000
  }
  /** Moves on to an instant, such as 2026-11-24T09:00Z; never back. */
  to(instant: string): void {
    this.#at = Math.max(this.#at, Date.parse(instant))
  }
}

export const silent: Logger = { info: () => {}, warn: () => {}, error: () => {} }

/** The same tracker in every workspace. */
const oneFor = (parts: TrackerParts): Trackers => ({ of: () => parts, pace: parts.tracker.pace })

/** The real application over a store in memory, with people who act by name. */
export class Bench {
  readonly clock: HandClock
  readonly store: Store
  readonly reviews: Application
  readonly parts: Parameters<typeof createReviews>[0]
  readonly say = say
  /** The language that somebody reads, by name, as far as their channel knows it. */
  readonly reads = new Map<string, string>()
  /** How far the names of those who act can be trusted. */
  trust: NameTrust = 'operator'
  #delivery = 0

  constructor(
    more: {
      store?: Store
      clock?: HandClock
      channel?: Channel
      scheduler?: Scheduler
      emergencyContact?: string
      languages?: Languages
      /** With a shelf, people are told what waits for them. */
      shelf?: Shelf
      policy?: Policy
      actsSince?: string
      tracker?: TrackerParts
      /** In place of one for every workspace. */
      trackers?: Trackers
      /** What products of one team answer alike. */
      stableQuestions?: readonly string[]
      /** How long closed checks are kept. */
      retention?: Retention | RetentionBook
      away?: AwayBook
      /** What it shares with other benches. */
      sending?: Sending
    } = {},
  ) {
    const channel = more.channel ?? localChannel('web')
    this.clock = more.clock ?? new HandClock()
    this.store = more.store ?? new MemoryStore()
    this.parts = {
      store: this.store,
      channels: new Map(
        [localChannel('web'), localChannel('terminal'), channel].map((one) => [one.name, one]),
      ),
      clock: this.clock,
      scheduler: more.scheduler ?? {
        after: (milliseconds, run) => void setTimeout(run, milliseconds),
      },
      ids: hashIds,
      logger: silent,
      say: say,
      typed: typedWords(say),
      catalogue: content.catalogue,
      references: content.references,
      checks,
      newFlow: productCheck,
      readSuggestions: createSuggestionReader(content.suggestRules),
      ...(more.languages && { languages: more.languages }),
      ...(more.shelf && { shelf: more.shelf }),
      ...(more.tracker && { trackers: oneFor(more.tracker) }),
      ...(more.trackers && { trackers: more.trackers }),
      ...(more.away && { away: more.away }),
      ...(more.sending && { sending: more.sending }),
      ...(more.retention && { retention: bookOf(more.retention) }),
      ...(more.policy && { policy: more.policy }),
      ...(more.actsSince !== undefined && { actsSince: more.actsSince }),
      ...(more.stableQuestions && { stableQuestions: more.stableQuestions }),
      ...(more.emergencyContact !== undefined && { emergencyContact: more.emergencyContact }),
    }
    this.reviews = createReviews(this.parts)
  }

  /** Somebody does something; a fixed delivery id makes it a repeat of an earlier one. */
  async act(
    name: string,
    action: unknown,
    delivery?: string,
    people?: readonly Person[],
  ): Promise<Outcome> {
    this.clock.pass(1)
    const language = this.reads.get(name)
    const parsed: Action = actionSchema.parse(action)
    return this.reviews.handle({
      id: delivery ?? `d${++this.#delivery}`,
      workspace: 'local',
      channel: 'web',
      trust: this.trust,
      who: { id: plainName(name), name, ...(language !== undefined && { language }) },
      ...(people && { people: [...people] }),
      action: parsed,
    })
  }

  /** Starts a check in which people see at once what others say; `hidden` leaves that as checks usually have it. */
  async start(name: string, product: string, stances?: 'hidden'): Promise<string> {
    const { review = '' } = await this.act(name, { type: 'start', product })
    if (stances !== 'hidden') await this.act(name, { type: 'planTalk', review, openStances: true })
    return review
  }

  async feed(name: string, review: string) {
    const who = { id: plainName(name), name }
    return this.reviews.feed({ workspace: 'local', channel: 'web', who }, review)
  }

  /** The card that stands open for somebody: the last of their own. */
  async open(name: string, review: string): Promise<Message> {
    const { own } = await this.feed(name, review)
    const last = own.at(-1)?.message
    if (!last) throw new Error(`${name} has no card`)
    return last
  }

  /** The id of the question that somebody is asked now. */
  async asked(name: string, review: string): Promise<string | undefined> {
    const { own } = await this.feed(name, review)
    const [kind, , question] = own.at(-1)?.id.split('/') ?? []
    return kind === 'question' ? question : undefined
  }

  /** Answers question after question with what the map says, "not sure" where it says nothing. */
  async answerAll(
    name: string,
    review: string,
    answers: Readonly<Record<string, string | readonly string[] | null>>,
  ): Promise<readonly string[]> {
    const walked: string[] = []
    for (let question = await this.asked(name, review); question !== undefined; ) {
      walked.push(question)
      const value = answers[question] ?? '?'
      const on = { review, question, version: 0 }
      const action =
        answers[question] === null ||
        (value === '?' && /what|uses|scope|never|services|team/.test(question))
          ? { type: 'skip', ...on }
          : value === '?'
            ? { type: 'notSure', ...on }
            : { type: 'answer', ...on, value }
      await this.act(name, action)
      const next = await this.asked(name, review)
      if (next === question) throw new Error(`stuck at ${question}`)
      question = next
    }
    return walked
  }

  /** A check that was answered with these and posted in full. */
  async posted(
    name: string,
    product: string,
    answers: Readonly<Record<string, string | readonly string[]>> = weak,
    stances?: 'hidden',
  ): Promise<string> {
    const review = await this.start(name, product, stances)
    await this.answerAll(name, review, answers)
    await this.act(name, { type: 'preview', review })
    await this.act(name, { type: 'publish', review, how: 'all' })
    return review
  }

  /** The same check as it stood in another bench, so that many tests can start from one conversation. */
  async copy(from: Bench, review: string, as = review): Promise<void> {
    const record = await from.store.load({ workspace: 'local', id: review })
    if (!record) throw new Error('there is nothing to copy')
    if (!(this.store instanceof MemoryStore)) throw new Error('only a store in memory takes it')
    this.store.hold({ ...record, id: as, rev: 1, seen: [] })
  }

  /** The first story of the thread that answers raised. */
  async firstStory(name: string, review: string): Promise<string> {
    const { thread } = await this.feed(name, review)
    const stories = thread.filter(
      ({ id }) => id.startsWith('story/') && !id.endsWith('must-never-happen'),
    )
    return stories[0]?.id.slice('story/'.length) ?? ''
  }

  /** What a card of the thread says now. */
  async threadCard(name: string, review: string, id: string): Promise<string> {
    const { thread } = await this.feed(name, review)
    return words(thread.find((card) => card.id === id)?.message)
  }
}

/** One that stays as it is, however long nobody looks. */
const bookOf = (retention: Retention | RetentionBook): RetentionBook =>
  'months' in retention ? { current: () => retention, look: async () => retention } : retention

/** A product with much at stake and little done about it. */
export const weak: Readonly<Record<string, string | readonly string[]>> = {
  'about.stage': 'live',
  'about.shape': ['web', 'app'],
  'about.features': ['signin', 'message'],
  'people.who': ['public', 'staff', 'vulnerable'],
  'people.count': 'mid',
  'info.kinds': ['contact', 'health'],
  'info.leak': 'hurt',
  'info.change': 'serious',
  'wrong.down': 'hours',
  'wrong.closest': 'leak',
  'conn.kinds': ['mail'],
  'in.how': ['password'],
  'in.staff': 'none',
  'run.updates': 'rare',
  'run.notice': 'told',
}

/** What a message says, as plain text. */
export const words = (message: Message | undefined): string => (message ? plainText(message) : '')
