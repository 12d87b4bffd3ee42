import type {
  WireCard,
  WireFeed,
  WireHome,
  WireItem,
  WireOutcome,
} from '../../../src/channels/web/page/wire.ts'
import { type Card, type Filling, noCard, type On, type Seat } from '../../contracts/channel.ts'
import { actionCalled, type SeenCard, seenCard, sender, sent } from '../adaptive-card/seen.ts'
import type { Answer, Browser } from './running-page.ts'

interface Problem {
  readonly problem?: { readonly message: string }
}

/** Somebody at a browser: everything goes through the page's own addresses. */
export class WebSeat implements Seat {
  readonly name: string
  readonly #browser: () => Promise<Browser>
  /** The check that the page shows. */
  #review: string | undefined
  #form: SeenCard | undefined
  #said: readonly SeenCard[] = []
  #unread: Card[] = []

  constructor(name: string, browser: () => Promise<Browser>) {
    this.name = name
    this.#browser = browser
  }

  async starts(product: string): Promise<void> {
    await this.#act({ type: 'start', product })
  }

  async card(): Promise<Card> {
    return (await this.cards()).at(-1) ?? noCard
  }

  async cards(): Promise<readonly SeenCard[]> {
    const { own = [] } = (await this.#feed()) ?? {}
    return own.map((one) => this.#seen(one))
  }

  async thread(): Promise<readonly SeenCard[]> {
    const { thread = [] } = (await this.#feed()) ?? {}
    return thread.map((one) => this.#seen(one))
  }

  async turnsToNewest(): Promise<void> {
    this.#review = undefined
  }

  async presses(label: string, on?: On): Promise<void> {
    const card = await this.#find((one) => actionCalled(one, label) !== undefined, label, on)
    const action = actionCalled(card, label)
    if (!action) throw new Error(`there is no “${label}” on:\n${card.text}`)
    await this.#act(sent(card, action))
  }

  async fills(filling: Filling, on?: On): Promise<void> {
    const [label = ''] = Object.keys(filling)
    const has = ({ fields }: SeenCard) => fields.some((field) => field.label === label)
    const card = this.#form ?? (await this.#find(has, label, on))
    await this.#act(sent(card, sender(card) ?? {}, filling))
  }

  async types(words: string): Promise<void> {
    const review = this.#review === undefined ? {} : { review: this.#review }
    await this.#act({ type: 'say', text: words, ...review })
  }

  async form(): Promise<Card | undefined> {
    return this.#form
  }

  async replies(): Promise<readonly Card[]> {
    return this.#unread.splice(0)
  }

  async home(): Promise<Card> {
    const { waiting, checks }: WireHome = JSON.parse((await this.#get('/api/checks')).body)
    const waits = waiting.map(({ product, words }) => `${product} · ${words}`)
    const lines = checks.map(({ product, state }) => `${product} · ${state}`)
    return { ...noCard, text: [...waits, ...lines].join('\n') }
  }

  async deletes(): Promise<void> {
    await this.#act({ type: 'openDelete', review: this.#review ?? '' })
  }

  #seen({ id, card }: WireCard): SeenCard & Card {
    return { ...seenCard(card), id: `${this.#review}/${id}` }
  }

  async #find(fits: (card: SeenCard) => boolean, label: string, on?: On): Promise<SeenCard> {
    if (typeof on === 'object') return on as SeenCard
    const { thread = [], own = [] } = (await this.#feed()) ?? {}
    const there = [...[...thread, ...own].map(({ card }) => seenCard(card)), ...this.#said]
    const found = there.findLast((card) => fits(card) && card.text.includes(on ?? ''))
    if (found) return found
    const texts = there.map(({ text, buttons }) => `${text}\n[${buttons.join('] [')}]`)
    throw new Error(`${this.name} looks for “${label}” and sees only:\n${texts.join('\n\n')}`)
  }

  async #act(action: object): Promise<void> {
    const answer = await (await this.#browser()).press(action)
    const outcome: Partial<WireOutcome> & Problem = JSON.parse(answer.body)
    // The page shows what is wrong, and leaves the form as it is.
    if (outcome.problem) {
      this.#unread.push({ ...noCard, text: outcome.problem.message })
      return
    }
    this.#said = (outcome.replies ?? []).map(({ card }) => seenCard(card))
    this.#unread.push(...this.#said)
    this.#form = outcome.form && seenCard(outcome.form.card, outcome.form.title)
    this.#review = outcome.review ?? this.#review
  }

  /** The check in front of them: the one they acted in last, else the newest in their list. */
  async #feed(): Promise<WireFeed | undefined> {
    this.#review ??= (await this.#checks())[0]?.review
    if (this.#review === undefined) return undefined
    const { status, body } = await this.#get(`/api/checks/${this.#review}`)
    return status === 200 ? JSON.parse(body) : undefined
  }

  async #checks(): Promise<readonly WireItem[]> {
    return JSON.parse((await this.#get('/api/checks')).body).checks
  }

  async #get(path: string): Promise<Answer> {
    return (await this.#browser()).get(path)
  }
}
