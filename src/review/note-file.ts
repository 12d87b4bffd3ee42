import { type FileWish, namingOf } from '../domain/report-format.ts'
import type { EventOf } from './event.ts'
import type { ReviewParts } from './parts.ts'
import type { RecordChange } from './ports.ts'
import type { RecordKey, ReviewRecord } from './record.ts'
import type { ReviewTurns } from './review-turns.ts'

/** What is needed to note that a file left. */
export interface NotingParts extends Pick<ReviewParts, 'store' | 'clock' | 'logger'> {
  readonly turns: Pick<ReviewTurns<never, unknown>, 'run'>
}

/** How often it is tried anew when another instance was faster. */
const mostTries = 10

/**
 * Notes durably who takes which file along, once for each person, format and day; and once more where only a later one
 * names people. Where it cannot be noted the file is given all the same and the log says so: somebody who may have it
 * needs it most on the day when the disk is full, and the gap in the audit is seen.
 */
export async function noteFile(
  parts: NotingParts,
  key: RecordKey,
  { by, wish }: { readonly by: string; readonly wish: FileWish },
): Promise<void> {
  const { format } = wish
  const at = parts.clock.now()
  const event = { type: 'fileTaken', at, by, format, people: namingOf(wish) } as const
  try {
    for (let tries = 0; tries < mostTries; tries++) {
      if (await parts.turns.run(key, () => noteOnce(parts, key, event))) return
    }
  } catch {
    // Told below, as what could not be kept for any other reason.
  }
  parts.logger.error('file-not-noted', { review: key.id, format })
}

/** One attempt to write it down; true once it stands on the record, or need not. */
async function noteOnce(
  { store }: NotingParts,
  key: RecordKey,
  event: EventOf<'fileTaken'>,
): Promise<boolean> {
  const record = await store.load(key)
  if (!record || !isNew(record, event)) return true
  // Cards and lists stay as they are: a check is no newer because somebody took it along.
  const change: RecordChange = { expectedRev: record.rev, at: event.at, events: [event] }
  return (await store.append(key, change)).status === 'appended'
}

/** What is left of a deleted check takes up nothing. */
function isNew(
  { events }: ReviewRecord,
  { by, format, at, people }: EventOf<'fileTaken'>,
): boolean {
  const day = at.slice(0, 10)
  return !events.some(
    (event) =>
      event.type === 'deleted' ||
      (event.type === 'fileTaken' &&
        event.by === by &&
        event.format === format &&
        event.at.startsWith(day) &&
        (event.people === 'names' || event.people === people)),
  )
}
