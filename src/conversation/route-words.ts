import { type ButtonAction, buttonAction } from '../domain/button-action.ts'
import { limits } from '../domain/limits.ts'
import { buttons, message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import { fit } from '../message/limits.ts'
import type { Message } from '../message/message.ts'
import type { Say } from '../message/words.ts'
import { plainName } from '../review/plain-name.ts'
import type { Sender } from '../review/ports.ts'
import type { Reviews } from '../review/reviews.ts'
import {
  type CheckCommand,
  type CommandKind,
  type CommandWords,
  type MessageCommand,
  readCommand,
} from './commands.ts'
import { helpMessage } from './help.ts'
import { asksForWords } from './open-question.ts'

/** Something that somebody typed to the app. */
export interface Utterance {
  readonly sender: Sender
  readonly words: string
  /**
   * What words are that are no command: an answer in one's own conversation with the app, the name of a product
   * behind a command of the platform, and nothing at all where others talk with each other.
   */
  readonly otherwise: 'answer' | 'product' | 'nothing'
  /** The check that typed words are about; asked for only where it is needed. */
  readonly current: () => Promise<string | undefined>
  /** Where a check that is started now is suggested to be posted. */
  readonly place?: string
}

/** The route of typed words: an action to perform, or a reply. */
export type Routed =
  | {
      readonly kind: 'act'
      readonly command: CommandKind | 'answer'
      readonly action: ButtonAction
      /** Said instead, with a button, where the form that it leads to cannot be opened for typed words. */
      readonly instead?: Message
    }
  | {
      readonly kind: 'say'
      readonly command: CommandKind | 'answer' | 'nothing'
      readonly messages: readonly Message[]
    }

/** What routing needs from the program around it. */
export interface RoutingParts {
  readonly reviews: () => Pick<Reviews, 'overview' | 'feed'>
  readonly say: Say
  readonly commands: CommandWords
  /** Additional lines for the help of this channel. */
  readonly helpLines?: readonly string[]
}

/** Decides what typed words mean here and now; nothing is done yet. */
export async function routeWords(parts: RoutingParts, utterance: Utterance): Promise<Routed> {
  const command = readCommand(utterance.words, parts.commands)
  if (command) return routeCommand(parts, utterance, command)
  if (utterance.otherwise === 'nothing') return { kind: 'say', command: 'nothing', messages: [] }
  if (parts.commands.ask.includes(utterance.words.trim()) || utterance.words.trim() === '') {
    const review = utterance.otherwise === 'answer' ? await utterance.current() : undefined
    if (review === undefined || utterance.words.trim() === '') return help(parts, utterance)
    return answer(utterance.words, review)
  }
  if (utterance.otherwise === 'product') return start(parts, utterance, utterance.words)
  return answer(utterance.words, await utterance.current())
}

/** True for words that open a form, so that a platform can open its window before anything else is done. */
export function opensForm(commands: CommandWords, words: string): boolean {
  const command = readCommand(words, commands)
  if (!command) return false
  return command.kind === 'start' ? command.product === undefined : command.kind === 'delete'
}

async function routeCommand(
  parts: RoutingParts,
  utterance: Utterance,
  command: MessageCommand,
): Promise<Routed> {
  switch (command.kind) {
    case 'help':
      return help(parts, utterance)
    case 'checks':
      return { kind: 'act', command: 'checks', action: { type: 'home', page: 1 } }
    case 'start':
      return routeStart(parts, utterance, command)
    default:
      return routeCheck(parts, utterance, command)
  }
}

async function help(parts: RoutingParts, utterance: Utterance): Promise<Routed> {
  const review = await utterance.current()
  const messages = [helpMessage(parts.say, parts.helpLines, review)]
  return { kind: 'say', command: 'help', messages }
}

/** Cut only where it is far too long: the check itself says what is too long for an answer. */
function answer(words: string, review: string | undefined): Routed {
  const text = fit(words, limits.typed)
  const action = buttonAction('say', { text, ...(review !== undefined && { review }) })
  return { kind: 'act', command: 'answer', action }
}

async function routeStart(
  parts: RoutingParts,
  utterance: Utterance,
  { product, isSure }: Extract<MessageCommand, { kind: 'start' }>,
): Promise<Routed> {
  if (product === undefined) {
    const action = buttonAction('openStart', {})
    return {
      kind: 'act',
      command: 'start',
      action,
      instead: openMessage(parts.say, 'start', action),
    }
  }
  if (isSure || utterance.otherwise !== 'answer') return start(parts, utterance, product)
  const review = await utterance.current()
  const feed = review === undefined ? undefined : await feedOf(parts, utterance.sender, review)
  if (review === undefined || !feed || !asksForWords(feed)) return start(parts, utterance, product)
  // Too long for a name: it can only be an answer.
  if (product.length > limits.name) return answer(utterance.words, review)
  return {
    kind: 'say',
    command: 'start',
    messages: [doubtMessage(parts.say, utterance, { product, review })],
  }
}

const feedOf = ({ reviews }: RoutingParts, sender: Sender, review: string) =>
  reviews()
    .feed(sender, review)
    .catch(() => undefined)

function start({ say }: RoutingParts, { place }: Utterance, product: string): Routed {
  if (product.length > limits.name) {
    const words = say('chat.longName', { count: limits.name })
    return { kind: 'say', command: 'start', messages: [message(text(words))] }
  }
  const action = startAction(product, place)
  return { kind: 'act', command: 'start', action }
}

const startAction = (product: string, place: string | undefined): ButtonAction =>
  buttonAction('start', { product, ...(place !== undefined && { place }) })

/** "start selling lessons" may be an answer and may be a name: whoever typed it says which. */
function doubtMessage(
  say: Say,
  { words, place }: Utterance,
  { product, review }: { readonly product: string; readonly review: string },
): Message {
  const ask = say('chat.doubt.ask', { words: asTyped(words.trim()), product: asTyped(product) })
  const started = startAction(product, place)
  return message(
    text(ask),
    buttons(
      { label: say('chat.doubt.start'), action: started },
      {
        label: say('chat.doubt.answer'),
        action: { type: 'say', review, text: words.trim(), certain: true },
      },
    ),
  )
}

/** Goes on with a check, stops, fetches its report or deletes it: the one that is named, or the present one. */
async function routeCheck(
  parts: RoutingParts,
  utterance: Utterance,
  command: Extract<MessageCommand, { kind: CheckCommand }>,
): Promise<Routed> {
  const { kind, check } = command
  if (check === undefined) {
    const review = await utterance.current()
    return review === undefined ? none(parts, kind) : toDo(parts, kind, review)
  }
  const items = await parts.reviews().overview(utterance.sender)
  const named = items.find(({ product }) => plainName(product) === plainName(check))
  if (named) return toDo(parts, kind, named.review)
  if (utterance.otherwise === 'nothing') return { kind: 'say', command: 'nothing', messages: [] }
  if (utterance.otherwise === 'answer') return answer(utterance.words, await utterance.current())
  return { kind: 'say', command: kind, messages: [unknownMessage(parts.say, utterance, check)] }
}

function toDo({ say }: RoutingParts, kind: CheckCommand, review: string): Routed {
  const actions = {
    continue: { type: 'continue', review },
    stop: { type: 'stop', review },
    report: { type: 'download', review, format: 'html' },
    export: { type: 'openExport', review },
    delete: { type: 'openDelete', review },
  } as const
  const action = actions[kind]
  const opens = kind === 'delete' || kind === 'export'
  const instead = opens ? { instead: openMessage(say, kind, action) } : {}
  return { kind: 'act', command: kind, action, ...instead }
}

const openLabels = {
  start: 'conversation.start.title',
  delete: 'chat.open.deleteButton',
  export: 'chat.open.exportButton',
} as const

/** A window opens for a press alone, so that whoever typed is given a button. */
function openMessage(say: Say, form: keyof typeof openLabels, action: ButtonAction): Message {
  const label = say(openLabels[form])
  return message(text(say(`chat.open.${form}`)), buttons({ label, action }))
}

function none({ say }: RoutingParts, kind: CheckCommand): Routed {
  return { kind: 'say', command: kind, messages: [message(text(say(noneKeys[kind])))] }
}

const noneKeys = {
  continue: 'chat.none.continue',
  stop: 'chat.none.continue',
  report: 'chat.none.report',
  export: 'chat.none.export',
  delete: 'chat.none.delete',
} as const

/** Behind a platform's command, "report Builder" may name a product as well. */
function unknownMessage(say: Say, { words, place }: Utterance, check: string): Message {
  const product = words.trim()
  const ask = say('chat.unknown', { name: asTyped(check), product: asTyped(product) })
  const action = startAction(product, place)
  const isName = product.length <= limits.name
  return message(
    text(ask),
    isName ? buttons({ label: say('chat.doubt.start'), action }) : undefined,
  )
}
