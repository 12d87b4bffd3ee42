import {
  type Card,
  type Filling,
  noCard,
  type On,
  type Seat,
  type SeenField,
} from '../../contracts/channel.ts'
import { askMark, fieldMark } from './draw.ts'
import type { Shown } from './memory-chat.ts'

/** What a seat needs of the chat it stands in. */
export interface Around {
  /** Everything in their own conversation with the app, oldest first. */
  readonly own: () => readonly Shown[]
  readonly room: () => readonly Shown[]
  /** True for a message that is a card of a check. */
  readonly isCard: (shown: Shown) => boolean
  /** Types a line to the app, and waits for what comes of it. */
  readonly type: (text: string) => Promise<void>
}

/** A message as it was read, with the numbers of its buttons. */
interface PlainCard extends Card {
  readonly numbers: ReadonlyMap<string, string>
}

/** Somebody who reads and types words, and nothing else. */
export class PlainSeat implements Seat {
  readonly name: string
  readonly #around: Around
  readonly #heard = new Set<string>()

  constructor(name: string, around: Around) {
    this.name = name
    this.#around = around
  }

  starts(product: string): Promise<void> {
    return this.#types(`start ${product}`)
  }

  types(words: string): Promise<void> {
    return this.#around.type(words)
  }

  deletes(): Promise<void> {
    return this.#types('delete')
  }

  async card(): Promise<Card> {
    return this.#cards().at(-1) ?? noCard
  }

  async cards(): Promise<readonly Card[]> {
    return this.#cards()
  }

  async thread(): Promise<readonly Card[]> {
    return this.#thread()
  }

  async presses(label: string, on?: On): Promise<void> {
    const whole = ({ buttons }: Card) =>
      buttons.find((one) => one === label) ?? buttons.find((one) => one.startsWith(`${label} `))
    const card = this.#find((one) => whole(one) !== undefined, label, on)
    await this.#around.type(card.numbers.get(whole(card) ?? '') ?? '')
  }

  async fills(filling: Filling, on?: On): Promise<void> {
    if (on !== undefined || !this.#asked()) {
      const [label = ''] = Object.keys(filling)
      const has = ({ fields }: PlainCard) => fields.some((field) => field.label === label)
      const { numbers } = this.#find(has, label, on)
      const send = ['Send', 'Change it', ...numbers.keys()].find((one) => numbers.has(one)) ?? ''
      await this.#around.type(numbers.get(send) ?? '')
    }
    for (let asked = this.#asked(); asked; asked = this.#asked()) {
      const label = Object.keys(filling).find((one) => asked?.label.startsWith(one)) ?? ''
      await this.#around.type(line(asked, filling[label]))
      if (this.#lastId() === asked.id) throw new Error(`nothing came of “${asked.label}”`)
      if (isFirst(this.#around.own().at(-1))) return
    }
  }

  async form(): Promise<Card | undefined> {
    const last = this.#around.own().at(-1)
    return last && isAsked(last) ? read(last) : undefined
  }

  async replies(): Promise<readonly Card[]> {
    const fresh = this.#said().filter(({ id, text }) => !this.#heard.has(`${id} ${text}`))
    for (const { id, text } of fresh) this.#heard.add(`${id} ${text}`)
    return fresh.filter((one) => !isAsked(one)).map(read)
  }

  async home(): Promise<Card> {
    await this.#types('my checks')
    const home = this.#said().at(-1)
    return home ? read(home) : noCard
  }

  /** Whoever wants something else leaves the form that stands open. */
  async #types(words: string): Promise<void> {
    if (await this.form()) await this.#around.type('/cancel')
    await this.#around.type(words)
  }

  #cards(): readonly PlainCard[] {
    return this.#around.own().filter(this.#around.isCard).map(read)
  }

  #thread(): readonly PlainCard[] {
    return this.#around.room().filter(this.#around.isCard).map(read)
  }

  #said(): readonly Shown[] {
    return this.#around.own().filter((one) => !this.#around.isCard(one))
  }

  #lastId(): string | undefined {
    return this.#around.own().at(-1)?.id
  }

  /** What is asked for now, line by line. */
  #asked(): (SeenField & { readonly id: string }) | undefined {
    const last = this.#around.own().at(-1)
    const [field] = last && isAsked(last) ? read(last).fields : []
    return field && last && { ...field, id: last.id }
  }

  #find(fits: (card: PlainCard) => boolean, label: string, on?: On): PlainCard {
    if (typeof on === 'object') return on as PlainCard
    const own = this.#around.own().filter((one) => !isAsked(one))
    const there = [...this.#thread(), ...own.map(read)]
    const found = there.findLast((card) => fits(card) && card.text.includes(on ?? ''))
    if (found) return found
    const texts = there.map(({ text, buttons }) => `${text}\n[${buttons.join('] [')}]`)
    throw new Error(`${this.name} looks for “${label}” and sees only:\n${texts.join('\n\n')}`)
  }
}

const isAsked = ({ text }: Shown): boolean =>
  text.split('\n').some((one) => one.startsWith(askMark))

/** True for a form that has just been opened, with its title above. */
const isFirst = (shown: Shown | undefined): boolean =>
  shown !== undefined && isAsked(shown) && !shown.text.startsWith(askMark)

function read({ text: whole }: Shown): PlainCard {
  const at = whole.split('\n').findIndex((one) => one.startsWith(askMark))
  const lines = whole.split('\n')
  const above = at < 0 ? lines : lines.slice(0, at)
  const numbers = new Map<string, string>()
  const words: string[] = []
  const fieldLines: string[] = at < 0 ? [] : lines.slice(at)
  for (const one of above) {
    const { number, label } = /^(?<number>\/\d{6,}) (?<label>.+)$/.exec(one)?.groups ?? {}
    if (number !== undefined && label !== undefined) numbers.set(label, number)
    else if (one.startsWith(fieldMark)) fieldLines.push(one.slice(fieldMark.length))
    else words.push(one)
  }
  return {
    text: words.join('\n'),
    buttons: [...numbers.keys()],
    fields: fieldsOf(fieldLines),
    numbers,
  }
}

/** A label, with its options below it. */
function fieldsOf(lines: readonly string[]): readonly SeenField[] {
  const fields: { label: string; kind: SeenField['kind']; options?: string[] }[] = []
  for (const one of lines) {
    const option = /^\d+\. (?<label>.+?)(?: \(now: .*\))?$/.exec(one)?.groups?.['label']
    const last = fields.at(-1)
    if (option === undefined || !last) {
      const label = one.replace(askMark, '').replace(/:$/, '')
      fields.push({ label, kind: 'words' })
    } else {
      last.kind = 'one'
      last.options = [...(last.options ?? []), option]
    }
  }
  return fields
}

/** What somebody types for a field: numbers of options, yes or no, or the words themselves. */
function line({ label, options }: SeenField, given: Filling[string] | undefined): string {
  if (given === undefined) return ''
  if (typeof given === 'boolean') return given ? 'yes' : 'no'
  if (!options) return String(given)
  const numbers = [given].flat().map((words) => options.indexOf(words) + 1)
  if (numbers.includes(0))
    throw new Error(`“${given}” cannot be picked for “${label}”: ${options.join(', ')}`)
  return numbers.join(', ')
}
