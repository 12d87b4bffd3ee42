import type { ReviewParts } from './parts.ts'
import type { RecordKey } from './record.ts'

/** Somebody who was away or is back. */
interface Traveller {
  readonly workspace: string
  readonly person: string
  /** The check in which they said so. */
  readonly saidIn: string
}

const mostTries = 20

/**
 * What somebody said of being away in one check holds in all others of its workspace: what waits for them there is
 * looked at anew, for it may come earlier or later now.
 * @throws AppError('storage-failed')
 */
export async function awayEverywhere(
  { store, away, clock }: ReviewParts,
  { workspace, person, saidIn }: Traveller,
  until: string | undefined,
): Promise<void> {
  if (!away) return
  await away.set({ workspace, person }, until)
  for (const { id, heading } of await store.list(workspace, { person })) {
    if (id !== saidIn && heading.phase !== 'deleted')
      await wakeNow({ store, clock }, { workspace, id })
  }
}

/** A look too many tells nobody anything; where another process is faster again and again, its look comes as usual. */
async function wakeNow(
  { store, clock }: Pick<ReviewParts, 'store' | 'clock'>,
  key: RecordKey,
): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    const record = await store.load(key)
    if (!record) return
    const at = clock.now()
    const heading = { ...record.heading, wakeAt: at, dueAt: at }
    const change = { expectedRev: record.rev, at, events: [], heading }
    if ((await store.append(key, change)).status !== 'conflict') return
  }
}
