import type { Listed } from '../../review/ports.ts'
import { type RecordKey, reviewRecordSchema } from '../../review/record.ts'
import { freeze } from '../freeze.ts'
import { RecentlyUsed } from '../recently-used.ts'
import { salvagedHeading } from '../salvaged-heading.ts'
import type { Database, Row } from './database.ts'
import { unescaped } from './escaped-text.ts'
import { headingFrom } from './record-rows.ts'
import { firstEventSql, headingsSql } from './record-statements.ts'
import type { SetAside } from './set-aside.ts'

/** How much of the headings read last is kept in memory, in characters as JSON. */
const remembered = 32_000_000

const { element: eventSchema } = reviewRecordSchema.shape.events

/** Headings as their rows say now; a damaged one sets its record aside, and every other one is there. */
export class Headings {
  readonly #database: Database
  readonly #setAside: SetAside
  readonly #known = new RecentlyUsed<Listed>(remembered)

  constructor(database: Database, setAside: SetAside) {
    this.#database = database
    this.#setAside = setAside
  }

  /**
   * Headings in the order of their rows; those that changed since they were read last are read once more.
   * @throws AppError('storage-failed') when the database is away
   */
  async of(rows: readonly Row[]): Promise<readonly Listed[]> {
    // Held before anything is waited for: meanwhile another reading may put newer ones in their place.
    const known = new Map(
      rows.flatMap((row) => {
        const listed = this.#known.get(String(row['no']))
        return listed?.rev === Number(row['rev']) ? [[String(row['no']), listed] as const] : []
      }),
    )
    const unknown = rows.filter((row) => !known.has(String(row['no'])))
    const read =
      unknown.length === 0
        ? []
        : await this.#database.run(headingsSql, [unknown.map((row) => row['no'])])
    const fresh = new Map<string, Listed>()
    for (const row of read) {
      const listed = await this.#read(row)
      if (listed) fresh.set(String(row['no']), listed)
    }
    return rows.flatMap((row) => {
      const listed = fresh.get(String(row['no'])) ?? known.get(String(row['no']))
      return listed && !this.#setAside.has(listed) ? [listed] : []
    })
  }

  /** Sets a record aside whose row this is, as far as it is known. */
  async setAside({ workspace, id }: RecordKey, row: Row, why: string): Promise<void> {
    const rev = Number(row['rev'])
    if (this.#setAside.has({ workspace, id, rev })) return
    const heading = headingFrom(row['heading']) ?? (await this.#salvaged(row))
    this.#setAside.note(freeze({ workspace, id, rev, heading }), why)
  }

  async #read(row: Row): Promise<Listed | undefined> {
    const text = String(row['heading'])
    const heading = headingFrom(text)
    const key = {
      workspace: unescaped(String(row['workspace'])),
      id: unescaped(String(row['id'])),
    }
    if (!heading) {
      await this.setAside(key, row, 'its heading is damaged')
      return undefined
    }
    const listed = freeze({ ...key, rev: Number(row['rev']), heading })
    // One for each record, the newest: otherwise each act of somebody would be remembered.
    const newest = this.#known.get(String(row['no']))
    if (!newest || newest.rev < listed.rev) this.#known.set(String(row['no']), listed, text.length)
    return listed
  }

  /** What a damaged heading still says, and its first event of the rest. */
  async #salvaged(row: Row): Promise<Listed['heading']> {
    const [first] = await this.#database.run(firstEventSql, [row['no']])
    const event = first && eventSchema.safeParse(JSON.parse(String(first['body'])))
    const heading: unknown = JSON.parse(String(row['heading']))
    return salvagedHeading(heading, event?.success ? [event.data] : [])
  }
}
