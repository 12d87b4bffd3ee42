import { type Card, type Filling, noCard, type On, type Seat } from '../../contracts/channel.ts'
import type { SeenCard } from '../adaptive-card/seen.ts'
import type { Pressed, Reply } from './answers.ts'
import { holds } from './filling.ts'
import type { PlaceName } from './home.ts'
import { type Person, pressable } from './person.ts'
import type { Shown } from './shapes.ts'
import { words } from './whatif.ts'

/** What a seat needs of the tenant it stands in. */
export interface Around {
  /** Where things are posted. */
  readonly room: PlaceName
  /** True for a message that is a card: anything else is only said. */
  isCard(shown: Shown): boolean
  /** Resolves when all that goes on has come to its end. */
  settled(): Promise<void>
}

/** A card on somebody's screen, with the message it stands in. */
interface TeamsCard extends Card {
  readonly shown: Shown
}

/** What only says that something is to be read elsewhere, or has happened. */
const pointers = new Set(
  (['teams.here.sent', 'teams.done', 'teams.below', 'teams.story.turned'] as const).map((key) =>
    words(key),
  ),
)

/** How far back somebody looks for what was just said to them. */
const glance = 12

/** Somebody with Teams open: what they do goes over the wire, and is read off what stands in their chats. */
export class TeamsSeat implements Seat {
  readonly name: string
  readonly #person: Person
  readonly #around: Around
  readonly #heard = new Set<string>()
  #unread: Card[] = []

  constructor(person: Person, around: Around) {
    this.name = person.name
    this.#person = person
    this.#around = around
  }

  starts(product: string): Promise<void> {
    return this.#after(this.#person.says(`start ${product}`))
  }

  types(words: string): Promise<void> {
    return this.#after(this.#person.says(words))
  }

  deletes(): Promise<void> {
    return this.#after(this.#person.says('delete'))
  }

  async card(): Promise<Card> {
    return this.#own().at(-1) ?? noCard
  }

  async cards(): Promise<readonly Card[]> {
    return this.#own()
  }

  async thread(): Promise<readonly Card[]> {
    return this.#thread()
  }

  async presses(label: string, on?: On): Promise<void> {
    const says = ({ buttons }: TeamsCard) => buttons.find((words) => words === label)
    const begins = ({ buttons }: TeamsCard) =>
      buttons.find((words) => words.startsWith(`${label} `))
    const picks = ({ shown }: TeamsCard) => shown.seen && pressable(shown.seen, label)
    const card = this.#look(picks, on) ?? this.#look(says, on) ?? this.#find(begins, label, on)
    const whole = says(card) ?? begins(card) ?? label
    await this.#after(this.#person.presses(whole, { on: card.shown }))
  }

  async fills(filling: Filling, on?: On): Promise<void> {
    const label = Object.keys(filling).join(', ')
    const has = ({ shown: { seen } }: TeamsCard) => seen && holds(seen, this.#typed(seen, filling))
    const form = on === undefined ? this.#form() : undefined
    const card = form && has(form) ? form : this.#find(has, label, on)
    const { shown } = card
    const given = shown.seen ? this.#typed(shown.seen, filling) : filling
    await this.#after(this.#person.sends(given, { on: shown }))
  }

  async form(): Promise<Card | undefined> {
    return this.#form()
  }

  async replies(): Promise<readonly Card[]> {
    const fresh = this.#said().filter((card) => this.#isNew(card))
    return [...this.#unread.splice(0), ...fresh.filter(({ shown }) => !isForm(shown))]
  }

  async home(): Promise<Card> {
    await this.#after(this.#person.says('my checks'))
    const home = this.#said().at(-1)
    if (home) this.#isNew(home)
    return home ?? noCard
  }

  /** A name goes where it can be typed when it is in no list. */
  #typed({ fields }: SeenCard, filling: Filling): Filling {
    return Object.fromEntries(
      Object.entries(filling).map(([label, value]) => {
        const options = fields.find((field) => field.label === label)?.options ?? []
        const whole = (words: string) =>
          options.find((option) => option === words) ??
          options.find((option) => option.endsWith(`, ${words}`)) ??
          words
        if (typeof value === 'boolean') return [label, value]
        return [label, typeof value === 'string' ? whole(value) : value.map(whole)]
      }),
    )
  }

  async #after(doing: Promise<Pressed | Reply | undefined>): Promise<void> {
    const answer = await doing
    if (answer && answer.status !== 200) throw new Error(`answered with ${answer.status}`)
    const { toast, error } = (answer ?? {}) as Partial<Pressed>
    for (const text of [toast, error]) {
      if (text && !pointers.has(text)) this.#unread.push({ ...noCard, text })
    }
    await this.#around.settled()
  }

