import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
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
  readonly #pool: pg.Pool
  readonly #patience: number
  #isClosed = false

  constructor(pool: pg.Pool, patience = usualPatience) {
    this.#pool = pool
    this.#patience = patience
    // A line that broke while nobody used it: the next statement opens another.
    pool.on('error', () => undefined)
    // One that breaks while it is used: whoever uses it is told, and it is thrown away.
    pool.on('connect', (client) => client.on('error', () => undefined))
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
  async within<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
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
  async #connect(): Promise<pg.PoolClient> {
    try {
      return await this.#pool.connect()
    } catch (error) {
      throw unopened(error)
    }
  }
}

/** No code means a line that broke. */
const codeOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : 'lost'
}

/** The line broke, the server was shut down, or something is broken inside it: it may have come so far all the same. */
const doubtful = /^(08|57|58|XX)/
/** Serialization, deadlock, too many lines, a lock, and a server that is only a copy since another took its place. */
const passingCodes: ReadonlySet<string> = new Set(['40001', '40P01', '53300', '55P03', '25006'])

/** What the server itself says of a statement was not carried out, unless it says that it is in trouble. */
function troubleOf(error: unknown): DatabaseTrouble {
  const code = codeOf(error)
  const isSaid = error instanceof pg.DatabaseError
  return new DatabaseTrouble(code, !isSaid || doubtful.test(code))
}

/** A line that could not be opened: nothing was sent. The server may have said why, such as a wrong password. */
const unopened = (error: unknown): DatabaseTrouble => {
  const isSaid = error instanceof pg.DatabaseError
  return new DatabaseTrouble(isSaid ? codeOf(error) : `lost, ${codeOf(error)}`, false)
}

const isLost = ({ code }: DatabaseTrouble): boolean => code.startsWith('lost')

/** The server showed a certificate that is not believed. */
const isDistrusted = ({ code }: DatabaseTrouble): boolean => /CERT|UNABLE_TO_VERIFY/.test(code)

const passes = (trouble: DatabaseTrouble): boolean =>
  trouble.isUnknown ||
  isLost(trouble) ||
  passingCodes.has(trouble.code) ||
  doubtful.test(trouble.code)

function given(trouble: DatabaseTrouble, mayBeDone: boolean): AppError {
  const { code, message, isUnknown } = trouble
  const other = isDistrusted(trouble) ? 'distrusted' : 'lost'
  const hint = hints[code] ?? (isUnknown || isLost(trouble) ? hints[other] : undefined)
  return new AppError(mayBeDone ? 'storage-unknown' : 'storage-failed', message, {
    ...(hint !== undefined && { hint }),
  })
}

const hints: Readonly<Record<string, string>> = {
  lost: 'See whether the database runs and can be reached.',
  distrusted:
    'Its certificate is for another name, or signed by nobody who is trusted here: see sslmode and sslrootcert in its address.',
  '28P01': 'The password of the database is wrong.',
  '28000': 'The database does not let this user in.',
  '3D000': 'There is no such database: create it.',
  '42501': 'This user may not do that in the database: let it own the schema “whatif”.',
  '53100': 'The disk of the database is full: make room on it.',
}
