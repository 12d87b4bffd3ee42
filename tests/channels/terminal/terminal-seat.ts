import { tmpdir } from 'node:os'
import { FormByLines } from '../../../src/channels/plain-text/form-by-lines.ts'
import { filledPress } from '../../../src/channels/terminal/inputs.ts'
import { talkByLines } from '../../../src/channels/terminal/lines.ts'
import type { Talk } from '../../../src/channels/terminal/session.ts'
import { textForm } from '../../../src/channels/terminal/text-form.ts'
import { typedPress } from '../../../src/channels/terminal/typed-press.ts'
import { type Action, actionSchema } from '../../../src/domain/action.ts'
import type { Field, Form, Message } from '../../../src/message/message.ts'
import { buttonsIn, fieldsIn, senderIn } from '../../../src/message/parts.ts'
import type { Say } from '../../../src/message/words.ts'
import {
  type Card,
  type Filling,
  noCard,
  type On,
  type Seat,
  type SeenField,
} from '../../contracts/channel.ts'

interface TerminalCard extends Card {
  readonly message: Message
}

/** What a seat needs of the program. */
interface TerminalParts {
  /** Sits down anew, as after the program started again. */
  readonly sitDown: () => Talk
  /** True while a conversation that began earlier still goes on. */
  readonly isLive: (talk: Talk) => boolean
  readonly say: Say
}

/** Somebody at a terminal. */
export class TerminalSeat implements Seat {
  readonly name: string
  readonly #parts: TerminalParts
  #talking: Talk | undefined
  #review: string | undefined
  #form: Form | undefined
  #said: readonly TerminalCard[] = []
  #unread: Card[] = []

  constructor(name: string, parts: TerminalParts) {
    this.name = name
    this.#parts = parts
  }

  async starts(product: string): Promise<void> {
    await this.#act({ type: 'start', product, depth: 'full' })
  }

  async card(): Promise<Card> {
    return (await this.cards()).at(-1) ?? noCard
  }

