import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PostgresServer, stopServer } from '../storage/postgres/server.ts'

/** A database that dies and is there again at the same address. */
export interface MortalDatabase {
  readonly url: string
  /** Resolves once it is there again. */
  die(): Promise<void>
  end(): Promise<void>
}

/** One server, which is ended as a power cut does, and started again. */
export async function mortalDatabase(): Promise<MortalDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'whatif-instances-'))
  const server = await PostgresServer.make(folder)
  await server.start()
  return {
    url: server.url('postgres'),
    async die() {
      await stopServer(folder)
      await server.start()
    },
    async end() {
      await stopServer(folder)
      await rm(folder, { recursive: true, force: true })
    },
  }
}
