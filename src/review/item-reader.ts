import type { ItemStatus } from '../domain/item-status.ts'
import { byItself } from '../domain/person.ts'
import type { Sending } from '../domain/sending.ts'
import { changeWith } from './change-with.ts'
import type { ReviewEvent } from './event.ts'
import { itemEntry } from './item-intents.ts'
import { isIn, placeIn } from './item-place.ts'
import type { ReviewParts } from './parts.ts'
import type { Tracker } from './ports.ts'
import { type RecordKey, recordName } from './record.ts'
import { lookAt, type ReviewContext, trackerIn } from './review-context.ts'
import type { ReviewTurns } from './review-turns.ts'
import { presentItem } from './story-item.ts'

/** What reading items back works with. */
interface ItemReaderParts {
  readonly parts: ReviewParts
  readonly turns: Pick<ReviewTurns<never, unknown>, 'run'>
  /** Shared with the other instances of the program, so that each item is read by one of them. */
  readonly sending: Sending
  /** Told of every review whose cards it has changed. */
  readonly onChange: (key: RecordKey) => void
}

/** Asks the tracker how the items of open steps stand. */
export interface ItemReader {
  /** Reads what was not read for half an hour; nothing while a reading is on its way. */
  sweep(): Promise<void>
}

/** How often an item is read. */
const readMilliseconds = 1_800_000
const onceInAWhile = { milliseconds: readMilliseconds, most: 1 }
const mostTries = 20

/**
 * Makes the reader; `undefined` where no tracker is set up. When something was read is not kept: after a start
 * everything is read once, and a record changes only where an item stands otherwise than before.
 */
export function createItemReader(reader: ItemReaderParts): ItemReader | undefined {
  const { parts, sending } = reader
  if (!parts.trackers) return undefined
  /** Of each record, when there may be a turn to read it, as far as is known here. */
  const nextAt = new Map<string, string>()
  let sweeping: Promise<void> | undefined
  const sweep = async (): Promise<void> => {
    const now = parts.clock.now()
    const open = (await parts.store.all()).filter(({ heading }) => heading.items)
    for (const { workspace, id } of open) {
      const name = recordName({ workspace, id })
      if ((nextAt.get(name) ?? now) > now) continue
      const wait = await sending.take([{ name: `items ${name}`, windows: [onceInAWhile] }])
      nextAt.set(name, parts.clock.later(now, (wait || readMilliseconds) / 1000))
      // Another instance has read it meanwhile.
      if (wait > 0) continue
      // One that cannot be read holds up no other.
      await read(reader, { workspace, id }).catch(() =>
        parts.logger.error('items-failed', { review: id }),
      )
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

interface OpenItem {
  readonly finding: string
  readonly id: string
  readonly status: ItemStatus
}

/** Items of steps that are not done, where they are in the tracker of now. */
function openItems(context: ReviewContext): readonly OpenItem[] {
  const { state, outbox } = context
  const tracker = trackerIn(context)?.tracker
  if (state.deleted || state.followedBy !== undefined) return []
  return [...state.stories.values()].flatMap((story) => {
    const item = presentItem(story)
    if (!item || story.decision?.done) return []
    const place = placeIn(itemEntry(outbox, story.finding, item)?.place)
    if (!isIn(place, tracker)) return []
    return [{ finding: story.finding, id: place.id, status: item.status }]
  })
}

async function read(reader: ItemReaderParts, key: RecordKey): Promise<void> {
  const { parts, turns, onChange } = reader
  const record = await parts.store.load(key)
  const context = record && lookAt(parts, record)
  const tracker = context && trackerIn(context)?.tracker
  if (!context || !tracker) return
  const seen = await statuses(tracker, openItems(context), (why) =>
    parts.logger.warn('item-unread', { review: key.id, why }),
  )
  if (seen.size === 0) return
  for (let tries = 0; tries < mostTries; tries++) {
    const kept = await turns.run(key, () => keep(parts, key, seen))
    if (kept === 'changed') onChange(key)
    if (kept !== 'conflict') return
  }
}

/** How items stand, as far as the tracker says; one that asks for a pause is asked nothing more. */
async function statuses(
  tracker: Tracker,
  items: readonly OpenItem[],
  unread: (why: string) => void,
): Promise<ReadonlyMap<string, ItemStatus>> {
  const seen = new Map<string, ItemStatus>()
  for (const { finding, id } of items) {
    const status = await tracker.status(id)
    if (status.ok) seen.set(nameOf(finding, id), status.value)
    else unread(status.why)
    if (!status.ok && status.retry === 'later') break
  }
  return seen
}

const nameOf = (finding: string, id: string): string => JSON.stringify([finding, id])

/** Records what stands otherwise now, as one durable write. */
async function keep(
  parts: ReviewParts,
  key: RecordKey,
  seen: ReadonlyMap<string, ItemStatus>,
): Promise<'changed' | 'nothing' | 'conflict'> {
  const record = await parts.store.load(key)
  const context = record && lookAt(parts, record)
  if (!context) return 'nothing'
  const { now: at } = context
  const events = openItems(context).flatMap(({ finding, id, status: was }): ReviewEvent[] => {
    const status = seen.get(nameOf(finding, id)) ?? was
    return status === was ? [] : [{ type: 'itemSeen', at, by: byItself, finding, status }]
  })
  if (events.length === 0) return 'nothing'
  const change = changeWith(record, context, events)
  // It is no newer in lists because an item was read.
  const heading = { ...change.heading, updatedAt: record.heading.updatedAt }
  const { status } = await parts.store.append(key, { ...change, heading })
  return status === 'conflict' ? 'conflict' : 'changed'
}
