import { randomUUID } from 'node:crypto'
import type { Appended, Listed, Logger, RecordChange, Store, Which } from '../../review/ports.ts'
import type { RecordKey, ReviewRecord } from '../../review/record.ts'
import { attempt } from '../attempt.ts'
import { applyRecordChange, readChange } from '../change.ts'
import { freeze } from '../freeze.ts'
import { DamagedData } from '../parse-record.ts'
import { RecentlyUsed } from '../recently-used.ts'
import { checkId, keyName } from '../record-key.ts'
import { recordWeight } from '../record-weight.ts'
import type { Database, Row } from './database.ts'
import { escaped, unescaped } from './escaped-text.ts'
import { Headings } from './headings.ts'
import {
  type KnownRecord,
  recordFrom,
  sharing,
  valuesToAppend,
  valuesToCreate,
} from './record-rows.ts'
import { allSql, appendSql, createSql, dueSql, listSql, loadSql } from './record-statements.ts'
import { SetAside } from './set-aside.ts'

/** How much of the records used last is kept in memory, in characters as JSON. */
const rememberedRecords = 16_000_000

/** The store in the database: events are rows, so that an act costs the same however long its record is. */
export class PostgresStore implements Store {
  readonly #database: Database
  readonly #logger: Logger
  /** What was read or written last; before it is used, the database says whether it is still so. */
  readonly #recent = new RecentlyUsed<KnownRecord>(rememberedRecords)
  readonly #setAside: SetAside
  readonly #headings: Headings

  constructor(database: Database, logger: Logger) {
    this.#database = database
    this.#logger = logger
    this.#setAside = new SetAside(logger)
    this.#headings = new Headings(database, this.#setAside)
  }

  async load(key: RecordKey): Promise<ReviewRecord | undefined> {
    return (await this.#read(key))?.record
  }

  async append(key: RecordKey, given: RecordChange): Promise<Appended> {
    const change = readChange(given)
    const written = randomUUID()
    return attempt(this.#logger, { what: 'Keeping a change', key }, () =>
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
    return this.#headings.of(rows)
  }

  async all(): Promise<readonly Listed[]> {
    return this.#headings.of(await this.#database.run(allSql))
  }

  async setAside(workspace: string): Promise<readonly Listed[]> {
    // Damaged headings are found by reading them; and somebody may have mended a row meanwhile.
    await this.list(workspace)
    for (const key of this.#setAside.of(workspace)) await this.load(key).catch(() => undefined)
    return this.#setAside.of(workspace)
  }

  async due(at: string): Promise<readonly RecordKey[]> {
    const rows = await this.#database.run(dueSql, [at])
    return rows.flatMap((row) => {
      const key = {
        workspace: unescaped(String(row['workspace'])),
        id: unescaped(String(row['id'])),
      }
      return this.#setAside.has({ ...key, rev: Number(row['rev']) }) ? [] : [key]
    })
  }

  close(): Promise<void> {
    return this.#database.close()
  }

  #read(key: RecordKey): Promise<KnownRecord | undefined> {
    return attempt(this.#logger, { what: 'Reading a record', key }, () =>
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
      this.#setAside.forget(name)
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
    const read = await this.#recordIn(key, row, known?.record)
    const record = freeze(isOvertaken ? sharing(read, newest.record) : read)
    this.#setAside.forget(name)
    return this.#remember(name, { record, written: String(row['written']) })
  }

  /** A record that its rows no longer hold costs only itself. */
  async #recordIn(
    key: RecordKey,
    row: Row,
    known: ReviewRecord | undefined,
  ): Promise<ReviewRecord> {
    try {
      return recordFrom(key, row, known)
    } catch (error) {
      if (error instanceof DamagedData) await this.#headings.setAside(key, row, error.message)
      throw error
    }
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
    this.#recent.set(name, known, recordWeight(known.record))
    return known
  }
}
