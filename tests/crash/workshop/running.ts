import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { program } from '../../cli/running.ts'

/** One instance of the program, as it is started by whoever runs it; it is killed and started again on the same ports. */
export class Running {
  readonly port: number
  readonly publicPort: number
  /** What it wrote to its log, of all its lives. */
  readonly log: string[] = []
  readonly #environment: Readonly<Record<string, string>>
  #child: ChildProcess | undefined

  /** `ports` are that of its page and that which platforms call. */
  constructor(ports: readonly [number, number], environment: Readonly<Record<string, string>>) {
    ;[this.port, this.publicPort] = ports
    this.#environment = { ...environment, WHATIF_PUBLIC_PORT: String(this.publicPort) }
  }

  /** Starts it; resolves once it may get calls. */
  async start(): Promise<void> {
    const { PATH = '', HOME = '' } = process.env
    const child = spawn(process.execPath, [program, 'start', '--port', String(this.port)], {
      env: { PATH, HOME, ...this.#environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    this.#child = child
    child.stderr?.on('data', (part: Buffer) => this.log.push(...String(part).trim().split('\n')))
    while (!(await this.#isReady())) {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`it ended at its start: ${this.log.slice(-5).join('\n')}`)
      await wait(50)
    }
  }

  get pid(): number {
    return this.#child?.pid ?? 0
  }

  async #isReady(): Promise<boolean> {
    const asked = fetch(`http://127.0.0.1:${this.publicPort}/readyz`)
    return asked.then(
      ({ ok }) => ok,
      () => false,
    )
  }

  /** Ends it, at once or as whoever upgrades it does; how it ended. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return null
    const gone = once(child, 'exit')
    child.kill(signal)
    const [code] = await gone
    return code
  }
}
