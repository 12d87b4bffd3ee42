import { accessSync, constants } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stopServer } from './server.ts'

let folder: string | undefined

/** Gives the run a place for its PostgreSQL, which is started by whoever needs it. */
export async function setup(): Promise<void> {
  folder = await mkdtemp(join(memory() ?? tmpdir(), 'whatif-postgres-'))
  await chmod(folder, 0o755)
  process.env['TEST_POSTGRES_FOLDER'] = folder
}

/** Ends it with the run. */
export async function teardown(): Promise<void> {
  if (folder === undefined) return
  await stopServer(join(folder, 'own'))
  await rm(folder, { recursive: true, force: true })
}

/** A place that is no disk, where there is one: nothing here has to outlive the run. */
function memory(): string | undefined {
  try {
    accessSync('/dev/shm', constants.W_OK)
    return '/dev/shm'
  } catch {
    return undefined
  }
}
