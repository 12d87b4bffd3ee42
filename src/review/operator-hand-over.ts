import { AppError } from '../errors.ts'
import { changeWith } from './change-with.ts'
import { checkMeant } from './check-meant.ts'
import { entrusted } from './entrusting.ts'
import type { ReviewParts } from './parts.ts'
import { knownPerson, personCalled } from './people.ts'
import type { RecordChange } from './ports.ts'
import type { ReviewRecord } from './record.ts'
import type { ReviewContext } from './review-context.ts'
import { after, nameOf } from './state.ts'

/** Who looks after which check now, as it is said to the operator. */
export interface HandedOver {
  readonly product: string
  readonly name: string
}

/**
 * Whoever runs the program gives a check to somebody else, as when its facilitator is gone for good. The check is
 * meant by its id or its product's name, the person by their id or name.
 * @throws AppError('bad-input') where that is none, or more than one
 * @throws AppError('conflict') when another process changes it at the same moment
 * @throws AppError('storage-failed')
 */
export async function handOverByOperator(
  parts: ReviewParts,
  check: string,
  person: string,
): Promise<HandedOver> {
  const { key, record, context } = await checkMeant(parts, check)
  const change = changeFor(record, context, person)
  const { status } = await parts.store.append(key, change)
  if (status !== 'appended') {
    throw new AppError('conflict', 'Somebody changed the check at the same moment.', {
      hint: 'Try it again.',
    })
  }
  return { product: context.state.product.name, name: nameAfter(context, change) }
}

function changeFor(record: ReviewRecord, context: ReviewContext, words: string): RecordChange {
  const { state, now } = context
  const to = knownPerson(state, words) ?? personCalled(context, words)
  if (!to) {
    const names = [...state.people.values()].map(({ name }) => name).join(', ')
    throw new AppError('bad-input', `Nobody in this check is called “${words}”.`, {
      hint: `In it are: ${names}`,
    })
  }
  if (to.id === state.facilitator) {
    throw new AppError('bad-input', `${to.name} looks after this check already.`)
  }
  return changeWith(record, context, [
    entrusted(state, { at: now, by: to.id, to, why: 'operator' }),
  ])
}

const nameAfter = ({ state }: ReviewContext, { events }: RecordChange): string => {
  const next = events.reduce(after, state)
  return nameOf(next, next.facilitator)
}
