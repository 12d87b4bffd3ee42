import { setTimeout as pause } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'
import { AppError } from '../../errors.ts'

/** A row as it came, by its columns; what it holds is said by the statement. */
export type Row = Readonly<Record<string, unknown>>

/** What a statement is given. */
export type Values = readonly unknown[]

/** A statement that failed, and what is known of it. Its message never holds what was in the statement. */
class DatabaseTrouble extends Error {
  override readonly name = 'DatabaseTrouble'
  readonly code: string
  /** It may have been carried out all the same. */
  readonly isUnknown: boolean

  constructor(code: string, isUnknown: boolean) {
    super(`The database failed: ${code}.`)
    this.code = code
    this.isUnknown = isUnknown
  }
}

/** How long a statement is waited for while the database is away, in milliseconds. */
const usualPatience = 20_000
const firstPause = 50
const longestPause = 1000

/**
 * The database, one statement at a time: each is a transaction of its own, so that none is ever half done, nothing is
 * held while somebody waits, and a pooler may stand in between.
 */
export class Database {
  readonly #pool: Pool
  readonly #patience: number
  #isClosed = false

  constructor(pool: Pool, patience = usualPatience) {
    this.#pool = pool
    this.#patience = patience
    // A line that broke while nobody used it: the next statement opens another.
    pool.on('error', () => undefined)
  }

  /**
   * One attempt, without patience.
   * @throws DatabaseTrouble
   */
  async once(text: string, values: Values = []): Promise<readonly Row[]> {
    return this.within(async (client) => (await client.query<Row>(text, [...values])).rows)
  }

  /**
   * The same for work of several statements on one line.
   * @throws DatabaseTrouble | AppError
   */
  async within<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#connect()
    let broken: Error | undefined
    try {
      return await work(client)
    } catch (error) {
      if (error instanceof AppError) throw error
      const trouble = troubleOf(error)
      if (trouble.isUnknown) broken = trouble
      throw trouble
    } finally {
      client.release(broken)
    }
  }

  /**
   * What may be done twice, such as reading: it waits while the database is away.
   * @throws AppError('storage-failed')
   */
  async run(text: string, values: Values = []): Promise<readonly Row[]> {
    try {
      return await this.insist(() => this.once(text, values))
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'storage-unknown') throw error
      throw new AppError('storage-failed', error.message, { cause: error })
    }
  }

  /**
   * Does it again and again while the database is away, for as long as there is patience; `mayBeDone` tells whether an
   * earlier attempt may have been carried out.
   * @throws AppError('storage-failed') when it was surely not done
   * @throws AppError('storage-unknown') when nobody can tell
   */
  async insist<T>(attempt: (mayBeDone: boolean) => Promise<T>): Promise<T> {
    const end = Date.now() + this.#patience
    let mayBeDone = false
    for (let wait = firstPause; ; wait = Math.min(wait * 2, longestPause)) {
      if (this.#isClosed) throw new AppError('storage-failed', 'The store is closed.')
      try {
        return await attempt(mayBeDone)
      } catch (error) {
        if (!(error instanceof DatabaseTrouble)) throw error
        mayBeDone ||= error.isUnknown
        if (!passes(error) || Date.now() + wait > end) throw given(error, mayBeDone)
      }
      await pause(wait)
    }
  }

  /** Waits until every statement that has begun has ended; begins none after it. */
  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    await this.#pool.end()
  }

  /** Nothing was sent yet, so that nothing can have been done. */
  async #connect(): Promise<PoolClient> {
    try {
      return await this.#pool.connect()
    } catch (error) {
      throw new DatabaseTrouble(codeOf(error), false)
    }
  }
}

/** No code means a line that broke. */
const codeOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : 'lost'
}

/** Said by the server of a statement that was not carried out, and of none that was. */
const refusal = /^[0-9A-Z]{5}$/
/** The line broke, the server was shut down, or something is broken inside it: it may have come so far all the same. */
const doubtful = /^(08|57|58|XX)/

function troubleOf(error: unknown): DatabaseTrouble {
  const code = codeOf(error)
  return new DatabaseTrouble(code, !refusal.test(code) || doubtful.test(code))
}

/** Serialization, deadlock, too many lines, a lock, and a server that is only a copy since another took its place. */
const passingCodes = new Set(['40001', '40P01', '53300', '55P03', '25006'])
/** How an operating system says that nobody is there now. */
const isSystemCode = (code: string): boolean => /^E[A-Z_]+$/.test(code)

const passes = ({ code, isUnknown }: DatabaseTrouble): boolean =>
  isUnknown ||
  passingCodes.has(code) ||
  doubtful.test(code) ||
  isSystemCode(code) ||
  code === 'lost'

function given({ code, message }: DatabaseTrouble, mayBeDone: boolean): AppError {
  const hint = hints[code] ?? (refusal.test(code) ? undefined : hints['lost'])
  return new AppError(mayBeDone ? 'storage-unknown' : 'storage-failed', message, {
    ...(hint !== undefined && { hint }),
  })
}

const hints: Readonly<Record<string, string>> = {
  lost: 'See whether the database runs and can be reached.',
  '28P01': 'The password of the database is wrong.',
  '28000': 'The database does not let this user in.',
  '3D000': 'There is no such database: create it.',
  '42501': 'This user may not do that in the database: let it own the schema “whatif”.',
  '53100': 'The disk of the database is full: make room on it.',
}
