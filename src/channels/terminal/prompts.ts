import { isActionOf } from '../../domain/button-action.ts'
import { limits } from '../../domain/limits.ts'
import { pictureKinds } from '../../domain/picture.ts'
import type { Form, Message } from '../../message/message.ts'
import { fieldsIn } from '../../message/parts.ts'
import type { Say } from '../../message/words.ts'
import { safeText } from '../plain-text/safe-text.ts'
import { askCard, type TerminalPress } from './card-by-prompts.ts'
import { leave, type Prompts } from './clack-prompts.ts'
import { fillFields } from './fields-by-prompts.ts'
import { filledPress, isWaiting } from './inputs.ts'
import { keepFiles } from './keep-files.ts'
import { checkLine, titleOf } from './line-commands.ts'
import type { Pick } from './list-prompt.ts'
import { askMenu, type Thing } from './menu.ts'
import type { Answer, Keepable, Talk } from './session.ts'
import { styledText } from './styled-text.ts'
import { textForm } from './text-form.ts'
import { type TerminalWords, typedWordsOf } from './typed-words.ts'

/** What a conversation at a keyboard needs. */
interface PromptParts {
  readonly talk: Talk
  readonly say: Say
  readonly asks: Prompts
  /** Where files are put. */
  readonly folder: string
}

/** The whole conversation with prompts, until the person leaves; the place is kept. */
export async function talkByPrompts(parts: PromptParts): Promise<void> {
  const { asks, say } = parts
  const context = new PromptDesk(parts)
  let isStaying = await context.chooseCheck()
  while (isStaying) isStaying = await context.next()
  await context.stop()
  asks.bye(say('terminal.bye'))
}

/** Each method says whether the person stays. */
class PromptDesk {
  readonly #parts: PromptParts
  readonly #words: TerminalWords
  #isInMenu = false

  constructor(parts: PromptParts) {
    this.#parts = parts
    this.#words = typedWordsOf(parts.talk, parts.say)
  }

  /** One thing after the other: what the card in front asks, or what else there is to do. */
  async next(): Promise<boolean> {
    const { focus } = this.#parts.talk
    if (!focus || this.#isInMenu || !isWaiting(focus)) return this.#menu(focus)
    const choice = await askCard(focus, this.#parts)
    if (choice === leave) return false
    if (choice === 'else') this.#isInMenu = true
    else if ('said' in choice) await this.#hear(choice.said)
    else await this.#press(choice)
    return true
  }

  /** One's own checks, or a new one. */
  async chooseCheck(): Promise<boolean> {
    const { talk, asks, say } = this.#parts
    const { checks: items, unreadable } = await talk.checks()
    if (unreadable) asks.tell(styledText(unreadable))
    if (items.length === 0) return this.#start()
    const picks = items.map((item, n) => ({
      value: item.review,
      label: checkLine(say, item, n + 1),
    }))
    const fresh: Pick = { value: '', label: say('terminal.start.new') }
    const picked = await asks.one(say('terminal.checks.ask'), [...picks, fresh])
    if (picked === leave) return talk.review !== undefined
    if (picked === '') return this.#start()
    this.#show(await talk.open(picked))
    return true
  }

  /** Keeps the place of somebody who leaves in the middle of the questions. */
  async stop(): Promise<void> {
    const { talk } = this.#parts
    const { review, feed } = talk
    const isAsking = feed !== undefined && feed.own.length > 0 && askingPhases.has(feed.phase)
    if (review !== undefined && isAsking) this.#show(await talk.act({ type: 'stop', review }))
  }

  async #start(): Promise<boolean> {
    const { talk, asks, say } = this.#parts
    const placeholder = say('terminal.start.hint')
    const problem = (words: string) => lengthProblem(words, say('terminal.start.bad'))
    const product = await asks.words({ label: say('terminal.start.ask'), placeholder, problem })
    if (product === leave) return talk.review !== undefined
    this.#show(await talk.act({ type: 'start', product: product.trim(), depth: 'full' }))
    return true
  }

  async #menu(card: Message | undefined): Promise<boolean> {
    const choice = await askMenu(this.#parts)
    this.#isInMenu = false
    if (choice === leave) return card !== undefined && isWaiting(card)
    if (typeof choice === 'string') return this.#do(choice)
    await this.#press(choice)
    return true
  }

  async #do(thing: Thing): Promise<boolean> {
    const { talk, asks } = this.#parts
    switch (thing) {
      case 'back':
        if (talk.focus) asks.tell(styledText(talk.focus))
        return true
      case 'cards':
        return this.#chooseCard()
      case 'checks':
        return this.chooseCheck()
      case 'who':
        return this.#changePerson()
      case 'report':
        return this.#keepReport()
      case 'delete':
        if (talk.review !== undefined) {
          await this.#answered(await talk.act({ type: 'openDelete', review: talk.review }))
        }
        return true
      case 'leave':
        return false
    }
  }

