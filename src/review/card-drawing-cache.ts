import type { Message } from '../message/message.ts'
import type { OutboxEntry } from './record.ts'
import type { ReviewContext } from './review-context.ts'

/** Draws cards of one review context; the summary is worked out at most once, and each card is drawn at most once. */
export interface CardDrawing {
  /** What the card says now; `undefined` when it has nothing left to say. */
  draw(entry: OutboxEntry): Message | undefined
}

/** Checks that are read or sent at the same time; each drawing holds its cards in memory. */
const mostRemembered = 16

interface Remembered {
  readonly context: ReviewContext
  readonly drawing: CardDrawing
}

/**
 * Makes drawings, and gives the same one for the same record in the same minute: when many people look at one
 * check after something changed, it is drawn once and not for each. What a card says may depend on the day in
 * somebody's time zone, and days begin on whole minutes.
 */
export function rememberedDrawing(
  draw: (context: ReviewContext) => CardDrawing,
): (context: ReviewContext) => CardDrawing {
  const recent = new Map<ReviewContext['outbox'], Remembered>()
  return (context) => {
    const known = recent.get(context.outbox)
    if (known && isSame(known.context, context)) return known.drawing
    const drawing = eachOnce(draw(context))
    recent.delete(context.outbox)
    recent.set(context.outbox, { context, drawing })
    const [oldest] = recent.keys()
    if (recent.size > mostRemembered && oldest) recent.delete(oldest)
    return drawing
  }
}

function isSame(one: ReviewContext, other: ReviewContext): boolean {
  const isOneMinute = one.now.slice(0, 16) === other.now.slice(0, 16)
  return one.state === other.state && one.parts === other.parts && isOneMinute
}

function eachOnce({ draw }: CardDrawing): CardDrawing {
  const drawn = new Map<OutboxEntry, Message | undefined>()
  return {
    draw(entry) {
      if (!drawn.has(entry)) drawn.set(entry, draw(entry))
      return drawn.get(entry)
    },
  }
}
