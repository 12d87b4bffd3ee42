import { wrongWithCard } from './card-check.ts'
import type { Json } from './shapes.ts'

/** What the app answered over the wire, and how long it took. */
export interface Reply {
  readonly status: number
  readonly body: unknown
  readonly ms: number
}

/** What somebody saw after they pressed a button. */
export interface Pressed extends Reply {
  /** The card that now stands there for them alone. */
  readonly card?: Json
  /** Words that show for a moment. */
  readonly toast?: string
  /** A red bar under the card. */
  readonly error?: string
}

interface InvokeAnswer {
  readonly statusCode?: unknown
  readonly type?: unknown
  readonly value?: unknown
}

/**
 * Reads the answer to a press as Teams does.
 * @throws when people would be told only that something went wrong
 */
export function readPressed(reply: Reply): Pressed {
  const { status, body } = reply
  if (status !== 200) throw new Error(`the press was answered with HTTP ${status}: nothing shows`)
  const seen = seenOf((body ?? {}) as InvokeAnswer)
  if (!seen) throw new Error(`something went wrong: ${JSON.stringify(body)}`)
  const wrong = seen.card ? wrongWithCard(seen.card) : []
  if (wrong.length > 0) throw new Error(`a card that cannot be read: ${wrong.join('; ')}`)
  return { ...reply, ...seen }
}

/** What shows; nothing where the answer is none that Teams knows. */
function seenOf({ statusCode, type, value }: InvokeAnswer): Omit<Pressed, keyof Reply> | undefined {
  const { code, message } = (value ?? {}) as { code?: unknown; message?: unknown }
  switch (type) {
    case 'application/vnd.microsoft.card.adaptive':
      return statusCode === 200 ? { card: value as Json } : undefined
    case 'application/vnd.microsoft.activity.message':
      return statusCode === 200 && isWords(value) ? { toast: value } : undefined
    case 'application/vnd.microsoft.error':
      return Number(statusCode) >= 400 && isWords(code) && isWords(message)
        ? { error: message }
        : undefined
    default:
      return undefined
  }
}

const isWords = (value: unknown): value is string => typeof value === 'string' && value !== ''
