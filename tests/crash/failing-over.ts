import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { PostgresServer, stopServer } from '../storage/postgres/server.ts'
import type { MortalDatabase } from './mortal-database.ts'

/** So much of what was written a primary holds ready for a standby that joins, whatever else it throws away. */
const settings = [
  ['wal_level', 'replica'],
  ['max_wal_senders', '8'],
  ['wal_keep_size', '512MB'],
  ['hot_standby', 'on'],
] as const

/** An address that moves: whoever has a line loses it, and the next one leads elsewhere. */
class MovingAddress {
  #to = ''
  readonly #lines = new Set<Socket>()
  readonly #server: Server = createServer((line) => {
    const behind = connect(this.#to)
    for (const [one, other] of [
      [line, behind],
      [behind, line],
    ] as const) {
      this.#lines.add(one)
      one.on('error', () => undefined)
      one.on('close', () => {
        this.#lines.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })

  async open(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return (this.#server.address() as AddressInfo).port
  }

  moveTo({ folder }: PostgresServer): void {
    this.#to = join(folder, '.s.PGSQL.5432')
    for (const line of this.#lines) line.destroy()
  }

  close(): void {
    for (const line of this.#lines) line.destroy()
    this.#server.close()
  }
}

/**
 * A primary that confirms nothing before its standby has it. When it dies the standby takes its place and its address,
 * and gets a standby of its own.
 */
export async function failingOver(): Promise<MortalDatabase> {
  const base = await mkdtemp(join(tmpdir(), 'whatif-failover-'))
  // Whoever owns nothing has to get through to what is theirs.
  await chmod(base, 0o755)
  const first = join(base, 'programs')
  await mkdir(first)
  let primary = await PostgresServer.make(first)
  await primary.start(settings)
  let standby = await followed(primary, base, 1)
  const address = new MovingAddress()
  const port = await address.open()
  address.moveTo(primary)
  let count = 1
  return {
    url: `postgres://whatif@127.0.0.1:${port}/postgres`,
    async die() {
      await stopServer(primary.folder)
      const dead = primary
      primary = standby
      await once(primary, 'select pg_promote()')
      address.moveTo(primary)
      await rm(join(dead.folder, 'data'), { recursive: true, force: true })
      count++
      standby = await followed(primary, base, count)
    },
    async end() {
      address.close()
      await stopServer(standby.folder)
      await stopServer(primary.folder)
      await rm(base, { recursive: true, force: true })
    },
  }
}

/** A standby that has all, and for which its primary waits from now on. */
async function followed(primary: PostgresServer, base: string, n: number): Promise<PostgresServer> {
  const folder = join(base, `standby${n}`)
  await mkdir(folder)
  await once(primary, 'alter system reset synchronous_standby_names')
  const standby = await PostgresServer.standbyOf(primary, folder)
  const from = `host=${primary.folder} user=whatif application_name=standby`
  await standby.start([...settings, ['primary_conninfo', from]])
  await once(primary, "alter system set synchronous_standby_names = 'standby'")
  await once(primary, 'select pg_reload_conf()')
  const sync = "select from pg_stat_replication where sync_state = 'sync' and state = 'streaming'"
  while ((await once(primary, sync)) === 0) await wait(50)
  return standby
}

/** Asks a server itself; how many rows came. */
async function once(server: PostgresServer, sql: string): Promise<number> {
  const client = new pg.Client({ connectionString: server.url('postgres') })
  await client.connect()
  try {
    return (await client.query(sql)).rows.length
  } finally {
    await client.end()
  }
}
