import { type Card, type Filling, noCard, type On, type Seat } from '../../contracts/channel.ts'
import { type Given, isMenu, optionsOf, partsOf } from './elements.ts'
import type { Person } from './person.ts'
import { cardOf, formOf, type Input, labelOf, type SlackCard } from './reading.ts'
import type { Reply } from './sending.ts'
import type { Shown } from './shapes.ts'

/** What a seat needs of the workspace it stands in. */
export interface Around {
  /** The channel in which things are posted. */
  readonly room: { readonly id: string; readonly name: string }
  /** Everybody's id, by name. */
  readonly ids: ReadonlyMap<string, string>
  /** True for a message that is a card: anything else is only said. */
  isCard(shown: Shown): boolean
  /** Resolves when all that goes on has come to its end. */
  settled(): Promise<void>
  /** What Slack shows where somebody or a place is mentioned; the id itself without one. */
  readonly nameOf?: (id: string) => string
}

/** How far back somebody looks for the card that they have in front of them. */
const glance = 12

/** Somebody at Slack: everything goes through signed requests, and is read off what stands on the screen. */
export class SlackSeat implements Seat {
  readonly name: string
  readonly #person: Person
  readonly #around: Around
  readonly #heard = new Set<string>()
  #unread: Card[] = []

  constructor(name: string, person: Person, around: Around) {
    this.name = name
    this.#person = person
    this.#around = around
  }

  async starts(product: string): Promise<void> {
    await this.#after(this.#person.command(onTheWire(product)))
  }

