import { isAlive, type ProcessIdentity, unknown } from './process-identity.ts'
import { safeName } from './record-key.ts'

/** How the name of every claim begins. */
export const claimPrefix = '.in-use.'

/**
 * Whether a claim's owner is known not to run any more. Of another computer nothing is known. The same computer
 * in an earlier boot runs nothing, but only its installation id can tell it from another of the same name.
 * Containers on one computer that are given one name cannot be told apart: each needs a name of its own.
 */
export function isDead(owner: ProcessIdentity, me: ProcessIdentity): boolean {
  if (isForeign(owner, me)) return false
  return owner.boot !== me.boot || !isAlive(owner)
}

/** Whether it is of another computer, as far as anybody can tell. */
export function isForeign(owner: ProcessIdentity, me: ProcessIdentity): boolean {
  if (owner.host !== safeName(me.host) || owner.machine !== me.machine) return true
  return owner.boot !== me.boot && me.machine === unknown
}

/** Of two processes of one computer the one that began later, or has the higher number. */
export function isYounger(owner: ProcessIdentity, me: ProcessIdentity): boolean {
  return owner.start > me.start || (owner.start === me.start && owner.pid > me.pid)
}

/** The name of the file by which a process claims a folder. */
export function claimName({ host, machine, boot, start, pid }: ProcessIdentity): string {
  return `${claimPrefix}${safeName(host)}.${machine}.${boot}.${start}.${pid}`
}

/** Whose claim it is, by its name. */
export function readClaim(name: string): ProcessIdentity | undefined {
  const [host, machine, boot, start, pid, ...rest] = name.slice(claimPrefix.length).split('.')
  if (host === undefined || machine === undefined || boot === undefined) return undefined
  if (!isNumber(start) || !isNumber(pid) || rest.length > 0) return undefined
  return { host, machine, boot, start: Number(start), pid: Number(pid) }
}

function isNumber(text: string | undefined): text is string {
  return text !== undefined && /^\d{1,16}$/.test(text)
}
