import { reviewEventSchema } from '../../review/event.ts'
import {
  outboxEntrySchema,
  type RecordKey,
  type ReviewRecord,
  seenSchema,
} from '../../review/record.ts'
import { DamagedData } from '../parse-record.ts'
import type { Salvaged } from '../salvage.ts'
import { salvagedHeading } from '../salvaged-heading.ts'
import type { Row, Values } from './database.ts'
import { escaped, unescaped } from './escaped-text.ts'
import { headingFrom, jsonList, recordFrom } from './record-rows.ts'

/** What can be read of a check's rows, and which of them cannot. */
interface SalvagedRows extends Salvaged {
  /** By what they are known by in their tables. */
  readonly bad: Readonly<Record<'events' | 'cards' | 'seen', readonly Cells[]>>
}

/** A row as `rowsSql` lists it: what it is known by, then what it holds. */
type Cells = readonly unknown[]

/** All that can be read of a check's rows, each judged by itself; `undefined` where nothing was left of what happened. */
export function salvageRows(key: RecordKey, row: Row): SalvagedRows | undefined {
  const events = sifted(row['events'], ([, , body]) => reviewEventSchema.safeParse(body).data)
  const cards = sifted(row['cards'], ([, body]) => outboxEntrySchema.safeParse(body).data)
  const seen = sifted(row['seen'], ([, delivery, at]) => {
    return seenSchema.safeParse({ delivery: unescaped(String(delivery)), at }).data
  })
  if (events.bad.length > 0 && events.good.length === 0) return undefined
  const heading = headingFrom(row['heading'])
  const record = readable(key, {
    ...row,
    heading: JSON.stringify(
      heading ?? salvagedHeading(JSON.parse(String(row['heading'])), events.good),
    ),
    events: JSON.stringify(events.good),
    cards: JSON.stringify(cards.good),
    seen: JSON.stringify(seen.good.map(({ delivery, at }) => [escaped(delivery), at])),
  })
  if (!record) return undefined
  const began = firstRev(row['events'])
  const changed = events.bad.filter(([rev]) => rev !== began)
  const loss = {
    lines: events.bad.length + cards.bad.length + seen.bad.length + (heading ? 0 : 1),
    events: events.bad.length - changed.length,
    changes: new Set(changed.map(([rev]) => rev)).size,
    cards: cards.bad.length,
    seen: seen.bad.length,
    heading: !heading,
  }
  return { record, loss, bad: { events: events.bad, cards: cards.bad, seen: seen.bad } }
}

/** What `mendSql` is given for the rows that it found. */
export function valuesToMend(
  row: Row,
  { record, loss, bad }: SalvagedRows,
  written: string,
): Values {
  const { heading, outbox } = record
  return [
    ...[row['no'], row['rev'], row['written'], written],
    ...[loss.heading ? JSON.stringify(heading) : null, heading.people.map(escaped)],
    ...[bad.events.map(([rev]) => rev), bad.events.map(([, n]) => n)],
    bad.cards.map(([id]) => id),
    outbox.map(({ id }) => escaped(id)),
    bad.seen.map(([n]) => n),
  ]
}

/** The rev with which a record came, whole: its entries are counted, and later changes as such. */
const firstRev = (events: unknown): unknown => (jsonList(events) as Cells[])[0]?.[0]

function sifted<T>(rows: unknown, read: (cells: Cells) => T | undefined) {
  const good: T[] = []
  const bad: Cells[] = []
  for (const cells of jsonList(rows) as Cells[]) {
    const value = read(cells)
    if (value === undefined) bad.push(cells)
    else good.push(value)
  }
  return { good, bad }
}

/** A record of rows that can be read; `undefined` where even what it is of is damaged. */
function readable(key: RecordKey, row: Row): ReviewRecord | undefined {
  try {
    return recordFrom(key, row, undefined)
  } catch (error) {
    if (error instanceof DamagedData) return undefined
    throw error
  }
}
