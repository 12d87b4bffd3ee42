import { actionSchema } from '../../src/domain/action.ts'
import { type CardKind, cardKinds } from '../../src/domain/card.ts'
import { languagesFrom, wordedFrom } from '../../src/languages.ts'
import type { Form, Message } from '../../src/message/message.ts'
import type { Channel, SendEntry } from '../../src/review/ports.ts'
import { checks, content, say } from '../own-content.ts'
import { pseudoLanguage, pseudoTag } from '../pseudo-language.ts'
import { Bench, weak } from '../review/bench.ts'
import { drawnItem, MemoryTracker } from '../review/memory-tracker.ts'
import { MemoryShelf } from '../storage/memory-shelf.ts'

/** The words that a machine made of our own. */
export const pseudo = pseudoLanguage(content)

/** Our own language, and the one that a machine made. */
export const languages = languagesFrom(
  content,
  { ...wordedFrom(content, say), checks },
  new Map([[pseudoTag, () => pseudo]]),
)

/** Something that was shown to somebody, with what it was. */
export interface Seen {
  readonly what: string
  readonly shown: Message | Form
}

/** Values for every action there is: one of an action that is new finds its own among them, or is named by the test. */
const filled = {
  version: 0,
  value: '?',
  text: '123',
  product: '456',
  owner: 'tech',
  how: 'all',
  of: 'dana',
  to: 'Ravi',
  stance: 'yes',
  claimBy: 'dana',
  way: 'curious-colleague',
  words: '789',
  reason: '1011',
  treatment: 'mitigate',
  due: '2027-01-15',
  band: 'keepInMind',
  format: 'md',
  confirm: '2021',
  person: 'ravi',
  rhythm: 'none',
  safeguard: 'two-people',
}

/** Everything that a person can do, in an order in which much of it can be done. */
const actionTypes = actionSchema.options.map(({ shape }) => shape.type.value)
const last = ['close', 'reopen', 'openDelete', 'delete']
/** They change where the questionnaire is; the walk through the check does them. */
const walked = new Set([
  'start',
  'publish',
  'lookAgain',
  'handCheck',
  'takeOver',
  'moveAll',
  'settlePastDates',
  ...last,
])
/** Dates act since some months later, so that what is agreed before is past by then. */
const actsSince = '2027-06-01T00:00:00.000Z'
/** They belong to no check, so that the reader's language is that of their channel. */
const outside = new Set(['home', 'openStart', 'overview', 'weeklyLine'])

/** A place where cards are posted, and blanked once their check is deleted. */
const posting = (seen: Seen[]): Channel => {
  const keep = ({ kind, message }: SendEntry) => seen.push({ what: kind, shown: message })
  return {
    name: 'web',
    pulls: false,
    pace: { post: 0, update: 0 },
    accounts: false,
    places: false,
    async post(_to, entry) {
      keep(entry)
      return { ok: true, place: entry.entry }
    },
    async update(place, _to, entry) {
      keep(entry)
      return { ok: true, place }
    },
  }
}

/** A whole check in the language that a machine made, and everything that anybody saw in it. */
export class PseudoCheck {
  readonly seen: Seen[] = []
  readonly tracker = new MemoryTracker('2223', '24/25')
  readonly bench = new Bench({
    languages,
    channel: posting(this.seen),
    shelf: new MemoryShelf(),
    // Days pass only when the test says so.
    scheduler: { after: () => {} },
    actsSince,
    tracker: this.tracker.parts({ shows: new Set(['story', 'because', 'names'] as const) }),
  })
  readonly kinds = new Set<string>()
  readonly tried = new Set<string>()
  review = ''

