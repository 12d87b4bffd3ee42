import { formerIn } from '../review/erasing/person-in-events.ts'
import { type RecordKey, type ReviewRecord, recordName } from '../review/record.ts'
import type { KeptData, KeptTaker } from '../storage/kept-data.ts'

/** What became, in what is kept now, of the checks that an older backup holds. */
export interface Present {
  /** What is left of those that were deleted, by name. */
  readonly deleted: ReadonlyMap<string, ReviewRecord>
  /** Former colleagues in those in which somebody was erased, by name. */
  readonly former: ReadonlyMap<string, readonly string[]>
  /** False where nothing is kept, so that nobody can tell. */
  readonly isThere: boolean
}

/** What is kept now says what was deleted, and where somebody was erased. */
export async function presentIn(kept: KeptData): Promise<Present> {
  const deleted = new Map<string, ReviewRecord>()
  const former = new Map<string, readonly string[]>()
  let isThere = false
  for await (const found of kept.checks()) {
    isThere = true
    if (found.state !== 'whole') continue
    const { record } = found
    const erased = formerIn(record.events)
    if (record.heading.phase === 'deleted') deleted.set(recordName(record), record)
    else if (erased.length > 0) former.set(recordName(record), erased)
  }
  return { deleted, former, isThere }
}

/** Whether a check of a backup was deleted since, or somebody was erased from it; `undefined` for neither. */
export function sinceThen(
  { deleted, former }: Present,
  record: ReviewRecord,
): 'deleted' | 'erased' | undefined {
  const name = recordName(record)
  if (deleted.has(name)) return record.heading.phase === 'deleted' ? undefined : 'deleted'
  const known = new Set(formerIn(record.events))
  return former.get(name)?.some((id) => !known.has(id)) ? 'erased' : undefined
}

/** Checks of a backup of which more was asked since. */
export interface SinceThen {
  readonly deleted: readonly RecordKey[]
  readonly erased: readonly RecordKey[]
}

/** Hands on what a backup holds; of a check that was deleted since only what deleting left, unless it is to come back. */
export function takenSince(
  taker: KeptTaker,
  present: Present,
  { withDeleted }: { readonly withDeleted: boolean },
): { readonly taker: KeptTaker; readonly since: SinceThen } {
  const since = { deleted: [] as RecordKey[], erased: [] as RecordKey[] }
  return {
    since,
    taker: {
      item: taker.item,
      async check(record) {
        const { workspace, id } = record
        const what = sinceThen(present, record)
        if (what) since[what].push({ workspace, id })
        const stub = what === 'deleted' ? present.deleted.get(recordName(record)) : undefined
        await taker.check(stub && !withDeleted ? stub : record)
      },
    },
  }
}
