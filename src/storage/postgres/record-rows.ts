import type { RecordChange } from '../../review/ports.ts'
import {
  type Heading,
  headingSchema,
  type OutboxEntry,
  type RecordKey,
  type ReviewRecord,
  reviewRecordSchema,
  type SeenDelivery,
} from '../../review/record.ts'
import { DamagedData } from '../parse-record.ts'
import type { Row, Values } from './database.ts'
import { escaped, unescaped } from './escaped-text.ts'

/** A record as rows, and what is known of it beside them. */
export interface KnownRecord {
  readonly record: ReviewRecord
  /** The write that made it so. */
  readonly written: string
}

/**
 * A record from its rows and what was known of it before.
 * @throws DamagedData when they are no record
 */
export function recordFrom(
  { workspace, id }: RecordKey,
  row: Row,
  known: ReviewRecord | undefined,
): ReviewRecord {
  const rev = Number(row['rev'])
  const isTail = known !== undefined && Number(row['erased_at']) <= known.rev && rev > known.rev
  const fresh = jsonList(row['events'])
  const record = {
    schema: 1,
    id,
    workspace,
    rev,
    flow: row['flow'],
    flowVersion: row['flow_version'],
    heading: JSON.parse(String(row['heading'])),
    events: isTail ? [...known.events, ...fresh] : fresh,
    outbox: jsonList(row['cards']),
    seen: jsonList(row['seen']).map((pair) => {
      const [delivery, at] = pair as readonly [string, string]
      return { delivery: unescaped(delivery), at }
    }),
  }
  // What was read before was looked at then.
  const looked = reviewRecordSchema.safeParse(isTail ? { ...record, events: fresh } : record)
  if (!looked.success) {
    const where = looked.error.issues[0]?.path.join('.') || 'its top'
    throw new DamagedData(`not a record at ${where}`)
  }
  return isTail ? { ...looked.data, events: [...known.events, ...looked.data.events] } : looked.data
}

/**
 * A record with the very events of one that is known by now, as far as they are the same: whoever has worked something
 * out of those need not do so again.
 */
export function sharing(record: ReviewRecord, known: ReviewRecord): ReviewRecord {
  const isSame = (event: ReviewRecord['events'][number], n: number): boolean =>
    event === known.events[n] || JSON.stringify(event) === JSON.stringify(known.events[n])
  const other = record.events.findIndex((event, n) => !isSame(event, n))
  const same = other < 0 ? record.events.length : other
  return { ...record, events: [...known.events.slice(0, same), ...record.events.slice(same)] }
}

/** A list that a statement gave as JSON; empty where there is none. */
export const jsonList = (text: unknown): unknown[] =>
  text === null || text === undefined ? [] : JSON.parse(String(text))

/** What a heading says, and as columns what is looked for by it. */
const headingColumns = (heading: Heading | undefined): Values => [
  heading === undefined ? null : JSON.stringify(heading),
  heading === undefined ? [] : heading.people.map(escaped),
  heading?.updatedAt ?? null,
  heading?.dueAt ?? null,
]

/** A heading from its column; `undefined` where it is damaged. */
export function headingFrom(text: unknown): Heading | undefined {
  return headingSchema.safeParse(JSON.parse(String(text))).data
}

const deliveryColumns = (seen: readonly SeenDelivery[]): [string[], string[]] => [
  seen.map(({ delivery }) => escaped(delivery)),
  seen.map(({ at }) => at),
]

type Placed = readonly [entry: OutboxEntry, n: number]

const cardColumns = (cards: readonly Placed[]): Values => [
  cards.map(([{ id }]) => escaped(id)),
  cards.map(([, n]) => n),
  cards.map(([entry]) => JSON.stringify(entry)),
]

const placed = (outbox: readonly OutboxEntry[]): readonly Placed[] =>
  outbox.map((entry, n) => [entry, n])

/** What `createSql` is given for a whole record. */
export function valuesToCreate(record: ReviewRecord, written: string): Values {
  const { workspace, id, rev, flow, flowVersion, heading, events, outbox, seen } = record
  return [
    ...[escaped(workspace), escaped(id), rev],
    ...deliveryColumns(seen),
    ...[flow, flowVersion],
    ...headingColumns(heading),
    written,
    events.map((event) => JSON.stringify(event)),
    ...cardColumns(placed(outbox)),
  ]
}

/** What `appendSql` is given for one change, from what was stored and what it makes of it. */
export function valuesToAppend(
  { record: before, written: was }: KnownRecord,
  after: ReviewRecord,
  change: RecordChange,
  written: string,
): Values {
  const had = new Set(before.seen.map(({ delivery }) => delivery))
  const has = new Set(after.seen.map(({ delivery }) => delivery))
  const left = new Set(after.outbox.map(({ id }) => id))
  const stood = new Map(placed(before.outbox).map(([entry, n]) => [entry.id, [entry, n] as Placed]))
  return [
    ...[escaped(after.workspace), escaped(after.id), before.rev],
    ...deliveryColumns(after.seen.filter(({ delivery }) => !had.has(delivery))),
    change.erase === true,
    before.outbox.filter(({ id }) => !left.has(id)).map(({ id }) => escaped(id)),
    ...headingColumns(change.heading),
    written,
    change.events.map((event) => JSON.stringify(event)),
    ...cardColumns(placed(after.outbox).filter((one) => isOther(stood.get(one[0].id), one))),
    before.seen
      .filter(({ delivery }) => !has.has(delivery))
      .map(({ delivery }) => escaped(delivery)),
    was,
  ]
}

function isOther(was: Placed | undefined, [entry, n]: Placed): boolean {
  if (was === undefined || was[1] !== n) return true
  return was[0] !== entry && JSON.stringify(was[0]) !== JSON.stringify(entry)
}
