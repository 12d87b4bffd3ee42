import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { performance } from 'node:perf_hooks'
import { errorCode } from './file-system.ts'

/** What a computer does not tell. */
export const unknown = 'unknown'

/** A process, told apart from every other of any computer at any time. */
export interface ProcessIdentity {
  readonly host: string
  /** The computer's installation id, hashed; `unknown` in most containers. */
  readonly machine: string
  /** Changes each time the computer starts. */
  readonly boot: string
  /** When it began; numbers of one boot can be compared. */
  readonly start: number
  readonly pid: number
}

/** The identity of the process that runs this, or of another one on this computer. */
export function identify(pid: number = process.pid): ProcessIdentity {
  const machine = read('/etc/machine-id')
  return {
    host: hostname(),
    machine: machine ? createHash('sha256').update(machine).digest('hex').slice(0, 16) : unknown,
    boot: read('/proc/sys/kernel/random/boot_id') || unknown,
    start: startOf(pid) ?? Math.round(performance.timeOrigin),
    pid,
  }
}

/** Whether a process of this boot still runs; a later one that got the same number is another process. */
export function isAlive({ pid, start }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false
  }
  // Where the system does not show when it began, it may be the same one: better refuse than be two.
  const began = startOf(pid)
  return began === undefined || began === start
}

/** When a process began, in ticks since boot; a finished one that only waits to be collected has no start. */
function startOf(pid: number): number | undefined {
  const status = read(`/proc/${pid}/stat`)
  const fields = status.slice(status.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z') return Number.NaN
  return fields[19] === undefined ? undefined : Number(fields[19])
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return ''
  }
}
