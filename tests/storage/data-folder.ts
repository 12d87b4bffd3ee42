import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Logger } from '../../src/review/ports.ts'

/** An empty folder that goes away with the test. */
export async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'whatif-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A logger that keeps its lines. */
export class KeptLog implements Logger {
  readonly lines: string[] = []
  info = this.#line
  warn = this.#line
  error = this.#line

  get #line() {
    return (event: string, facts: Readonly<Record<string, string | number>> = {}) => {
      this.lines.push([event, ...Object.values(facts)].join(' '))
    }
  }
}
