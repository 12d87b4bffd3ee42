import pg from 'pg'

/** How the line to the database breaks: before anything was sent, or after the database did it and before it said so. */
export type Fault = 'away' | 'answer lost'

/** A pool whose line breaks when a test says so, again and again until it is mended. */
export class FaultyPool extends pg.Pool {
  fault: Fault | undefined
  /** Only so many statements are disturbed; as many as come where nothing is said. */
  left = Number.POSITIVE_INFINITY
  /** Which statements are disturbed. */
  which = /^/

  override async connect(): Promise<pg.PoolClient>
  override connect(...given: unknown[]): void
  override async connect(...given: unknown[]): Promise<pg.PoolClient | undefined> {
    if (given.length > 0) throw new Error('nobody calls it so')
    if (this.fault === 'away' && this.left-- > 0) throw broken('ECONNREFUSED')
    const client = await super.connect()
    const query = client.query.bind(client) as (...all: unknown[]) => Promise<unknown>
    const own = Object.create(client) as pg.PoolClient
    const losing = async (text: string, values: unknown[]) => {
      const result = await query(text, values)
      if (this.fault !== 'answer lost' || !this.which.test(text) || this.left-- <= 0) return result
      throw broken('ECONNRESET')
    }
    return Object.assign(own, { query: losing, release: (error?: Error) => client.release(error) })
  }
}

const broken = (code: string): Error => Object.assign(new Error('the line broke'), { code })
