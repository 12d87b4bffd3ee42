import { randomUUID } from 'node:crypto'
import {
  type Claim,
  claimMilliseconds,
  longestWindow,
  type Sending,
  type SendLine,
} from '../../domain/sending.ts'
import type { Database } from './database.ts'
import { escaped, keyOf } from './escaped-text.ts'

const claimSql = `
insert into whatif.claim as c (name, holder, until) values ($1, $2, now() + $3 * interval '1 millisecond')
on conflict (name) do update set
  holder = case when c.until <= now() then excluded.holder else c.holder end,
  until = case when c.until <= now() then excluded.until else c.until end,
  wanted = c.until > now()
returning holder = $2 as got`
const renewSql = `
update whatif.claim set until = now() + $3 * interval '1 millisecond' where name = $1 and holder = $2 returning name`
const releaseSql = 'delete from whatif.claim where name = $1 and holder = $2 returning wanted'
const takeSql = 'select whatif.take_turn($1, $2) as wait'
const countSql = `
insert into whatif.line as l (name, calls) values ($1, array[clock_timestamp()])
on conflict (name) do update set used_at = now(),
  calls = l.calls[greatest(1, cardinality(l.calls) - $2 + 2):] || clock_timestamp()`
const pauseSql = `
insert into whatif.line as l (name, paused_until) values ($1, clock_timestamp() + $2 * interval '1 millisecond')
on conflict (name) do update set used_at = now(), paused_until = greatest(l.paused_until, excluded.paused_until)`
const sweepSql = `
delete from whatif.line where name in (
  select name from whatif.line where used_at < now() - $1 * interval '1 millisecond' and paused_until < now()
  for update skip locked)`

const forgetSql = `
with gone as (delete from whatif.claim where strpos(name, $1) > 0 and until < now())
delete from whatif.line where strpos(name, $1) > 0`

/** No line counts more calls than this. */
const mostCalls = 2000
/** After so many turns, lines that nobody has used for long are forgotten. */
const sweepEvery = 5000

/** What instances share to send, in the database and by its clock. */
export class PostgresSending implements Sending {
  readonly #database: Database
  readonly #lease: number
  #takes = 0

  /** `lease` is in milliseconds; half of it must be longer than any call to a platform. */
  constructor(database: Database, lease = claimMilliseconds) {
    this.#database = database
    this.#lease = lease
  }

  async claim(given: string): Promise<Claim | undefined> {
    const name = keyOf(given)
    const holder = randomUUID()
    const asked = performance.now()
    const [row] = await this.#database.run(claimSql, [name, holder, this.#lease])
    return row?.['got'] === true ? this.#held(name, holder, asked) : undefined
  }

  #held(name: string, holder: string, asked: number): Claim {
    // By our own clock, from before we asked: never later than the database lets it end.
    const lease = this.#lease
    let until = asked + lease
    const isSure = (): boolean => until - performance.now() >= lease / 2
    const renew = async (): Promise<void> => {
      const from = performance.now()
      const rows = await this.#database.once(renewSql, [name, holder, lease])
      until = rows.length > 0 ? from + lease : 0
    }
    const beat = setInterval(() => void renew().catch(() => undefined), lease / 3).unref()
    return {
      async sure() {
        if (!isSure()) await renew().catch(() => undefined)
        return isSure()
      },
      release: async () => {
        clearInterval(beat)
        until = 0
        const rows = await this.#database.once(releaseSql, [name, holder]).catch(() => [])
        return rows[0]?.['wanted'] === true
      },
    }
  }

  async take(lines: readonly SendLine[]): Promise<number> {
    if (lines.length === 0) return 0
    const names = lines.map(({ name }) => keyOf(name))
    const windows = lines.flatMap(({ name, windows: each }) =>
      each.map((window) => ({ name: keyOf(name), ...window })),
    )
    const [row] = await this.#database.run(takeSql, [names, JSON.stringify(windows)])
    this.#takes += 1
    if (this.#takes % sweepEvery === 0) await this.#database.run(sweepSql, [longestWindow])
    return Number(row?.['wait'] ?? 0)
  }

  async count(name: string): Promise<void> {
    await this.#database.run(countSql, [keyOf(name), mostCalls])
  }

  async pause(name: string, milliseconds: number): Promise<void> {
    await this.#database.run(pauseSql, [keyOf(name), milliseconds])
  }

  async forget(words: string): Promise<void> {
    await this.#database.run(forgetSql, [escaped(words)])
  }
}