  async cards(): Promise<readonly TerminalCard[]> {
    const { own = [] } = (await this.#looks()).feed ?? {}
    return own.map(({ message }) => seen(message))
  }

  async thread(): Promise<readonly TerminalCard[]> {
    const { thread = [] } = (await this.#looks()).feed ?? {}
    return thread.map(({ message }) => seen(message))
  }

  async presses(label: string, on?: On): Promise<void> {
    const card = await this.#find(({ buttons }) => buttons.includes(label), label, on)
    const button = buttonsIn(card.message).find((one) => one.label === label)
    const press = button && filledPress(button.action)
    if (!press || !('action' in press)) throw new Error(`there is no “${label}” on:\n${card.text}`)
    await this.#act(press.action)
  }

  async fills(filling: Filling, on?: On): Promise<void> {
    if (this.#form) return this.#fillsForm(this.#form, filling)
    const [label = ''] = Object.keys(filling)
    const has = ({ fields }: Card) => fields.some((field) => field.label === label)
    const { message } = await this.#find(has, label, on)
    const fields = fieldsIn(message)
    const field = fields.find((one) => one.label === label)
    if (field && 'options' in field) {
      const picked = line(field, filling[label])
      const press = typedPress(picked, [message])
      return this.#sends(press?.button.action ?? {}, press?.values)
    }
    const sender = senderIn(message)
    const values = fields.map((one) => [one.id, String(filling[one.label] ?? '')] as const)
    return this.#sends(sender?.action ?? {}, new Map(values))
  }

  /** What is typed goes through the conversation by lines, as at a real terminal. */
  async types(words: string): Promise<void> {
    let printed = ''
    const talk = await this.#sits()
    await talkByLines({
      talk,
      say: this.#parts.say,
      lines: only(words),
      folder: tmpdir(),
      write: async (text) => {
        printed += text
      },
    })
    this.#review = talk.review
    this.#said = talk.focus ? [seen(talk.focus)] : []
    this.#unread.push({ ...noCard, text: printed.slice(printed.indexOf('\n> ') + 1) })
  }

  async form(): Promise<Card | undefined> {
    if (!this.#form) return undefined
    const { title, elements } = this.#form
    const card = seen({ audience: 'people', elements })
    return { ...card, text: `${title}\n${card.text}` }
  }

  async replies(): Promise<readonly Card[]> {
    return this.#unread.splice(0)
  }

  async home(): Promise<Card> {
    const lines = (await (await this.#looks()).overview()).map(
      ({ product, state }) => `${product}: ${state}`,
    )
    return { ...noCard, text: lines.join('\n') }
  }

  async deletes(): Promise<void> {
    await this.#act({ type: 'openDelete', review: this.#review ?? '' })
  }

  async #fillsForm(form: Form, filling: Filling): Promise<void> {
    const filled = new FormByLines(form, this.#parts.say)
    for (const field of fieldsIn(form)) {
      const problem = filled.take(line(field, filling[field.label]))
      if (problem !== undefined) throw new Error(`“${field.label}”: ${problem}`)
    }
    await this.#sends(form.submit.action, filled.values)
  }

  async #sends(...press: Parameters<typeof filledPress>): Promise<void> {
    const outcome = filledPress(...press)
    if ('wrong' in outcome) throw new Error(`the terminal takes no such “${outcome.wrong}”`)
    await this.#act(outcome.action)
  }

  async #act(action: Action): Promise<void> {
    const talk = await this.#sits()
    const { replies, form } = await talk.act(actionSchema.parse(action))
    this.#form = form
    this.#said = replies.map(seen)
    this.#unread.push(...this.#said)
    this.#review = talk.review ?? this.#review
  }

  /** Their conversation; after the program started again they open the check where they left off. */
  async #sits(): Promise<Talk> {
    if (this.#talking && this.#parts.isLive(this.#talking)) return this.#talking
    this.#talking = await this.#looks()
    return this.#talking
  }

  /** A fresh look at their check, beside the conversation. */
  async #looks(): Promise<Talk> {
    const talk = this.#parts.sitDown()
    this.#review ??= (await talk.overview())[0]?.review
    if (this.#review !== undefined) await talk.open(this.#review)
    return talk
  }

  async #find(fits: (card: Card) => boolean, label: string, on?: On): Promise<TerminalCard> {
    if (typeof on === 'object') return on as TerminalCard
    const there = [...(await this.thread()), ...(await this.cards()), ...this.#said]
    const found = there.findLast((card) => fits(card) && card.text.includes(on ?? ''))
    if (found) return found
    const texts = there.map(({ message }) => textForm(message))
    throw new Error(`${this.name} looks for “${label}” and sees only:\n${texts.join('\n\n')}`)
  }
}

const seen = (message: Message): TerminalCard => ({
  text: textForm({
    elements: message.elements.filter(({ type }) => type !== 'buttons' && type !== 'field'),
  }),
  buttons: buttonsIn(message).map(({ label }) => label),
  fields: fieldsIn(message).map(seenField),
  message,
})

const kinds = {
  text: 'words',
  choice: 'one',
  choices: 'several',
  date: 'date',
  person: 'person',
  place: 'place',
  toggle: 'tick',
} as const

function seenField(field: Field): SeenField {
  const asked = { label: field.label, kind: kinds[field.type] }
  return 'options' in field ? { ...asked, options: field.options.map(({ label }) => label) } : asked
}

/** What somebody types for a field: numbers of options, yes or no, or the words themselves. */
function line(field: Field, given: Filling[string] | undefined): string {
  if (given === undefined) return ''
  if (field.type === 'toggle') return given ? 'yes' : 'no'
  if (!('options' in field)) return String(given)
  const numbers = [given].flat().map((words) => {
    const at = field.options.findIndex(({ label }) => label === words)
    if (at < 0) throw new Error(`“${words}” cannot be picked for “${field.label}”`)
    return at + 1
  })
  return numbers.join(', ')
}

async function* only(words: string): AsyncGenerator<string> {
  yield words
}
