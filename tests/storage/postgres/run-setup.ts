import { accessSync, constants, statfsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stopServer } from './server.ts'

let folder: string | undefined

/** Gives the run a place for its PostgreSQL, which is started by whoever needs it. */
export async function setup(): Promise<void> {
  const base = memory() ?? tmpdir()
  await sweep(base)
  folder = await mkdtemp(join(base, `whatif-postgres-${process.pid}-`))
  await chmod(folder, 0o755)
  process.env['TEST_POSTGRES_FOLDER'] = folder
}

/** Ends it with the run. */
export async function teardown(): Promise<void> {
  if (folder !== undefined) await end(folder)
}

async function end(path: string): Promise<void> {
  await stopServer(join(path, 'own'))
  await rm(path, { recursive: true, force: true })
}

/** Ends what runs that were killed have left. */
async function sweep(base: string): Promise<void> {
  for (const name of await readdir(base)) {
    const run = /^whatif-postgres-(\d+)-/.exec(name)?.[1]
    if (run !== undefined && !isAlive(Number(run))) await end(join(base, name))
  }
}

function isAlive(run: number): boolean {
  try {
    return process.kill(run, 0)
  } catch {
    return false
  }
}

/** What a server, its programs and the databases of a run need at most, in bytes; a container often has less memory than that. */
const room = 1_000_000_000

/** A place that is no disk, where there is one with room: nothing here has to outlive the run. */
function memory(): string | undefined {
  try {
    accessSync('/dev/shm', constants.W_OK)
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize < room ? undefined : '/dev/shm'
  } catch {
    return undefined
  }
}
