import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { end, freePort, startProgram, until } from './program.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const script = join(root, 'scripts/teams-playground.mjs')

/** Why the Playground cannot be used here; `undefined` when it can. */
export function playgroundMissing(): string | undefined {
  const { TEAMS_PLAYGROUND = root } = process.env
  const folder = join(TEAMS_PLAYGROUND, 'node_modules/@microsoft/m365agentsplayground')
  if (existsSync(folder)) return undefined
  return 'The 365 Agents Playground is not installed: npm i --no-save @microsoft/m365agentsplayground@0.2.28'
}

/** An account of the Playground’s world. */
export interface Account {
  readonly id: string
  readonly name: string
  readonly aadObjectId: string
}

/** One call between the Playground and Whatif, as the Playground recorded it. */
export interface Recorded {
  readonly activityName: string
  readonly direction: string
  readonly conversationId: string
  readonly request: { readonly url?: string; readonly body?: Readonly<Record<string, unknown>> }
  readonly response: { readonly statusCode: number; readonly body?: unknown }
}

/** Whatif and the Playground, each in a process of its own, on this computer alone. */
export interface Stage {
  /** Where the Playground’s page is. */
  readonly address: string
  /** Where Whatif takes what happens in Teams. */
  readonly endpoint: string
  /** Everything that was recorded so far. */
  recorded(): readonly Recorded[]
  /** Somebody else than the person at the Playground does something: straight to Whatif’s endpoint. */
  asSomebody(name: string, activity: Readonly<Record<string, unknown>>): Promise<unknown>
  end(): Promise<void>
}

/** Starts the real program, with nobody checked, and the Playground before it. */
export async function startStage(): Promise<Stage> {
  const [bot, port] = await Promise.all([freePort(), freePort()])
  const folder = await mkdtemp(join(tmpdir(), 'whatif-playground-'))
  const program = await startProgram({
    WHATIF_TEAMS_ANONYMOUS: '1',
    WHATIF_PUBLIC_PORT: String(bot),
    WHATIF_PUBLIC_URL: `http://127.0.0.1:${bot}`,
    WHATIF_SECRET_KEY: randomUUID(),
  })
  const ports = ['--bot', String(bot), '--port', String(port)]
  const child = spawn(process.execPath, [script, ...ports, '--folder', folder], { stdio: 'pipe' })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      said += String(part)
    })
  }
  await until(() => {
    if (child.exitCode !== null) throw new Error(`The Playground ended at its start: ${said}`)
    return said.includes(`Listening on ${port}`)
  })
  const world = worldIn(folder)
  const endpoint = `http://127.0.0.1:${bot}/api/messages`
  return {
    endpoint,
    address: `http://127.0.0.1:${port}/`,
    recorded: () => recordedIn(join(folder, 'devTools')),
    async asSomebody(name, activity) {
      const from = world.users.find((user) => user.name.startsWith(name))
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          id: randomUUID(),
          channelId: 'msteams',
          serviceUrl: `http://localhost:${port}/_connector`,
          timestamp: new Date().toISOString(),
          from,
          recipient: world.bot,
          ...activity,
          channelData: {
            tenant: { id: world.tenantId },
            team: { id: world.team.id },
            ...(activity['channelData'] ?? {}),
          },
        }),
      })
      if (response.status !== 200) throw new Error(`Whatif answered ${response.status}`)
      return response.json().catch(() => undefined)
    },
    async end() {
      await end(child, 'SIGTERM')
      await program.end()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

interface World {
  readonly tenantId: string
  readonly bot: Pick<Account, 'id' | 'name'>
  readonly users: readonly Account[]
  readonly team: { readonly id: string }
}

const worldIn = (folder: string): World =>
  parse(readFileSync(join(folder, '.m365agentsplayground.yml'), 'utf8'))

function recordedIn(folder: string): Recorded[] {
  return readdirSync(folder)
    .filter((file) => file.startsWith('events_recording'))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n---\n'))
    .filter((block) => block.trim() !== '')
    .map((block) => JSON.parse(block))
}
