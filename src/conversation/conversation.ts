import type { MessageKey } from '../domain/message-key.ts'
import type { Policy } from '../domain/policy.ts'
import { lineIn } from '../message/line.ts'
import type { Message } from '../message/message.ts'
import { type Say, sayIn, spokenIn } from '../message/words.ts'
import type { Logger, SendEntry, Sender, Sent, Shelf } from '../review/ports.ts'
import type { Address } from '../review/record.ts'
import type { Reviews, SuggestionFile } from '../review/reviews.ts'
import {
  type ActionRequest,
  type ActionResult,
  failed,
  perform,
  performKindly,
  sayingIn,
} from './act.ts'
import type { FileAddresses } from './addresses.ts'
import { broughtBy } from './bring-file.ts'
import { commandsByLanguage, type MessageCommand, readCommand } from './commands.ts'
import { type CurrentChecks, createCurrentChecks } from './current-check.ts'
import { type CardDelivery, deliverCard } from './deliver-card.ts'
import { helpMessage } from './help.ts'
import type { RedrawReplies, ReplyLog } from './reply-log.ts'
import { respond, type Surface } from './respond.ts'
import { opensForm, type Routed, routeWords, type Utterance } from './route-words.ts'
import { openShelfNotes } from './shelf-notes.ts'

/** What a chat platform provides for its conversations. */
export interface ConversationParts {
  /** The name of the channel in records and logs. */
  readonly channel: string
  /** The application; it is there before the first delivery comes. */
  readonly reviews: () => Reviews
  readonly say: Say
  readonly logger: Logger
  /** Where files are fetched; without them only their descriptions are shown. */
  readonly links?: FileAddresses | undefined
  /** Additional lines for the help of this channel. */
  readonly helpLines?: readonly MessageKey[]
  /** False where somebody wants to post into a place that they are not in; left out, the platform minds it. */
  readonly mayPost?: (sender: Sender, place: string) => Promise<boolean>
  /** Where a person's days begin and end, as the platform knows it: an IANA name. */
  readonly zoneOf?: (sender: Sender) => Promise<string | undefined>
  /** When people work, and in which zone where nobody knows theirs. */
  readonly working?: Pick<Policy, 'week' | 'zone'> | undefined
  /** Milliseconds since 1970; left out, nothing waits for somebody’s working hours. */
  readonly now?: () => number
  /** Where it keeps what has to outlive the program: cards that may not have come, replies that stay. */
  readonly shelf?: Shelf
  /** How replies that stay are redrawn once their check is deleted; left out where none stay. */
  readonly redrawReplies?: RedrawReplies
}

/** Typed words of one delivery. */
export type TypedMessage = Omit<Utterance, 'current'> & {
  readonly id: string
  /** A file, a picture or a recording came with it: nothing of it is read. */
  readonly hasFile?: boolean
  /** Fetches the one file that came with it; absent where the app may not, or where several came. */
  readonly fetchFile?: () => Promise<SuggestionFile | undefined>
  /** The check on the screen they typed in; left out, it is the one they were at last. */
  readonly current?: Utterance['current']
}

/** The result of a typed message. */
export type MessageResult = ActionResult & { readonly command: Routed['command'] }

/** Everything between a platform's deliveries and the application, for every platform alike. */
export interface Conversation {
  readonly current: CurrentChecks
  /** The command that a whole message is to somebody who reads this language; `undefined` for any other words. */
  command(words: string, language?: string): MessageCommand | undefined
  readonly replyLog: ReplyLog | undefined
  /** What the app can do, in a language. */
  help(language?: string): Message
  /** True for words that lead to a form, so that a window can be opened before anything else is done. */
  opensForm(words: string, language?: string): boolean
  /**
   * Performs an action request.
   * @throws AppError('storage-failed') when it could not be stored, so that the delivery can come again
   */
  act(asked: ActionRequest): Promise<ActionResult>
  /** The same, with kind words instead of an error. */
  actKindly(asked: ActionRequest): Promise<ActionResult>
  /**
   * Does what typed words mean.
   * @throws AppError('storage-failed') when it could not be stored, so that the delivery can come again
   */
  hear(typed: TypedMessage): Promise<MessageResult>
  /** What somebody is told who changed a message that was read already. */
  edited(language?: string): ActionResult
  /** What somebody is told where something could not be done; why goes into the log. */
  failed(error: unknown, language?: string): ActionResult
  /**
   * Posts again what somebody may not have got and still waits for, because they are there now; true where something
   * was. Typed words do so by themselves.
   */
  bringAgain(delivery: string, sender: Sender): Promise<boolean>
  /** Posts a card the platform's way, at the right time and never twice. */
  deliver(card: { to: Address; entry: SendEntry }, how: CardDelivery): Promise<Sent>
  /** Shows the result of an action to the person who acted. */
  respond(surface: Surface, sender: Sender, result: ActionResult): Promise<void>
}

