import type { Incoming } from '../domain/action.ts'
import { type ActEnd, noMeasures } from '../domain/measures.ts'
import { AppError } from '../errors.ts'
import { type ActionTurns, type Handled, handleDelivery } from './handle-delivery.ts'
import type { ReviewParts } from './parts.ts'

/** Handles a delivery, and counts how it ended and how long whoever acted waited; throws what handling throws. */
export async function handleMeasured(
  parts: ReviewParts,
  turns: ActionTurns,
  incoming: Incoming,
): Promise<Handled> {
  const { measures = noMeasures, clock } = parts
  const from = clock.now()
  const end = (how: ActEnd): void =>
    measures.act(incoming.channel, how, Math.max(0, clock.between(from, clock.now())) / 1000)
  try {
    const handled = await handleDelivery(parts, turns, incoming)
    end(handled.changed ? 'kept' : 'answered')
    return handled
  } catch (error) {
    end((error instanceof AppError && ends[error.code]) || 'failed')
    throw error
  }
}

const ends: Partial<Record<AppError['code'], ActEnd>> = {
  'storage-failed': 'notKept',
  'storage-unknown': 'unknown',
  conflict: 'conflict',
}
