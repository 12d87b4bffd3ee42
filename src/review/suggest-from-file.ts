import type { ActionOf, Incoming } from '../domain/action.ts'
import { sortProposed } from '../engine/open-offers.ts'
import { AppError } from '../errors.ts'
import { message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import type { Element, Message } from '../message/message.ts'
import type { Say } from '../message/words.ts'
import { changeWith } from './change-with.ts'
import { checkMeant } from './check-meant.ts'
import {
  type ActionTurns,
  type Handled,
  handleDelivery,
  reviewContextFor,
} from './handle-delivery.ts'
import { eventFor } from './interview-events.ts'
import { partsIn } from './language.ts'
import type { ReviewParts } from './parts.ts'
import type { Sender } from './ports.ts'
import type { ReviewContext } from './review-context.ts'
import { roleOf } from './state.ts'
import type { FileReading, SuggestionFile } from './suggestion-file.ts'

/** A file that somebody brought to a check. */
interface BroughtFile {
  readonly sender: Sender
  readonly review: string
  readonly delivery: string
  readonly file: SuggestionFile
}

type Answers = ActionOf<'suggestAnswers'>['answers']

/**
 * Offers what a file suggests, where whoever brought it looks after the check; all of it is taken, or nothing.
 * @throws AppError('storage-failed') when it could not be stored
 */
export async function suggestFrom(
  parts: ReviewParts,
  turns: ActionTurns,
  { sender, review, delivery, file }: BroughtFile,
): Promise<Handled> {
  const { workspace, channel, who } = sender
  const context = await reviewContextFor(parts, { workspace, id: review })
  const { say } = partsIn(parts, who.language)
  // Whoever may not bring anything hears so before a line of the file is read.
  const isTheirs = context !== undefined && roleOf(context.state, who.id) === 'facilitator'
  const reading = isTheirs ? await readingOf(parts, context, file) : undefined
  if (reading && !reading.ok) {
    return { outcome: { review, replies: [message(text(reading.why, 'warn'))], notTaken: true } }
  }
  const action = { type: 'suggestAnswers', review, answers: answersOf(reading) } as const
  const incoming: Incoming = {
    id: delivery,
    workspace,
    channel,
    who,
    action,
  }
  const handled = await handleDelivery(parts, turns, incoming)
  const left = reading ? leftMessage(say, reading) : []
  const { outcome } = handled
  return { ...handled, outcome: { ...outcome, replies: [...outcome.replies, ...left] } }
}

async function readingOf(
  parts: ReviewParts,
  context: ReviewContext,
  file: SuggestionFile,
): Promise<FileReading> {
  const { say, rules } = context
  return (
    (await parts.readSuggestions?.(file, { rules, say })) ?? {
      ok: false,
      why: say('suggest.file.unknown'),
    }
  )
}

const answersOf = (reading: FileReading | undefined): Answers =>
  reading?.ok
    ? reading.answers.map(({ question, value, source }) => ({
        question,
        value: typeof value === 'string' ? value : [...(value ?? [])],
        source,
      }))
    : []

/** What was left out of a file, a line each. */
function leftMessage(say: Say, reading: FileReading): readonly Message[] {
  if (!reading.ok || reading.left.length === 0) return []
  const { left, more } = reading
  const elements: Element[] = [
    { type: 'text', text: say('suggest.left.title', { count: left.length + more }) },
    { type: 'list', items: left.map(asTyped) },
  ]
  const rest = more > 0 ? text(say('suggest.left.more', { count: more }), 'quiet') : undefined
  return [message(...elements, rest)]
}

/** What became of a file that the operator brought. */
export interface SuggestedByOperator {
  readonly product: string
  /** How many answers are new, said already, and offered or refused before. */
  readonly offered: number
  readonly same: number
  readonly known: number
  readonly left: readonly string[]
  readonly more: number
}

/**
 * Offers what a file suggests to whoever looks after a check, which is meant by its id or its product's name.
 * @throws AppError('bad-input') where that is none or more than one, it is closed, or the file cannot be read
 * @throws AppError('conflict') when another process changes it at the same moment
 * @throws AppError('storage-failed')
 */
export async function suggestByOperator(
  parts: ReviewParts,
  check: string,
  file: SuggestionFile,
): Promise<SuggestedByOperator> {
  const { key, record, context } = await checkMeant(parts, check)
  const { state, now } = context
  if (state.phase === 'closed') {
    throw new AppError('bad-input', `The check of ${state.product.name} is closed.`)
  }
  const reading = await readingOf(parts, context, file)
  if (!reading.ok) throw new AppError('bad-input', reading.why)
  const brought = { broughtBy: 'operator', broughtAt: now }
  const proposed = reading.answers.map((answer) => ({
    ...answer,
    source: { ...answer.source, ...brought },
  }))
  const { offers, same, known } = sortProposed(context.check.compiled, state.interview, proposed)
  if (offers.length > 0) {
    const offered = { kind: 'offered', answers: offers, by: state.facilitator, at: now } as const
    const change = changeWith(record, context, [eventFor(offered, state.facilitator, now)])
    const { status } = await parts.store.append(key, change)
    if (status !== 'appended') {
      throw new AppError('conflict', 'Somebody changed the check at the same moment.', {
        hint: 'Try it again.',
      })
    }
  }
  const { left, more } = reading
  return { product: state.product.name, offered: offers.length, same, known, left, more }
}
