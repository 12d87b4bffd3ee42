import { actionSchema } from '../../src/domain/action.ts'
import type { Person } from '../../src/domain/person.ts'
import { addDays } from '../../src/domain/working-days.ts'
import type { Application } from '../../src/review/create-reviews.ts'
import type { Outcome } from '../../src/review/ports.ts'
import type { HandClock } from '../review/bench.ts'

/** The people whom every record knows, by what they are called. */
export const names = ['Dana', 'Ravi', 'Mei'] as const
export type Name = (typeof names)[number]

/** A running program on one channel, and the people who use it. */
export interface Program {
  readonly channel: string
  readonly workspace: string
  readonly reviews: Application
  readonly clock: HandClock
  readonly people: Readonly<Record<Name, Person>>
  /** Where a check is posted, on channels with several places. */
  readonly place?: string
  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void>
}

/** One check of one program, in which people do things one after another. */
export class Life {
  readonly #program: Program
  readonly #name: string
  #delivery = 0
  review = ''

  constructor(program: Program, name: string) {
    this.#program = program
    this.#name = name
  }

  async act(name: Name, action: object): Promise<Outcome> {
    const { reviews, clock, people, channel, workspace } = this.#program
    clock.pass(60)
    const outcome = await reviews.handle({
      id: `${this.#name}-${++this.#delivery}`,
      workspace,
      channel,
      trust: 'operator',
      who: people[name],
      people: Object.values(people).filter(({ id }) => JSON.stringify(action).includes(id)),
      action: actionSchema.parse({ review: this.review, ...action }),
    })
    await this.#program.settled()
    return outcome
  }

  /** What the form or the card calls somebody. */
  called = (name: Name): string => this.#program.people[name].id

  pass(days: number): void {
    this.#program.clock.pass(days * 24 * 3600)
  }

  /** Time passes up to an instant, with all that is told by itself each morning. */
  async passTo(instant: string): Promise<void> {
    const { clock, reviews } = this.#program
    for (let day = clock.now().slice(0, 10); day < instant.slice(0, 10); day = addDays(day, 1)) {
      clock.to(`${day}T10:00:00.000Z`)
      await reviews.resume()
    }
    clock.to(instant)
    await reviews.resume()
    await this.#program.settled()
  }

  /** A new look at the same product begins. */
  async looks(how: 'again' | 'changed'): Promise<void> {
    const { review = '' } = await this.act('Dana', { type: 'lookAgain', how })
    this.review = review
  }

  /** The same check in a program that started later. */
  goesOnIn(program: Program): Life {
    const life = new Life(program, `${this.#name}-later`)
    life.review = this.review
    return life
  }

  async starts(product: string, depth: 'quick' | 'full' = 'quick'): Promise<void> {
    const { review = '' } = await this.act('Dana', {
      type: 'start',
      product,
      depth,
      another: true,
    })
    this.review = review
  }

  /** The question that somebody is asked now. */
  async asked(name: Name): Promise<string | undefined> {
    const { reviews, workspace, channel, people } = this.#program
    const { own } = await reviews.feed({ workspace, channel, who: people[name] }, this.review)
    const [kind, , question] = own.at(-1)?.id.split('/') ?? []
    return kind === 'question' ? question : undefined
  }

  /** Answers as many questions as there are, or so many. */
  async answers(name: Name, given: Answers, most = 100): Promise<void> {
    for (let n = 0; n < most; n++) {
      const question = await this.asked(name)
      if (question === undefined) return
      const value = given[question]
      const on = { question, version: 0 }
      await this.act(
        name,
        value === undefined ? { type: 'notSure', ...on } : { type: 'answer', ...on, value },
      )
      if ((await this.asked(name)) === question) await this.act(name, { type: 'skip', ...on })
    }
  }

  async isPosted(how: 'all' | 'headline' = 'all', place = this.#program.place): Promise<void> {
    const where = place === undefined ? {} : { to: place, sure: true }
    await this.act('Dana', { type: 'preview' })
    await this.act('Dana', { type: 'publish', how, ...where })
  }

  /** The private cards that somebody sees now. */
  async shown(name: Name): Promise<readonly unknown[]> {
    const { reviews, workspace, channel, people } = this.#program
    const { own } = await reviews.feed({ workspace, channel, who: people[name] }, this.review)
    return own.map(({ message }) => message)
  }

  /** The stories that stand in the thread, what must never happen left out. */
  async stories(): Promise<readonly string[]> {
    const { reviews, workspace, channel, people } = this.#program
    const { thread } = await reviews.feed({ workspace, channel, who: people.Dana }, this.review)
    return thread
      .map(({ id }) => id)
      .filter((id) => id.startsWith('story/') && !id.endsWith('must-never-happen'))
      .map((id) => id.slice('story/'.length))
  }
}

type Answers = Readonly<Record<string, string | readonly string[]>>

/** A product with little to it, so that its records are small. */
export const small: Answers = {
  'about.what': 'Families book swimming lessons.\nCoaches see who comes.',
  'about.stage': 'live',
  'about.shape': ['web'],
  'about.features': ['none'],
  'people.who': ['staff'],
  'people.count': 'tiny',
  'info.kinds': ['open'],
  'info.leak': 'mild',
  'info.change': 'mild',
  'wrong.down': 'weeks',
  'wrong.never': 'Somebody learns where a child swims.',
  'wrong.closest': 'leak',
  'conn.kinds': ['none'],
  'out.reach': 'inside',
}

/** The same product with much at stake. */
export const grave: Answers = {
  ...small,
  'people.who': ['public', 'child'],
  'people.count': 'mid',
  'info.kinds': ['contact'],
  'info.leak': 'hurt',
  'info.change': 'serious',
  'wrong.down': 'hours',
  'out.reach': 'anyone',
}
