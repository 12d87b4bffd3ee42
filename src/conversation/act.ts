import { incomingSchema } from '../domain/action.ts'
import type { Person } from '../domain/person.ts'
import { AppError } from '../errors.ts'
import { message, text } from '../message/build.ts'
import { lineIn } from '../message/line.ts'
import type { Form, Message } from '../message/message.ts'
import type { Say } from '../message/words.ts'
import type { Logger, Outcome, Sender } from '../review/ports.ts'
import type { Reviews } from '../review/reviews.ts'
import type { CurrentChecks } from './current-check.ts'

/** An action request: what somebody did, as a platform delivered it. */
export interface ActionRequest {
  /** The same for a delivery that comes again. */
  readonly id: string
  readonly sender: Sender
  /** Not yet read with the action's schema. */
  readonly action: unknown
  /** The people it names, as the platform knows them. */
  readonly people?: readonly Person[]
}

/** The result of an action, for the person who acted. */
export interface ActionResult extends Outcome {
  /** The action's type; empty where it could not be read. */
  readonly type: string
  /** True when something of its check is other than before. */
  readonly changed: boolean
  /** Why the action was not tried, or not stored; `unknown` where nobody can tell yet whether it was. */
  readonly refused?: 'unreadable' | 'place' | 'failed' | 'unknown'
  /** Said where the form cannot be opened for typed words. */
  readonly instead?: Message
}

/** What performing an action needs from the program around it. */
export interface ActingParts {
  /** The name of the channel, which its log lines begin with. */
  readonly channel: string
  readonly reviews: () => Reviews
  readonly say: Say
  readonly logger: Logger
  readonly current: CurrentChecks
  /** False where somebody wants to post into a place that they are not in themselves; left out, the platform minds it. */
  readonly mayPost?: (sender: Sender, place: string) => Promise<boolean>
  /** Where a person's days begin and end, as the platform knows it: an IANA name. */
  readonly zoneOf?: (sender: Sender) => Promise<string | undefined>
}

/**
 * Performs an action request; what makes no sense comes back as kind words.
 * @throws AppError('storage-failed') when it could not be stored, so that it can be sent again
 */
export async function perform(parts: ActingParts, asked: ActionRequest): Promise<ActionResult> {
  const { id, sender, people = [] } = asked
  const named = people.length > 0 ? { people: [...people] } : {}
  const zone = await parts.zoneOf?.(sender).catch(() => undefined)
  const read = incomingSchema.safeParse({ id, ...sender, ...named, zone, action: asked.action })
  const refused = (type: string, why: keyof typeof troubles) =>
    refusal(parts.say, sender.who.language, { type, why })
  if (!read.success) return refused('', 'unreadable')
  const { action } = read.data
  if (action.type === 'publish' && action.to !== undefined && parts.mayPost) {
    const may = await parts.mayPost(sender, action.to)
    if (!may) return { ...refused(action.type, 'place'), review: action.review }
  }
  const changes = new Set<string>()
  const reviews = parts.reviews()
  const stop = reviews.onChange((workspace, review) => {
    if (workspace === sender.workspace) changes.add(review)
  })
  try {
    const outcome = await reviews.handle(read.data)
    const { review } = outcome
    const changed = review !== undefined && changes.has(review)
    const isDeleted = action.type === 'delete' && changed
    if (isDeleted) parts.current.forget(sender, action.review)
    else if (review !== undefined) parts.current.note(sender, review)
    return { ...outcome, type: action.type, changed }
  } finally {
    stop()
  }
}

/** Performs an action request, and replies kindly when it could not be stored. */
export const performKindly = (parts: ActingParts, asked: ActionRequest): Promise<ActionResult> =>
  perform(parts, asked).catch((error: unknown) => failed(parts, error, asked.sender.who.language))

/** What somebody is told where something could not be done; why goes into the log, by its code alone. */
export function failed(
  { channel, say, logger }: Pick<ActingParts, 'channel' | 'say' | 'logger'>,
  error: unknown,
  language?: string,
): ActionResult {
  const why = error instanceof AppError ? error.code : 'unexpected'
  logger.error(`${channel}-act-failed`, { why })
  return refusal(say, language, { type: '', why: why === 'storage-unknown' ? 'unknown' : 'failed' })
}

/** The result of a request that only replies or opens a form, without an action. */
export const replying = (replies: readonly Message[], form?: Form): ActionResult => ({
  type: '',
  changed: false,
  replies,
  ...(form && { form }),
})

/** The result of a request that is answered in a line of words. */
export const saying = (words: string): ActionResult => replying([message(text(words))])

/** The same for somebody who reads this language. */
export const sayingIn = (...line: Parameters<typeof lineIn>): ActionResult =>
  replying([lineIn(...line)])

const troubles = {
  unreadable: 'chat.trouble.unreadable',
  place: 'chat.trouble.place',
  failed: 'chat.trouble.kept',
  unknown: 'chat.trouble.maybeKept',
} as const

function refusal(
  say: Say,
  language: string | undefined,
  { type, why }: { readonly type: string; readonly why: keyof typeof troubles },
): ActionResult {
  return { ...sayingIn(say, language, troubles[why]), type, refused: why }
}
