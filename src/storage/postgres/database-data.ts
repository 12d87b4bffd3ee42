import type { RecordKey } from '../../review/record.ts'
import type { FoundCheck, FoundItem, KeptData } from '../kept-data.ts'
import { DamagedData } from '../parse-record.ts'
import type { Database, Row } from './database.ts'
import { escaped, keyOf, unescaped } from './escaped-text.ts'
import { recordFrom } from './record-rows.ts'
import { loadSql } from './record-statements.ts'

const keysSql = 'select workspace, id from whatif.record order by no'
const itemsSql = 'select key from whatif.shelf order by key'
const itemSql = 'select name, value::text as value from whatif.shelf where key = $1'

/** All that a database keeps, whoever works in it: rows that cannot be read cost only the check they belong to. */
export class DatabaseData implements KeptData {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  async *checks(): AsyncIterable<FoundCheck> {
    for await (const key of this.#keys()) {
      const found = await this.#check(key)
      if (found) yield found
    }
  }

  /** The checks of which something cannot be read. */
  async *damaged(): AsyncIterable<RecordKey> {
    for await (const key of this.#keys()) {
      if ((await this.#check(key))?.state === 'damaged') yield key
    }
  }

  async *items(): AsyncIterable<FoundItem> {
    for (const { key } of await this.#database.run(itemsSql)) {
      const [row] = await this.#database.run(itemSql, [key])
      if (!row) continue
      const name = text(row, 'name')
      if (keyOf(name) === key) {
        yield { state: 'whole', name, value: JSON.parse(String(row['value'])) }
      } else yield { state: 'damaged', file: `shelf ${key}`, why: 'it belongs to another name' }
    }
  }

  async *#keys(): AsyncIterable<RecordKey> {
    for (const row of await this.#database.run(keysSql)) {
      yield { workspace: text(row, 'workspace'), id: text(row, 'id') }
    }
  }

  /** One that is gone meanwhile is none. */
  async #check({ workspace, id }: RecordKey): Promise<FoundCheck | undefined> {
    const [row] = await this.#database.run(loadSql, [escaped(workspace), escaped(id), 0])
    if (!row) return undefined
    try {
      return { state: 'whole', record: recordFrom({ workspace, id }, row, undefined) }
    } catch (error) {
      if (!(error instanceof DamagedData)) throw error
      return { state: 'damaged', file: `${workspace}/${id}`, why: error.message, isAside: false }
    }
  }
}

const text = (row: Row, column: string): string => unescaped(String(row[column]))