/** Makes the conversation of one platform; it remembers which check each person is at while the program runs. */
export function createConversation(parts: ConversationParts): Conversation {
  const commandsIn = commandsByLanguage()
  const current = createCurrentChecks(parts)
  const acting = { ...parts, current }
  const { say } = parts
  const wordsIn = (language?: string) => commandsIn(sayIn(say, language))
  const routingIn = (language?: string) => {
    const own = sayIn(say, language)
    const helpLines = (parts.helpLines ?? []).map((key) => own(key))
    return { reviews: parts.reviews, say: own, commands: commandsIn(own), helpLines }
  }
  const act = (asked: ActionRequest) => perform(acting, asked)
  const { unconfirmed, replyLog } = openShelfNotes({ ...parts, act })
  const bringAgain = async (delivery: string, sender: Sender) =>
    (await unconfirmed?.bringAgain(delivery, sender)) ?? false

  /** Does what words mean; words that fit no question were meant for one that they had not seen. */
  const heard = async (said: TypedMessage): Promise<MessageResult> => {
    const { id, hasFile: _, fetchFile: __, ...typed } = said
    const { sender } = typed
    // Looked at first, so that the reply to what was typed comes before the next question.
    const isUnsure = typed.otherwise === 'answer' && ((await unconfirmed?.has(sender)) ?? false)
    const { language } = sender.who
    const own = routingIn(language)
    const routed = await routeWords(own, { current: () => current.of(sender), ...typed })
    const { command } = routed
    const inTheirs = (told: Message) => spokenIn(own.say, say, told)
    const result: MessageResult =
      routed.kind === 'say'
        ? { command, type: '', changed: false, replies: routed.messages.map(inTheirs) }
        : { ...(await act({ id, sender, action: routed.action })), command }
    const instead =
      routed.kind === 'act' && routed.instead ? { instead: inTheirs(routed.instead) } : {}
    const isAgain = isUnsure && result.type !== 'continue' && (await bringAgain(id, sender))
    if (!isAgain || command !== 'answer' || result.changed) return { ...result, ...instead }
    return { ...result, replies: [lineIn(say, language, 'chat.again')] }
  }
  return {
    current,
    replyLog,
    command: (words, language) => readCommand(words, wordsIn(language)),
    help(language) {
      const own = routingIn(language)
      return spokenIn(own.say, say, helpMessage(own.say, own.helpLines))
    },
    opensForm: (words, language) => opensForm(wordsIn(language), words),
    act,
    actKindly: (asked) => performKindly(acting, asked),
    async hear(typed) {
      if (!typed.hasFile) return heard(typed)
      const unread = sayingIn(say, typed.sender.who.language, 'chat.unread.file')
      const isSilent = typed.words.trim() === ''
      const result = isSilent ? undefined : await heard(typed)
      const brought = (await broughtBy(acting, typed)) ?? unread
      if (!result) return { ...brought, command: 'nothing' }
      return { ...result, replies: [...result.replies, ...brought.replies] }
    },
    edited: (language) => sayingIn(say, language, 'chat.unread.edited'),
    failed: (error, language) => failed(parts, error, language),
    bringAgain,
    deliver: (card, how) => deliverCard({ ...acting, unconfirmed }, card, how),
    respond: (surface, sender, result) =>
      respond({ links: undefined, ...parts, replyLog }, surface, { sender, result }),
  }
}
