import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../../bin/whatif.js', import.meta.url))

/** The program as a person starts it, in a process of its own. */
export interface Program {
  /** The address it printed last, with its one-time key. */
  address(): string
  /** Presses Enter where it runs; gives the new address. */
  freshAddress(): Promise<string>
  /** Pulls the plug. */
  kill(): Promise<void>
  /** Starts it again, on the same port and the same data. */
  startAgain(): Promise<void>
  /** Ends it and removes its data. */
  end(): Promise<void>
}

/** Starts the program on a free port with a fresh data folder, and with more settings where some are given. */
export async function startProgram(
  settings: Readonly<Record<string, string>> = {},
): Promise<Program> {
  const data = await mkdtemp(join(tmpdir(), 'whatif-e2e-'))
  const port = await freePort()
  let child = await run(data, port, settings)
  return {
    address: () => child.addresses.at(-1) ?? '',
    async freshAddress() {
      const before = child.addresses.length
      child.process.stdin?.write('\n')
      await until(() => child.addresses.length > before)
      return child.addresses.at(-1) ?? ''
    },
    kill: () => end(child.process, 'SIGKILL'),
    async startAgain() {
      child = await run(data, port, settings)
    },
    async end() {
      await end(child.process, 'SIGTERM')
      await rm(data, { recursive: true, force: true })
    },
  }
}

interface Running {
  readonly process: ChildProcess
  readonly addresses: string[]
}

async function run(
  data: string,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<Running> {
  const { CHROMIUM_PATH: _, ...env } = process.env
  const started = spawn(process.execPath, [bin, 'start', '--data', data, '--port', String(port)], {
    env: { ...env, ...settings },
    stdio: 'pipe',
  })
  const addresses: string[] = []
  let said = ''
  started.stdout.on('data', (part: Buffer) => {
    addresses.push(...(String(part).match(/http:\S+\?key=\S+/g) ?? []))
  })
  started.stderr.on('data', (part: Buffer) => {
    said += String(part)
  })
  await until(() => {
    if (started.exitCode !== null) throw new Error(`The program ended at its start: ${said}`)
    return addresses.length > 0
  })
  return { process: started, addresses }
}

/** Ends a process and waits until it is gone. */
export async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

/** A port that nothing listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  await new Promise((resolve) => {
    server.close(resolve)
  })
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Waits until something is so. */
export async function until(done: () => boolean): Promise<void> {
  while (!done()) {
    await new Promise((resolve) => {
      setTimeout(resolve, 20)
    })
  }
}
