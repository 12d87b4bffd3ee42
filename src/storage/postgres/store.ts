import { randomUUID } from 'node:crypto'
import type { Appended, Listed, Logger, RecordChange, Store, Which } from '../../review/ports.ts'
import type { RecordKey, ReviewRecord } from '../../review/record.ts'
import { applyRecordChange, readChange } from '../change.ts'
import { freeze } from '../freeze.ts'
import { RecentlyUsed } from '../recently-used.ts'
import { checkId, keyName } from '../record-key.ts'
import { storageFailed } from '../storage-failed.ts'
import type { Database, Row } from './database.ts'
import { escaped, unescaped } from './escaped-text.ts'
import {
  headingFrom,
  type KnownRecord,
  recordFrom,
  sharing,
  valuesToAppend,
  valuesToCreate,
} from './record-rows.ts'
import {
  allSql,
  appendSql,
  createSql,
  dueSql,
  headingsSql,
  listSql,
  loadSql,
} from './record-statements.ts'

/** How much of the records used last is kept in memory, in characters as JSON, and of the headings read last. */
const rememberedRecords = 16_000_000
const rememberedHeadings = 32_000_000

/** The store in the database: events are rows, so that an act costs the same however long its record is. */
export class PostgresStore implements Store {
  readonly #database: Database
  readonly #logger: Logger
  /** What was read or written last; before it is used, the database says whether it is still so. */
  readonly #recent = new RecentlyUsed<KnownRecord>(rememberedRecords)
  readonly #headings = new RecentlyUsed<Listed>(rememberedHeadings)

  constructor(database: Database, logger: Logger) {
    this.#database = database
    this.#logger = logger
  }