  /** Holds it from its start to its end; `before` looks at its files before it is deleted. */
  async hold(before: (review: string) => Promise<void>): Promise<void> {
    const { review = '' } = await this.bench.act('Dana', {
      type: 'start',
      product: '2021',
      language: pseudoTag,
    })
    this.review = review
    this.tried.add('start')
    await this.#look()
    const first = (await this.bench.asked('Dana', review)) ?? ''
    await this.#try(['stop'], { question: first })
    await this.#try(['continue', 'handOver'], { question: first })
    await this.#try(['say'], { question: first, text: '?!' })
    await this.#suggests()
    await this.#walk()
    await this.#everyAction({ question: 'out.reach', finding: 'none' })
    await this.#walk()
    await this.#try(['preview', 'publish'], {})
    const finding = await this.bench.firstStory('Dana', review)
    const about = { finding, question: 'in.how' }
    await this.#everyAction(about)
    await this.#everyAction(about, 'Ravi')
    await this.#looksAgain()
    await this.#twoAnswers()
    await this.#act('Dana', {
      type: 'decide',
      ...filled,
      review,
      finding,
      own: '1213',
      owner: 'Ravi',
    })
    await this.#try(['openPutItem', 'putItem'], { finding })
    await this.#livesOn(finding)
    await this.#try(['moveAll', 'takeOver'], { person: 'ravi', to: 'Dana' })
    await this.#try(['handCheck'], { to: 'Ravi' })
    await this.#try(['handCheck'], { to: 'Dana' }, 'Ravi')
    await before(review)
    for (const type of last) await this.#try([type], { ...about, sure: true })
  }

  /** Answers from every kind of place, some that can be taken together and some that cannot, and all refused but one. */
  async #suggests(): Promise<void> {
    const file = { kind: 'file', format: 'table', file: '1415' }
    const answers = [
      { question: 'people.count', value: 'huge', source: { ...file, line: 2 } },
      { question: 'people.who', value: ['staff'], source: { ...file, element: '1617' } },
      { question: 'info.change', value: 'mild', source: { kind: 'assistant', said: '1819' } },
      { question: 'wrong.down', value: 'weeks', source: file },
      {
        question: 'run.people',
        value: 'many',
        source: { kind: 'product', review: 'x', product: '2223', on: '2026-11-20' },
      },
    ]
    for (let n = 0; n < 2; n++) await this.#try(['suggestAnswers'], { answers })
    await this.#try(['confirmSuggested'], { offer: 1 })
    for (const [n] of answers.entries()) await this.#try(['refuseSuggested'], { offer: n + 1 })
  }

  async #walk(): Promise<void> {
    for (const name of ['Dana', 'Ravi']) {
      for (;;) {
        const question = await this.bench.asked(name, this.review)
        if (question === undefined) break
        await this.#answer(name, question)
      }
      await this.#look()
    }
  }

  async #answer(name: string, question: string): Promise<void> {
    await this.#look()
    const value = weak[question]
    const on = { review: this.review, question, version: 0 }
    await this.#act(name, { type: value === undefined ? 'why' : 'engineerWords', ...on })
    await this.#act(
      name,
      value === undefined ? { type: 'notSure', ...on } : { type: 'answer', ...on, value },
    )
    const isStill = (await this.bench.asked(name, this.review)) === question
    if (isStill) await this.#act(name, { type: 'skip', ...on })
  }

  async #everyAction(about: object, name = 'Dana'): Promise<void> {
    await this.#try(
      actionTypes.filter((type) => !walked.has(type)),
      about,
      name,
    )
  }

  async #try(types: readonly string[], about: object, name = 'Dana'): Promise<void> {
    for (const type of types) {
      const action = { ...filled, review: this.review, ...about, type }
      if (type === 'home' || type === 'openStart') await this.#act(name, { type })
      else if (actionSchema.safeParse(action).success) await this.#act(name, action)
    }
    await this.#look()
  }

  async #act(name: string, action: { type: string; [field: string]: unknown }): Promise<void> {
    this.tried.add(action.type)
    if (outside.has(action.type)) this.bench.reads.set(name, pseudoTag)
    const { replies, form } = await this.bench.act(name, action)
    this.bench.reads.delete(name)
    this.seen.push(...replies.map((shown) => ({ what: action.type, shown })))
    if (form) this.seen.push({ what: action.type, shown: form })
  }

  /** Two people answer one question differently, and one of them is right. */
  async #twoAnswers(): Promise<void> {
    const on = { review: this.review, question: 'info.leak' }
    await this.#act('Dana', { type: 'handOver', ...on, to: 'Ravi' })
    await this.#look()
    const version = 0
    await this.#act('Dana', { type: 'answer', ...on, version, value: 'hurt' })
    await this.#act('Ravi', { type: 'answer', ...on, version, value: 'mild' })
    await this.#look()
    await this.#try(['seeOpinions', 'openSettle', 'settle'], { ...on, of: 'ravi' })
  }

  /** Months and days pass: what has passed, what was given to somebody, and what waits comes by itself. */
  async #livesOn(finding: string): Promise<void> {
    await this.#wake('2027-06-01T10:00:00.000Z')
    await this.#try(['settlePastDates'], { tell: true })
    const step = { type: 'decide', ...filled, review: this.review, finding }
    await this.#act('Dana', { ...step, own: '1415', owner: 'Ravi', due: '2027-06-30' })
    await this.#act('Dana', {
      type: 'handOver',
      review: this.review,
      question: 'out.reach',
      to: 'Ravi',
    })
    for (const day of ['01', '02', '03', '04', '07', '08', '09', '29', '30']) {
      await this.#wake(`2027-06-${day}T12:00:00.000Z`)
    }
  }

  async #wake(instant: string): Promise<void> {
    this.bench.clock.to(instant)
    await this.bench.reviews.resume()
    await this.#look()
  }

  /** A second look at the same product, by each of its two ways. */
  async #looksAgain(): Promise<void> {
    const first = this.review
    for (const how of ['changed', 'again']) {
      const { review = '' } = await this.bench.act('Dana', {
        type: 'lookAgain',
        review: first,
        how,
      })
      this.tried.add('lookAgain')
      if (review !== '') this.review = review
      await this.#look()
      if (how === 'again') break
      // The other way begins anew.
      await this.#act('Dana', { type: 'delete', review: this.review, confirm: '2021', sure: true })
      this.review = first
    }
    this.review = first
  }

  /** Everything that is on anybody's screen now. */
  async #look(): Promise<void> {
    await this.bench.reviews.resume()
    const record = await this.bench.store.load({ workspace: 'local', id: this.review })
    for (const { card } of record?.outbox ?? []) this.kinds.add(card.kind)
    for (const { item } of this.tracker.items)
      this.seen.push({ what: 'item', shown: drawnItem(item, pseudoTag) })
    for (const name of ['Dana', 'Ravi']) {
      const feed = await this.bench.feed(name, this.review).catch(() => undefined)
      for (const { id, message } of [...(feed?.own ?? []), ...(feed?.thread ?? [])]) {
        this.seen.push({ what: id, shown: message })
      }
    }
  }

  /** Kinds of card that nobody came across. */
  get unseenKinds(): readonly CardKind[] {
    return cardKinds.filter((kind) => !this.kinds.has(kind))
  }

  /** Actions that nobody tried. */
  get untried(): readonly string[] {
    return actionTypes.filter((type) => !this.tried.has(type))
  }
}
