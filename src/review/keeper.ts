import type { Sending } from '../domain/sending.ts'
import { AppError } from '../errors.ts'
import type { LookParts } from './decide-tellings.ts'
import { headingRules } from './heading.ts'
import { type Kept, keepPromises, zonesFor } from './keep-promises.ts'
import { type RecordKey, recordName } from './record.ts'
import type { ReviewTurns } from './review-turns.ts'

/** What the keeper works with. */
export interface KeeperParts extends LookParts {
  /** Shared with whoever else changes reviews. */
  readonly turns: Pick<ReviewTurns<never, unknown>, 'run'>
  /** Shared with the other instances of the program. */
  readonly sending: Sending
  /** Told of every review whose cards it has changed. */
  readonly onChange: (key: RecordKey) => void
}

/** The one thing that wakes: it tells people what waits for them on the day for which it was promised. */
export interface Keeper {
  /** Looks at every review that wants something now; nothing while a sweep is on its way. */
  sweep(): Promise<void>
}

const mostTries = 20

/**
 * Makes the keeper. It holds no promise itself: when a review is looked at stands in its heading, what was told stands
 * on its record, and who was told in a workspace stands in the ledger. So a program that was off for a month tells
 * what is true on the day it wakes, once.
 */
export function createKeeper(parts: KeeperParts): Keeper {
  let sweeping: Promise<void> | undefined
  let hasOlder = true
  const sweep = async (): Promise<void> => {
    if (parts.parts.policy?.isQuiet) return
    if (hasOlder) {
      for (const key of await olderRecords(parts)) await lookKindly(parts, key)
      hasOlder = (await olderRecords(parts)).length > 0
    }
    for (const key of await parts.parts.store.due(parts.parts.clock.now())) {
      await lookKindly(parts, key)
    }
  }
  return {
    sweep() {
      sweeping ??= sweep().finally(() => {
        sweeping = undefined
      })
      return sweeping
    },
  }
}

/** Records whose heading does not say yet when they are looked at: of before dates acted, or by other rules. */
async function olderRecords({ parts }: KeeperParts): Promise<readonly RecordKey[]> {
  const all = await parts.store.all()
  return all.filter(({ heading }) => heading.rules !== headingRules && heading.phase !== 'deleted')
}

/** One that cannot be read or kept holds up no other; it is looked at again with the next sweep. */
async function lookKindly(keeper: KeeperParts, { workspace, id }: RecordKey): Promise<void> {
  try {
    await look(keeper, { workspace, id })
  } catch {
    keeper.parts.logger.error('keeper-failed', { review: id })
  }
}

/** Several instances look at the clock; only one of them asks the platform and tells. */
async function look(keeper: KeeperParts, key: RecordKey): Promise<void> {
  const claim = await keeper.sending.claim(`keeper ${recordName(key)}`)
  if (!claim) return
  try {
    await tellDue(keeper, key)
  } finally {
    await claim.release()
  }
}

async function tellDue(keeper: KeeperParts, key: RecordKey): Promise<void> {
  const zones = await zonesFor(keeper, key)
  if (!zones) return
  for (let tries = 0; tries < mostTries; tries++) {
    const kept: Kept = await keeper.turns.run(key, () => keepPromises(keeper, key, zones))
    if (kept === 'told') keeper.onChange(key)
    if (kept !== 'conflict') return
  }
  throw new AppError('conflict', 'What a review promised could not be kept.', {
    hint: 'It is tried again by itself.',
  })
}