  async card(): Promise<Card> {
    return (await this.#own(glance)).at(-1) ?? noCard
  }

  async cards(): Promise<readonly SlackCard[]> {
    return this.#own()
  }

  async thread(): Promise<readonly SlackCard[]> {
    const all = await this.#messages(this.#around.room.id)
    const cards = all.filter((one) => this.#around.isCard(one))
    const first = cards.findLast(({ thread_ts, ts }) => thread_ts === undefined || thread_ts === ts)
    const own = cards.filter(({ ts, thread_ts }) => first && (thread_ts ?? ts) === first.ts)
    return own.map((one) => this.#read(one))
  }

  async presses(label: string, on?: On): Promise<void> {
    const says = (one: SlackCard) => buttonThat(one, (words) => words === label)
    const begins = (one: SlackCard) => buttonThat(one, (words) => words.startsWith(`${label} `))
    const whole = await this.#look((one) => says(one) !== undefined, on)
    const card = whole ?? (await this.#find((one) => begins(one) !== undefined, label, on))
    await this.#press(card, says(card) ?? begins(card) ?? label)
  }

  async fills(filling: Filling, on?: On): Promise<void> {
    const view = this.#person.form()
    if (view) return this.#submit(formOf(view, nameless), filling)
    const [label = ''] = Object.keys(filling)
    const has = (one: SlackCard) => inputFor(one, label) !== undefined || opener(one) !== undefined
    const card = await this.#find(has, label, on)
    const opens = opener(card)
    if (opens !== undefined && !inputFor(card, label)) {
      await this.#press(card, opens)
      return this.fills(filling)
    }
    for (const [name, value] of Object.entries(filling)) {
      const input = inputFor(card, name)
      if (!input) throw new Error(`“${name}” is not in:\n${card.text}`)
      const { element } = input
      const where = { on: card.on as Shown }
      await this.#person.choose(element.action_id ?? '', this.#given(input, value), where)
    }
    await this.#press(card, senderOf(card))
  }

  async types(words: string): Promise<void> {
    await this.#after(this.#person.say(onTheWire(words)))
  }

  async form(): Promise<Card | undefined> {
    const view = this.#person.form()
    return view && view.callback_id === 'form' ? formOf(view, nameless) : undefined
  }

  async replies(): Promise<readonly Card[]> {
    const fresh = (await this.#said()).filter((one) => this.#isNew(one))
    return [...this.#unread.splice(0), ...fresh]
  }

  async home(): Promise<Card> {
    await this.#after(this.#person.openHome())
    const view = this.#person.home()
    return view ? formOf(view, nameless) : noCard
  }

  async deletes(): Promise<void> {
    await this.#after(this.#person.command('delete'))
  }

  async #press({ on }: SlackCard, label: string): Promise<void> {
    const element = 'hash' in on ? undefined : await this.#atHome(on)
    await this.#after(this.#person.press(label, { on: element ?? 'form' }))
  }

  /** Nobody can press what stands on another's screen; a forged press comes from one's own. */
  async #atHome(shown: Shown): Promise<Shown> {
    const mine = [await this.#person.dm(), this.#around.room.id]
    return mine.includes(shown.channel) ? shown : { ...shown, channel: mine[0] ?? '' }
  }

  async #submit(card: SlackCard, filling: Filling): Promise<void> {
    const values = Object.entries(filling).map(([label, value]): [string, Given] => {
      const input = inputFor(card, label)
      if (!input) throw new Error(`“${label}” is not in:\n${card.text}`)
      return [input.element.action_id ?? '', this.#given(input, value)]
    })
    const { errors } = await this.#person.submit(Object.fromEntries(values))
    this.#unread.push(...Object.values(errors).map((text) => ({ ...noCard, text })))
    await this.#around.settled()
  }

  /** What a person means by words: an option, somebody, a channel, or the words themselves. */
  #given({ element, whole }: Input, value: Filling[string]): Given {
    const { room, ids } = this.#around
    if (typeof value === 'boolean') return value ? ['true'] : []
    const some = [value].flat().map((one) => {
      if (element.type === 'users_select') return ids.get(one) ?? one
      if (element.type === 'conversations_select') return one === room.name ? room.id : one
      return whole.get(one) ?? one
    })
    return typeof value === 'string' ? (some[0] ?? '') : some
  }

  async #after(doing: Promise<Reply>): Promise<void> {
    const { status, body } = await doing
    if (status !== 200) throw new Error(`Slack was answered with ${status}: ${body}`)
    const { text } = body.startsWith('{') ? JSON.parse(body) : { text: undefined }
    if (typeof text === 'string') this.#unread.push({ ...noCard, text })
    await this.#around.settled()
    const view = this.#person.form()
    if (view?.callback_id !== 'words') return
    this.#unread.push(formOf(view, nameless))
    await this.#person.close()
  }

  async #find(fits: (card: SlackCard) => boolean, label: string, on?: On): Promise<SlackCard> {
    const found = await this.#look(fits, on)
    if (found) return found
    const there = [await this.#said(), await this.#own(), await this.thread()].flat()
    const texts = there.map(({ text, buttons }) => `${text}\n[${buttons.join('] [')}]`)
    throw new Error(`${this.name} looks for “${label}” and sees only:\n${texts.join('\n\n')}`)
  }

  /** The newest that fits: what was just said to them, then their cards, then the thread. */
  async #look(fits: (card: SlackCard) => boolean, on?: On): Promise<SlackCard | undefined> {
    if (typeof on === 'object') return on as SlackCard
    const most = on === undefined ? glance : undefined
    const looks = [() => this.#said(), () => this.#own(most), () => this.thread()]
    for (const look of looks) {
      const found = (await look()).findLast((card) => fits(card) && card.text.includes(on ?? ''))
      if (found) return found
    }
    return undefined
  }

  async #own(most?: number): Promise<SlackCard[]> {
    const all = await this.#messages(await this.#person.dm(), most)
    return all.filter((one) => this.#around.isCard(one)).map((one) => this.#read(one))
  }

  /** What was said to them alone: whispers, and words of the app that are no card. */
  async #said(): Promise<SlackCard[]> {
    const there = await Promise.all([
      this.#messages(await this.#person.dm(), glance),
      this.#messages(this.#around.room.id, glance),
    ])
    return there
      .flat()
      .filter((one) => one.user !== this.#person.id || one.onlyFor !== undefined)
      .filter((one) => one.onlyFor !== undefined || !this.#around.isCard(one))
      .toSorted((one, other) => Number(one.ts) - Number(other.ts))
      .map((one) => this.#read(one))
  }

  #isNew({ on, text }: SlackCard): boolean {
    const key = `${'ts' in on ? on.ts : on.id} ${text}`
    const isNew = !this.#heard.has(key)
    this.#heard.add(key)
    return isNew
  }

  #messages(channel: string, most?: number): Promise<readonly Shown[]> {
    return this.#person.messages(channel, most)
  }

  #read(shown: Shown): SlackCard {
    return { ...cardOf(shown, this.#around.nameOf ?? nameless), id: shown.ts }
  }
}

const nameless = (id: string): string => id

/** What Slack makes of the signs that it uses itself. */
const onTheWire = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const inputFor = ({ inputs }: SlackCard, label: string): Input | undefined =>
  inputs.find((input) => input.label === label)

const buttonsOf = ({ on }: SlackCard) =>
  (on.blocks ?? [])
    .flatMap(({ elements = [], accessory }) => [...elements, ...(accessory ? [accessory] : [])])
    .filter(({ type }) => type === 'button')

const buttonThat = (card: SlackCard, says: (words: string) => boolean): string | undefined =>
  buttonsOf(card).find((one) => says(labelOf(one)))?.action_id ?? menuEntries(card).find(says)

/** The entries of menus that act at once. */
const menuEntries = ({ on }: SlackCard): readonly string[] =>
  partsOf(on.blocks ?? []).flatMap(({ element }) =>
    isMenu(element) ? optionsOf(element).map(({ text }) => text.text) : [],
  )

/** The button that opens a card's own fields as a form. */
const opener = (card: SlackCard): string | undefined =>
  buttonsOf(card).find(({ action_id = '' }) => action_id.startsWith('slackWrite'))?.action_id

const senderOf = (card: SlackCard): string => {
  const found = buttonsOf(card).find(({ action_id = '' }) => action_id.endsWith('.fields'))
  if (!found?.action_id) throw new Error(`nothing sends what stands in:\n${card.text}`)
  return found.action_id
}
