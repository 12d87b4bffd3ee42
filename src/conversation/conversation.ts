import type { Message } from '../message/message.ts'
import type { Say } from '../message/words.ts'
import type { Logger, Sender } from '../review/ports.ts'
import type { Reviews } from '../review/reviews.ts'
import { type ActionRequest, type ActionResult, perform, performKindly } from './act.ts'
import type { FileAddresses } from './addresses.ts'
import { commandWords, type MessageCommand, readCommand } from './commands.ts'
import { type CurrentChecks, createCurrentChecks } from './current-check.ts'
import { helpMessage } from './help.ts'
import { respond, type Surface } from './respond.ts'
import { opensForm, type Routed, routeWords, type Utterance } from './route-words.ts'

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
  readonly helpLines?: readonly string[]
  /** False where somebody wants to post into a place that they are not in; left out, the platform minds it. */
  readonly mayPost?: (sender: Sender, place: string) => Promise<boolean>
  /** Where a person's days begin and end, as the platform knows it: an IANA name. */
  readonly zoneOf?: (sender: Sender) => Promise<string | undefined>
}

/** Typed words of one delivery. */
export type TypedMessage = Omit<Utterance, 'current'> & {
  readonly id: string
  /** The check on the screen they typed in; left out, it is the one they were at last. */
  readonly current?: Utterance['current']
}

/** The result of a typed message. */
export type MessageResult = ActionResult & { readonly command: Routed['command'] }

/** Everything between a platform's deliveries and the application, for every platform alike. */
export interface Conversation {
  readonly current: CurrentChecks
  /** The command that a whole message is; `undefined` for words of any other kind. */
  command(words: string): MessageCommand | undefined
  /** What the app can do, for whoever reads along. */
  help(): Message
  /** True for words that lead to a form, so that a window can be opened before anything else is done. */
  opensForm(words: string): boolean
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
  /** Shows the result of an action to the person who acted. */
  respond(surface: Surface, sender: Sender, result: ActionResult): Promise<void>
}

/** Makes the conversation of one platform; it remembers which check each person is at while the program runs. */
export function createConversation(parts: ConversationParts): Conversation {
  const commands = commandWords(parts.say)
  const current = createCurrentChecks(parts)
  const acting = { ...parts, current }
  const routing = { ...parts, commands }
  return {
    current,
    command: (words) => readCommand(words, commands),
    help: () => helpMessage(parts.say, parts.helpLines),
    opensForm: (words) => opensForm(commands, words),
    act: (asked) => perform(acting, asked),
    actKindly: (asked) => performKindly(acting, asked),
    async hear({ id, ...typed }) {
      const { sender } = typed
      const routed = await routeWords(routing, {
        current: () => current.of(sender),
        ...typed,
      })
      const { command } = routed
      if (routed.kind === 'say') {
        return { command, type: '', changed: false, replies: routed.messages }
      }
      const result = await perform(acting, { id, sender, action: routed.action })
      return { ...result, command, ...(routed.instead && { instead: routed.instead }) }
    },
    respond: (surface, sender, result) =>
      respond({ links: undefined, ...parts }, surface, { sender, result }),
  }
}