  async #chooseCard(): Promise<boolean> {
    const { talk, asks, say } = this.#parts
    const cards = talk.feed?.thread ?? []
    const picks = cards.map(({ message }, n) => ({
      value: String(n),
      label: titleOf(textForm(message)),
    }))
    const picked = await asks.one(say('terminal.cards.ask'), picks)
    const card = picked === leave ? undefined : cards[Number(picked)]
    if (card) {
      talk.bringUp(card.message)
      asks.tell(styledText(card.message))
    }
    return true
  }

  async #changePerson(): Promise<boolean> {
    const { talk, asks, say } = this.#parts
    const name = await askNameByPrompt(asks, say)
    if (name === undefined) return true
    const answer = await talk.become(name)
    asks.tell(say('terminal.name.now', { name: safeText(name) }))
    this.#show(answer)
    return talk.review === undefined ? this.chooseCheck() : true
  }

  async #keepReport(): Promise<boolean> {
    const { talk, asks, say } = this.#parts
    const kinds: readonly Pick[] = [
      ...talk.formats.map((value) => ({ value, label: say(`export.format.${value}`) })),
      { value: pictureKinds.join(' '), label: say('terminal.report.pictures') },
    ]
    const picked = await asks.one(say('terminal.report.ask'), kinds)
    if (picked !== leave) asks.tell(await keepFiles(this.#parts, picked.split(' ') as Keepable[]))
    return true
  }

  async #press(press: TerminalPress, form?: Form): Promise<void> {
    const { talk, asks, say } = this.#parts
    const { button, values } = press
    const typed = typedIn(press)
    if (typed !== undefined) return this.#hear(typed)
    this.#isInMenu = false
    const outcome = filledPress(button.action, values)
    if ('action' in outcome) return this.#answered(await talk.act(outcome.action))
    const elements = form?.elements ?? talk.focus?.elements ?? []
    const field = fieldsIn({ elements }).find(({ id }) => id.split('.')[0] === outcome.wrong)
    asks.tell(say('terminal.form.lookAgain', { field: safeText(field?.label ?? outcome.wrong) }))
    if (form) await this.#fill(form)
  }

  /** Typed words mean what they mean everywhere. */
  async #hear(words: string): Promise<void> {
    const { talk, asks, say } = this.#parts
    if (words.length > limits.typed) {
      return asks.tell(say('terminal.form.tooLong', { count: limits.typed }))
    }
    const routed = await this.#words.meaningOf(words)
    if (routed.kind === 'say') {
      for (const message of routed.messages) {
        if (routed.command === 'start') talk.bringUp(message)
        asks.tell(styledText(message))
      }
      return
    }
    const { command, action } = routed
    if (command === 'checks') return void (await this.chooseCheck())
    if (command === 'report') return void (await this.#keepReport())
    if (isActionOf(action, 'openStart')) return void (await this.#start())
    const outcome = filledPress(action)
    if ('action' in outcome) await this.#answered(await talk.act(outcome.action))
  }

  async #answered(answer: Answer): Promise<void> {
    this.#show(answer)
    if (answer.form) await this.#fill(answer.form)
  }

  async #fill(form: Form): Promise<void> {
    const { asks, say } = this.#parts
    const words = { elements: [{ type: 'heading' as const, text: form.title }, ...form.elements] }
    asks.tell(styledText(words))
    const values = await fillFields(form.elements, this.#parts)
    if (values === leave) asks.tell(say('terminal.form.cancelled'))
    else await this.#press({ button: form.submit, values }, form)
  }

  #show({ replies, news }: Answer): void {
    const { asks } = this.#parts
    const texts = [...replies.map(styledText), ...firstOfThread(news).map(({ text }) => text)]
    for (const text of texts) if (text !== '') asks.tell(text)
  }
}

/** The words that somebody typed for an answer; nothing where a form's other fields go with them. */
function typedIn({ button, values }: TerminalPress): string | undefined {
  const [value] = values.values()
  const isWords = button.action.type === 'answer' && values.size === 1
  return isWords && typeof value === 'string' ? value : undefined
}

/** A whole thread at once fills the screen: its first card says what there is, the menu brings up the rest. */
function firstOfThread(news: Answer['news']): Answer['news'] {
  const fresh = news.filter(({ where, isNew }) => where === 'thread' && isNew)
  return news.filter((one) => !fresh.includes(one) || one === fresh[0])
}

const askingPhases = new Set(['settingUp', 'asking', 'checking'])

/** Asks who is here; nothing typed means whoever most likely sits there. `undefined` when nobody says. */
export async function askNameByPrompt(
  asks: Prompts,
  say: Say,
  likely = '',
): Promise<string | undefined> {
  const name = await asks.words({
    label: say('terminal.name.ask'),
    placeholder: likely || say('terminal.name.hint'),
    problem: (words) => lengthProblem(words || likely, say('terminal.name.bad')),
  })
  return name === leave ? undefined : safeText(name || likely).trim()
}

function lengthProblem(words: string, told: string): string | undefined {
  const { length } = safeText(words).trim()
  return length === 0 || length > limits.name ? told : undefined
}