  #find(fits: (card: TeamsCard) => unknown, label: string, on?: On): TeamsCard {
    const found = this.#look(fits, on)
    if (found) return found
    const there = [...this.#said(), ...this.#own(), ...this.#thread()]
    const texts = there.map(({ text, buttons }) => `${text}\n[${buttons.join('] [')}]`)
    throw new Error(`${this.name} looks for “${label}” and sees only:\n${texts.join('\n\n')}`)
  }

  /** The newest that fits: what was just said to them, then their cards, then the thread. */
  #look(fits: (card: TeamsCard) => unknown, on?: On): TeamsCard | undefined {
    if (typeof on === 'object') return atHome(on as TeamsCard, this.#person)
    for (const cards of [this.#said(), this.#own(), this.#thread()]) {
      const found = cards.findLast((card) => fits(card) && card.text.includes(on ?? ''))
      if (found) return found
    }
    return undefined
  }

  #form(): TeamsCard | undefined {
    return this.#said().findLast(({ shown }) => isForm(shown))
  }

  #own(): TeamsCard[] {
    return this.#mine().filter(({ shown }) => this.#around.isCard(shown))
  }

  /** What the app said to them alone that is no card of a check. */
  #said(): TeamsCard[] {
    return this.#mine()
      .slice(-glance)
      .filter(({ shown }) => !this.#around.isCard(shown))
  }

  #mine(): TeamsCard[] {
    return this.#person.messages().filter(byUs).map(cardOf)
  }

  #thread(): TeamsCard[] {
    const there = this.#person.messages(this.#around.room).filter(byUs)
    const cards = there.filter((one) => this.#around.isCard(one))
    const first = cards.findLast(({ root }) => root === undefined)
    return cards.filter(({ id, root }) => first && (root ?? id) === first.id).map(cardOf)
  }

  #isNew({ text, shown }: TeamsCard): boolean {
    const key = `${shown.id} ${text}`
    const isNew = !this.#heard.has(key)
    this.#heard.add(key)
    return isNew
  }
}

const byUs = ({ by }: Shown): boolean => by === 'whatif'

const isForm = ({ seen }: Shown): boolean =>
  seen?.actions.some(({ data }) => typeof (data as { form?: unknown }).form === 'string') ?? false

const cardOf = (shown: Shown): TeamsCard => {
  const { text, buttons, fields } = shown.seen ?? { ...noCard, text: shown.text }
  return { text, buttons, fields, shown, id: shown.id }
}

/** Nobody can press what stands on another's screen; a forged press comes from one's own chat. */
function atHome(card: TeamsCard, person: Person): TeamsCard {
  const { shown } = card
  const seesIt = placesOf(person).has(shown.place)
  return seesIt ? card : { ...card, shown: { ...shown, place: 'elsewhere' } }
}

const placesOf = (person: Person): Set<string> =>
  new Set(
    [undefined, 'general', 'announcements', 'closed', 'chat'].flatMap((place) =>
      person.messages(place as PlaceName | undefined).map((one) => one.place),
    ),
  )
