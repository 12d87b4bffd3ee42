import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'

/** The built program, as it runs at people's. */
export function built(module: string): string {
  return new URL(`../../dist/storage/${module}.js`, import.meta.url).href
}

/** A program of ours that is going to be killed. */
export class Child {
  readonly #process: ChildProcess
  readonly #ended: Promise<unknown>
  #output = ''

  constructor(script: string, args: readonly string[]) {
    const path = fileURLToPath(new URL(script, import.meta.url))
    this.#process = spawn(process.execPath, [path, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
    this.#process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#output += text
    })
    this.#ended = once(this.#process, 'close')
  }

  /** What it has said, whole lines only. */
  get lines(): string[] {
    return this.#output.split('\n').slice(0, -1)
  }

  /** Waits until it says one of these words, which begin a line. */
  async says(...words: string[]): Promise<string> {
    for (;;) {
      const line = this.lines.find((said) => words.some((word) => said.startsWith(word)))
      if (line !== undefined) return line
      const more = once(this.#process.stdout as NodeJS.ReadableStream, 'data')
      if ((await Promise.race([more, this.#ended.then(() => 'ended')])) === 'ended') {
        throw new Error(`It ended saying only: ${this.#output}`)
      }
    }
  }

  tell(word: string): void {
    this.#process.stdin?.write(`${word}\n`)
  }

  /** Stops it where it stands, as if time stood still; resolves once it does nothing any more. */
  async freeze(): Promise<void> {
    this.#process.kill('SIGSTOP')
    const state = () => /\) (\w)/.exec(readFileSync(`/proc/${this.#process.pid}/stat`, 'utf8'))?.[1]
    await expect.poll(state).toBe('T')
  }

  async kill(): Promise<void> {
    this.#process.kill('SIGKILL')
    await this.#ended
  }
}
