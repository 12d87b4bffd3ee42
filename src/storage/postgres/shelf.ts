import { randomUUID } from 'node:crypto'
import { KeyedQueue } from '../../domain/keyed-queue.ts'
import { AppError } from '../../errors.ts'
import type { Shelf } from '../../review/ports.ts'
import { freeze } from '../freeze.ts'
import { checkShelfName, jsonOf, namesFrom, shelfCopy } from '../shelf-item.ts'
import type { Database } from './database.ts'
import { escaped, keyOf, unescaped } from './escaped-text.ts'

const getSql = 'select value::text as value, written from whatif.shelf where key = $1'
const putSql = `
insert into whatif.shelf (key, name, value, written) values ($1, $2, $3, $4)
on conflict (key) do update set value = excluded.value, written = excluded.written`
const createSql = `
insert into whatif.shelf (key, name, value, written) values ($1, $2, $3, $4) on conflict do nothing returning key`
const replaceSql =
  'update whatif.shelf set value = $3, written = $4 where key = $1 and name = $2 and written = $5 returning key'
const removeSql = 'delete from whatif.shelf where key = $1'
const removeThisSql = 'delete from whatif.shelf where key = $1 and written = $2 returning key'
const namesSql =
  'select name from whatif.shelf where left(name, 400) ^@ left($1, 400) and name ^@ $1'

/** How often a change is made anew when other instances were faster. */
const mostTries = 100

/** The shelf in the database; what one instance has kept, every other one reads. */
export class PostgresShelf implements Shelf {
  readonly #database: Database
  /** Within one instance the order in which things were asked for holds. */
  readonly #turns = new KeyedQueue()

  constructor(database: Database) {
    this.#database = database
  }

  get(name: string): Promise<unknown> {
    return this.#inTurn(name, async () => (await this.#read(name))?.value)
  }

  async put(name: string, value: unknown): Promise<void> {
    checkShelfName(name)
    const kept = JSON.stringify(shelfCopy(value))
    const values = [keyOf(name), escaped(name), kept, randomUUID()]
    await this.#inTurn(name, () => this.#database.insist(() => this.#database.once(putSql, values)))
  }

  async remove(name: string): Promise<void> {
    await this.#inTurn(name, () =>
      this.#database.insist(() => this.#database.once(removeSql, [keyOf(name)])),
    )
  }

  change(name: string, made: (before: unknown) => unknown): Promise<unknown> {
    return this.#inTurn(name, async () => {
      for (let tries = 0; tries < mostTries; tries++) {
        const before = await this.#read(name)
        const value = made(before?.value)
        const after = value === undefined ? undefined : shelfCopy(value)
        if (jsonOf(after) === jsonOf(before?.value)) return after
        if (await this.#swap(name, before?.written, after)) return after
      }
      throw new AppError('storage-failed', 'Other instances were faster again and again.')
    })
  }

  async names(start: string): Promise<readonly string[]> {
    await this.#turns.settled()
    const rows = await this.#database.run(namesSql, [escaped(start)])
    return namesFrom(
      rows.map((row) => unescaped(String(row['name']))),
      start,
    )
  }

  async #read(name: string): Promise<{ value: unknown; written: string } | undefined> {
    const [row] = await this.#database.run(getSql, [keyOf(name)])
    return (
      row && { value: freeze(JSON.parse(String(row['value']))), written: String(row['written']) }
    )
  }

  /** Puts a value in the place of the one that was read; false when another instance was faster. */
  async #swap(name: string, was: string | undefined, after: unknown): Promise<boolean> {
    const written = randomUUID()
    const given = [keyOf(name), escaped(name), JSON.stringify(after), written]
    return this.#database.insist(async (mayBeDone) => {
      if (mayBeDone && (await this.#read(name))?.written === written) return true
      const rows = await this.#database.once(...statementFor(was, after, given))
      return rows.length > 0
    })
  }

  async #inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
    checkShelfName(name)
    return this.#turns.run(name, work)
  }
}

function statementFor(
  was: string | undefined,
  after: unknown,
  given: readonly unknown[],
): [string, readonly unknown[]] {
  if (was === undefined) return [createSql, given]
  return after === undefined ? [removeThisSql, [given[0], was]] : [replaceSql, [...given, was]]
}
