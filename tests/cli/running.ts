import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The program as it is started from a shell. */
export const program = fileURLToPath(new URL('../../bin/whatif.js', import.meta.url))

/** What a run came to. */
export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** How a run is started. */
export interface How {
  readonly input?: string
  readonly environment?: Readonly<Record<string, string>>
  readonly folder?: string
}

/** A folder of one's own. */
export const freshFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'whatif-cli-'))

/** Starts the program and leaves it running. */
export function begin(
  words: readonly string[],
  { environment = {}, folder }: How = {},
): ChildProcess {
  const { PATH = '', HOME = '' } = process.env
  return spawn(process.execPath, [program, ...words], {
    cwd: folder ?? tmpdir(),
    env: { PATH, HOME, ...environment },
    stdio: 'pipe',
  })
}

/** Runs the program to its end. */
export async function run(words: readonly string[], how: How = {}): Promise<Ran> {
  const child = begin(words, how)
  const heard = [textOf(child.stdout), textOf(child.stderr)]
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(how.input ?? '')
  const [code] = await once(child, 'close')
  const [out = '', err = ''] = await Promise.all(heard)
  return { code, out, err }
}

/** Waits until a running program has printed something like this. */
export async function printed(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  let seen = ''
  for await (const [chunk] of eventsOf(child)) {
    seen += String(chunk)
    const found = pattern.exec(seen)
    if (found) return found
  }
  throw new Error(`never printed: ${seen}`)
}

async function* eventsOf(child: ChildProcess): AsyncGenerator<unknown[]> {
  if (!child.stdout) return
  for (;;) {
    const event = await Promise.race([
      once(child.stdout, 'data'),
      once(child, 'close').then(() => undefined),
    ])
    if (!event) return
    yield event
  }
}

async function textOf(stream: AsyncIterable<unknown> | null): Promise<string> {
  let text = ''
  if (stream) for await (const chunk of stream) text += String(chunk)
  return text
}
