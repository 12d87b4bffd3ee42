import { readCommand } from '../../conversation/commands.ts'
import type { Routed } from '../../conversation/route-words.ts'
import type { Action } from '../../domain/action.ts'
import { isActionOf } from '../../domain/button-action.ts'
import type { Form } from '../../message/message.ts'
import { fieldsIn } from '../../message/parts.ts'
import type { Say } from '../../message/words.ts'
import type { Values } from '../plain-text/form-by-lines.ts'
import { FormByLines } from '../plain-text/form-by-lines.ts'
import { safeText } from '../plain-text/safe-text.ts'
import { filledPress } from './inputs.ts'
import { type LineContext, lineCommands } from './line-commands.ts'
import type { Answer, Talk } from './session.ts'
import { textForm } from './text-form.ts'
import { typedPress } from './typed-press.ts'
import { type TerminalWords, typedWordsOf } from './typed-words.ts'

/** What a conversation by lines needs. */
interface LineParts {
  readonly talk: Talk
  readonly say: Say
  readonly lines: AsyncIterable<string>
  readonly write: (text: string) => Promise<void>
  /** Where files are put. */
  readonly folder: string
}

/** The whole conversation as plain text: what is typed comes from somewhere else, and is shown as it was typed. */
export async function talkByLines(parts: LineParts): Promise<void> {
  const context = new LineDesk(parts)
  await context.greet()
  for await (const line of parts.lines) {
    await parts.write(`> ${safeText(line)}\n\n`)
    if (!(await context.take(line.trim()))) return
  }
}

class LineDesk {
  readonly #parts: LineParts
  readonly #room: LineContext
  readonly #words: TerminalWords
  #form: FormByLines | undefined

  constructor(parts: LineParts) {
    this.#parts = parts
    const { talk, say, folder } = parts
    const print = (text: string) => parts.write(`${text}\n\n`)
    this.#words = typedWordsOf(talk, say)
    this.#room = { talk, say, print, folder, show: (answer) => this.#show(answer) }
  }

  async greet(): Promise<void> {
    const { say, print } = this.#room
    await print(say('terminal.welcome'))
    await lineCommands['/checks']?.(this.#room, '')
  }

  /** Does what a line says; false when it says to leave. */
  async take(line: string): Promise<boolean> {
    if (this.#form) {
      await this.#takeForForm(this.#form, line)
      return true
    }
    if (line === '') return true
    if (line === '/quit') {
      await this.#room.print(this.#room.say('terminal.bye'))
      return false
    }
    if (line.startsWith('/')) await this.#command(line)
    else await this.#talk(line)
    return true
  }

  async #command(line: string): Promise<void> {
    const [name = '', ...words] = line.split(' ')
    const known = Object.hasOwn(lineCommands, name) ? lineCommands[name] : undefined
    if (known) await known(this.#room, words.join(' ').trim())
    else if (readCommand(line, this.#words.commands)) await this.#talk(line)
    else
      await this.#room.print(
        this.#room.say('terminal.trouble.unknown', { command: safeText(name) }),
      )
  }

  async #talk(line: string): Promise<void> {
    const { talk } = this.#parts
    const press = typedPress(line, talk.within)
    if (press) return this.#press(press.button.action, press.values)
    if (line.length > longestLine) {
      return this.#room.print(this.#room.say('terminal.form.tooLong', { count: longestLine }))
    }
    await this.#do(await this.#words.meaningOf(line))
  }

  async #do(routed: Routed): Promise<void> {
    if (routed.kind === 'say') {
      for (const message of routed.messages) {
        // What asks something is in front now; help leaves the question there.
        if (routed.command === 'start') this.#parts.talk.bringUp(message)
        await this.#room.print(textForm(message))
      }
      return
    }
    const { command, action } = routed
    if (command === 'checks') return lineCommands['/checks']?.(this.#room, '')
    if (isActionOf(action, 'start')) {
      return lineCommands['/start']?.(this.#room, action.product ?? '')
    }
    const review = 'review' in action ? action.review : undefined
    if (typeof review === 'string' && review !== this.#parts.talk.review) {
      await this.#show(await this.#parts.talk.open(review))
    }
    if (command === 'report') return lineCommands['/report']?.(this.#room, '')
    return this.#press(action, new Map())
  }

  async #press(data: Form['submit']['action'], values: Values, form?: Form): Promise<void> {
    const outcome = filledPress(data, values)
    if ('action' in outcome) return this.#act(outcome.action)
    const elements = form?.elements ?? this.#parts.talk.focus?.elements ?? []
    const field = fieldsIn({ elements }).find(({ id }) => id.split('.')[0] === outcome.wrong)
    const name = field?.label ?? outcome.wrong
    await this.#room.print(this.#room.say('terminal.form.lookAgain', { field: safeText(name) }))
  }

  async #act(action: Action): Promise<void> {
    await this.#show(await this.#parts.talk.act(action))
  }

  async #takeForForm(filling: FormByLines, line: string): Promise<void> {
    const { print, say } = this.#room
    if (line === '/cancel') {
      this.#form = undefined
      return print(say('terminal.form.cancelled'))
    }
    const problem = filling.take(line)
    if (problem !== undefined) await print(problem)
    if (filling.prompt !== undefined) return print(filling.prompt)
    this.#form = undefined
    await this.#press(filling.form.submit.action, filling.values, filling.form)
  }

  async #show({ replies, news, form }: Answer): Promise<void> {
    const { print, say } = this.#room
    for (const reply of replies) await print(textForm(reply))
    for (const { text } of news) await print(text)
    if (!form) return
    const filling = new FormByLines(form, say)
    await print(filling.title)
    if (filling.prompt !== undefined) {
      this.#form = filling
      return print(filling.prompt)
    }
    await this.#press(form.submit.action, new Map(), form)
  }
}

/** The longest line that is taken as an answer, in characters. */
const longestLine = 4000
