import { byOperator } from '../domain/person.ts'
import { AppError } from '../errors.ts'
import { changeWith } from './change-with.ts'
import { checkMeant } from './check-meant.ts'
import type { ReviewParts } from './parts.ts'

/** A check that is held or let go: its product, its id, and whether that is how it was before. */
export interface Held {
  readonly product: string
  readonly id: string
  readonly isSame: boolean
}

/**
 * Whoever runs the program lets nobody delete a check, or lets it go again. The check is meant by its id or its
 * product's name.
 * @throws AppError('bad-input') where that is none, or more than one
 * @throws AppError('conflict') when another process changes it at the same moment
 * @throws AppError('storage-failed')
 */
export async function holdByOperator(
  parts: ReviewParts,
  check: string,
  type: 'held' | 'released',
): Promise<Held> {
  const { key, record, context } = await checkMeant(parts, check)
  const { state, now } = context
  const held = { product: state.product.name, id: key.id }
  if ((state.followUp.heldSince !== undefined) === (type === 'held'))
    return { ...held, isSame: true }
  const change = changeWith(record, context, [{ type, at: now, by: byOperator }])
  const { status } = await parts.store.append(key, change)
  if (status === 'appended') return { ...held, isSame: false }
  throw new AppError('conflict', 'Somebody changed the check at the same moment.', {
    hint: 'Try it again.',
  })
}
