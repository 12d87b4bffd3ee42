import { byItself } from '../domain/person.ts'
import type { Sending } from '../domain/sending.ts'
import { addDays } from '../domain/working-days.ts'
import { AppError } from '../errors.ts'
import { deletionOf } from './deletion.ts'
import { headingOf } from './heading.ts'
import type { ReviewParts } from './parts.ts'
import type { Listed } from './ports.ts'
import { type Heading, type RecordKey, recordName } from './record.ts'
import { keptUntil, type Retention, type RetentionBook } from './retention.ts'
import { lookAt } from './review-context.ts'
import type { ReviewTurns } from './review-turns.ts'
import { fold } from './state.ts'
import { dayOf } from './summary-of.ts'

/** What deleting closed checks works with. */
interface RetentionParts {
  readonly parts: ReviewParts
  readonly retention: RetentionBook
  /** Shared with whoever else changes reviews. */
  readonly turns: Pick<ReviewTurns<never, unknown>, 'run'>
  /** Shared with the other instances of the program. */
  readonly sending: Sending
  /** Told of every review that is deleted. */
  readonly onChange: (key: RecordKey) => void
}

/** The same with how long they are kept today. */
type SweepParts = Omit<RetentionParts, 'retention'> & { readonly retention: Retention }

/** Deletes closed checks whose time is over. */
interface RetentionSweep {
  /** Looks at every heading, once on each day; again at once where something could not be done. */
  sweep(): Promise<void>
}

const mostTries = 20
/** Ten working days before a day are at most so many days. */
const daysToTell = 21

/** Makes it; what is due is worked out from the headings each time, so that another setting counts at once. */
export function createRetentionSweep(from: RetentionParts): RetentionSweep {
  const { clock, store, logger } = from.parts
  let doneOn = ''
  const unread = (): undefined => {
    logger.warn('retention-unfinished')
  }
  return {
    async sweep() {
      const today = dayOf(clock.now())
      if (today === doneOn) return
      // Another instance may keep them for longer since, or for ever: without knowing, nothing is deleted.
      const retention = await from.retention.look?.(clock.now()).catch(unread)
      if (!retention) return
      let isWhole = true
      for (const listed of await store.all()) {
        const work = workFor(retention, listed, today)
        if (work) isWhole = (await kindly({ ...from, retention }, listed, work)) && isWhole
      }
      if (isWhole) doneOn = today
      else logger.warn('retention-unfinished')
    },
  }
}

/** What is to be done about one check today; `undefined` for nothing. */
type Work = (from: SweepParts, key: RecordKey) => Promise<Ended>

/** How it ended; after a conflict it is decided anew. */
type Ended = 'deleted' | 'kept' | 'conflict'

function workFor(retention: Retention, listed: Listed, today: string): Work | undefined {
  if (isOver(retention, listed, today)) return deleteOnce
  return isUntold(retention, listed, today) ? wakeOnce : undefined
}

const isOver = (
  retention: Retention,
  { heading }: Pick<Listed, 'heading'>,
  today: string,
): boolean => heading.phase === 'closed' && keptUntil(retention, heading) < today

/** Its heading was written when nothing was to be deleted, or on another day: nobody would be told in time. */
function isUntold(retention: Retention, { heading }: Listed, today: string): boolean {
  const { phase, facts } = heading
  if (phase !== 'closed' || !facts || facts.isHeld) return false
  const until = keptUntil(retention, heading)
  return until <= addDays(today, daysToTell) && toldDay(heading) !== until
}

/** The day of which its facilitator is told; `undefined` where nobody is. */
const toldDay = ({ facts }: Heading): string | undefined =>
  facts?.list.matters.find(({ kind }) => kind === 'deletion')?.due

/** One that cannot be read or kept holds up no other; false where it has to be tried again. */
async function kindly(
  from: SweepParts,
  { workspace, id }: RecordKey,
  work: Work,
): Promise<boolean> {
  const key = { workspace, id }
  try {
    const claim = await from.sending.claim(`keeper ${recordName(key)}`)
    if (!claim) return false
    try {
      await inTurn(from, key, work)
    } finally {
      await claim.release()
    }
    return true
  } catch {
    from.parts.logger.error('retention-failed', { review: id })
    return false
  }
}

async function inTurn(from: SweepParts, key: RecordKey, work: Work): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    const ended = await from.turns.run(key, () => work(from, key))
    if (ended === 'deleted') {
      from.parts.logger.info('retention-deleted', { review: key.id })
      from.onChange(key)
    }
    if (ended !== 'conflict') return
  }
  throw new AppError('conflict', 'A check whose time is over could not be deleted.', {
    hint: 'It is tried again by itself.',
  })
}

/** Writes the heading anew, so that the keeper tells its facilitator; it is no newer in lists. */
async function wakeOnce({ parts }: SweepParts, key: RecordKey): Promise<Ended> {
  const record = await parts.store.load(key)
  const context = record && lookAt(parts, record)
  if (!context) return 'kept'
  const heading = { ...headingOf(context), updatedAt: record.heading.updatedAt }
  // Whoever would hear has left, for instance: writing it anew each day would tell nobody more.
  if (toldDay(heading) === toldDay(record.heading)) return 'kept'
  const change = { expectedRev: record.rev, at: context.now, events: [], heading }
  const { status } = await parts.store.append(key, change)
  return status === 'conflict' ? 'conflict' : 'kept'
}

async function deleteOnce({ parts, retention }: SweepParts, key: RecordKey): Promise<Ended> {
  const record = await parts.store.load(key)
  const context = record && lookAt(parts, record)
  if (!context || !isOver(retention, record, dayOf(context.now))) return 'kept'
  const { language, followUp } = context.state
  if (followUp.heldSince !== undefined) {
    parts.logger.info('retention-held', { review: key.id })
    return 'kept'
  }
  if (await hasOpenFollower(parts, key)) return 'kept'
  const words = language === undefined ? {} : { language }
  const event = { type: 'deleted', at: context.now, by: byItself, ...words } as const
  const { status } = await parts.store.append(key, deletionOf(record, context, event))
  return status === 'conflict' ? 'conflict' : 'deleted'
}

/**
 * True while a check that is not closed follows this one, or may follow it and cannot be read: its people may still
 * want to look back.
 */
async function hasOpenFollower({ store }: ReviewParts, key: RecordKey): Promise<boolean> {
  const all = await store.list(key.workspace)
  const product = all.find(({ id }) => id === key.id)?.heading.facts?.product
  const aside = (await store.setAside?.(key.workspace)) ?? []
  const mayGoOn = ({ heading }: Listed) => heading.phase !== 'deleted' && mayBeOf(product, heading)
  if (aside.some(mayGoOn)) return true
  for (const { id, heading } of all) {
    const isOpen = heading.phase !== 'closed' && heading.phase !== 'deleted'
    if (id === key.id || !isOpen || !mayBeOf(product, heading)) continue
    const record = await store.load({ workspace: key.workspace, id })
    if (record && fold(record).follows?.review === key.id) return true
  }
  return false
}

/** What is not known of either may be the same. */
const mayBeOf = (product: string | undefined, { facts }: Heading): boolean =>
  product === undefined || (facts?.product ?? product) === product