  async load(key: RecordKey): Promise<ReviewRecord | undefined> {
    return (await this.#read(key))?.record
  }

  async append(key: RecordKey, given: RecordChange): Promise<Appended> {
    const change = readChange(given)
    const written = randomUUID()
    return this.#attempt('Keeping a change', key, () =>
      this.#database.insist(async (mayBeDone): Promise<Appended> => {
        if (!mayBeDone) return this.#keepOnce(key, change, written)
        const stored = await this.#readOnce(key)
        // The attempt of which nobody knew how it ended was kept.
        if (stored?.written === written) return { status: 'appended', record: stored.record }
        return this.#keepOnce(key, change, written)
      }),
    )
  }

  /** One attempt. What is remembered may be old: the database decides. */
  async #keepOnce(key: RecordKey, change: RecordChange, written: string): Promise<Appended> {
    const name = keyName(key)
    const remembered = this.#recent.get(name)
    const isCurrent = remembered?.record.rev === change.expectedRev
    const stored = isCurrent ? remembered : await this.#readOnce(key)
    const whole = applyRecordChange(stored?.record, key, change)
    if (whole.status !== 'appended') return isCurrent ? this.#unlike(key, change) : whole
    const rows = await this.#write(stored, whole.record, { change, written })
    if (rows.length === 0) return this.#unlike(key, change)
    this.#remember(name, { record: whole.record, written })
    return whole
  }

  async list(workspace: string, { person, newest }: Which = {}): Promise<readonly Listed[]> {
    checkId(workspace)
    const whose = person === undefined ? null : escaped(person)
    const rows = await this.#database.run(listSql, [escaped(workspace), whose, newest ?? null])
    return this.#listed(rows)
  }

  async all(): Promise<readonly Listed[]> {
    return this.#listed(await this.#database.run(allSql))
  }

  async due(at: string): Promise<readonly RecordKey[]> {
    const rows = await this.#database.run(dueSql, [at])
    return rows.map((row) => ({
      workspace: unescaped(String(row['workspace'])),
      id: unescaped(String(row['id'])),
    }))
  }

  close(): Promise<void> {
    return this.#database.close()
  }

  #read(key: RecordKey): Promise<KnownRecord | undefined> {
    return this.#attempt('Reading a record', key, () =>
      this.#database.insist(() => this.#readOnce(key)),
    )
  }

  /** What is stored now; only what is new of a record that is remembered is read. */
  async #readOnce(key: RecordKey): Promise<KnownRecord | undefined> {
    const name = keyName(key)
    const known = this.#recent.get(name)
    const where = [escaped(key.workspace), escaped(key.id), known?.record.rev ?? 0]
    const [row] = await this.#database.once(loadSql, where)
    if (!row) {
      this.#recent.delete(name)
      return undefined
    }
    if (known && known.written === row['written']) return known
    const isBehind = known !== undefined && Number(row['rev']) > known.record.rev
    // Another record than the remembered one: the database was set back to an earlier time.
    if (known && !isBehind) {
      this.#recent.delete(name)
      return this.#readOnce(key)
    }
    const newest = this.#recent.get(name)
    const isOvertaken = newest !== undefined && newest !== known
    // Read or written here while this was on its way, and later than it: what is newer is as true, and is kept.
    if (isOvertaken && newest.record.rev >= Number(row['rev'])) return newest
    const read = recordFrom(key, row, known?.record)
    const record = freeze(isOvertaken ? sharing(read, newest.record) : read)
    return this.#remember(name, { record, written: String(row['written']) })
  }

  /** Somebody else was faster; whether it was the same delivery is seen by what they kept. */
  async #unlike(key: RecordKey, change: RecordChange): Promise<Appended> {
    const record = (await this.#readOnce(key))?.record
    const isRepeat = record?.seen.some(({ delivery }) => delivery === change.delivery)
    return record && isRepeat ? { status: 'duplicate', record } : { status: 'conflict', record }
  }

  #write(
    before: KnownRecord | undefined,
    after: ReviewRecord,
    { change, written }: { readonly change: RecordChange; readonly written: string },
  ): Promise<readonly Row[]> {
    return before === undefined
      ? this.#database.once(createSql, valuesToCreate(after, written))
      : this.#database.once(appendSql, valuesToAppend(before, after, change, written))
  }

  #remember(name: string, known: KnownRecord): KnownRecord {
    const now = this.#recent.get(name)
    // What another instance wrote after it was read here while it was on its way.
    if (now && now.record.rev > known.record.rev) return known
    const { events, outbox, seen } = known.record
    const weight = events.length * 150 + outbox.length * 250 + seen.length * 80
    this.#recent.set(name, known, weight)
    return known
  }

  /** Headings in the order of their rows; those that changed since they were read last are read once more. */
  async #listed(rows: readonly Row[]): Promise<readonly Listed[]> {
    // Held before anything is waited for: meanwhile another reading may put what is newer in its place.
    const known = new Map(
      rows.flatMap(({ no, rev }) => {
        const heading = this.#headings.get(String(no))
        return heading?.rev === Number(rev) ? [[String(no), heading] as const] : []
      }),
    )
    const unknown = rows.filter(({ no }) => !known.has(String(no)))
    const read =
      unknown.length === 0
        ? []
        : await this.#database.run(headingsSql, [unknown.map((row) => row['no'])])
    const fresh = new Map(
      read.map((row) => {
        const text = String(row['heading'])
        const listed = freeze({
          workspace: unescaped(String(row['workspace'])),
          id: unescaped(String(row['id'])),
          rev: Number(row['rev']),
          heading: headingFrom(text),
        })
        this.#headings.set(String(row['no']), listed, text.length)
        return [String(row['no']), listed] as const
      }),
    )
    return rows.flatMap(({ no }) => fresh.get(String(no)) ?? known.get(String(no)) ?? [])
  }

  async #attempt<T>(
    what: string,
    { workspace, id }: RecordKey,
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      return await work()
    } catch (error) {
      const failed = storageFailed(what, error)
      if (failed.code !== 'bad-input') {
        this.#logger.error(failed.code, { workspace, record: id, why: failed.message })
      }
      throw failed
    }
  }
}
