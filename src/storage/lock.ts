import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { AppError } from '../errors.ts'
import { DurableDisk } from './durable-disk.ts'
import { diskFileSystem, errorCode, type FileSystem } from './file-system.ts'
import { type FolderUse, readUse, useWords } from './folder-use.ts'
import { identify, isAlive, type ProcessIdentity, unknown } from './process-identity.ts'
import { safeName } from './record-key.ts'

const claimPrefix = '.in-use.'
const patience = { attempts: 80, ms: 25 }

/**
 * Makes this process the only writer of a data folder until the returned function is called.
 *
 * Every process first writes a claim: a file whose name identifies the process, and whose content says what it is for.
 * Only then does it list the claims, and it owns the folder once no other live process has one. Each process looks
 * only after its own claim is written, so of two processes at least one sees the other's claim. The claim of a dead
 * process can be removed by anyone at any time, and never a live one, because no two processes share a name.
 *
 * @throws AppError('data-in-use') naming who uses it and what to do
 */
export async function claimFolder(
  fs: FileSystem,
  folder: string,
  me: ProcessIdentity = identify(),
  use?: FolderUse,
): Promise<() => Promise<void>> {
  const path = join(folder, claimName(me))
  await putUp(fs, { path, folder, use })
  try {
    await outlastRivals(fs, folder, me)
  } catch (error) {
    await fs.remove(path).catch(() => undefined)
    throw error
  }
  return () => fs.remove(path)
}

/**
 * Says anew what this process has a folder for, once that is known; whoever is refused reads it. Without the words
 * they are only told less, so trouble with them is none.
 */
export async function noteUse(
  folder: string,
  use: FolderUse,
  fs: FileSystem = diskFileSystem,
): Promise<void> {
  const path = join(folder, claimName(identify()))
  await new DurableDisk(fs).replace(path, JSON.stringify(use)).catch(() => undefined)
}

async function putUp(
  fs: FileSystem,
  { path, folder, use }: { path: string; folder: string; use: FolderUse | undefined },
): Promise<void> {
  try {
    const file = await fs.create(path)
    // The name alone is the claim; without the words another process is only told less.
    if (use !== undefined) await file.writeFile(JSON.stringify(use)).catch(() => undefined)
    await file.close()
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
    throw new AppError('data-in-use', `This program has already opened ${folder}.`, {
      hint: 'Close it there first.',
    })
  }
}

/** The younger of two processes gives up at once; the older waits for that, or finds that the younger owns. */
async function outlastRivals(fs: FileSystem, folder: string, me: ProcessIdentity): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const rivals = await livingRivals(fs, folder, me)
    const first = rivals[0]
    if (first === undefined) return
    const winner = rivals.find((rival) => !isYounger(rival.owner, me))
    if (winner !== undefined || attempt === patience.attempts) {
      throw await inUse(fs, folder, winner ?? first)
    }
    await wait(patience.ms)
  }
}

interface Rival {
  readonly name: string
  /** Undefined when the claim cannot be read. */
  readonly owner: ProcessIdentity | undefined
}

async function livingRivals(fs: FileSystem, folder: string, me: ProcessIdentity): Promise<Rival[]> {
  const rivals: Rival[] = []
  for (const { name } of await fs.readFolder(folder)) {
    if (!name.startsWith(claimPrefix) || name === claimName(me)) continue
    const owner = readClaim(name)
    if (owner !== undefined && isDead(owner, me)) {
      await fs.remove(join(folder, name)).catch(() => undefined)
    } else {
      rivals.push({ name, owner })
    }
  }
  return rivals
}

/**
 * Whether a claim's owner is known not to run any more. Of another computer nothing is known. The same computer
 * in an earlier boot runs nothing, but only its installation id can tell it from another of the same name.
 * Containers on one computer that are given one name cannot be told apart: each needs a name of its own.
 */
function isDead(owner: ProcessIdentity, me: ProcessIdentity): boolean {
  if (isForeign(owner, me)) return false
  return owner.boot !== me.boot || !isAlive(owner)
}

function isForeign(owner: ProcessIdentity, me: ProcessIdentity): boolean {
  if (owner.host !== safeName(me.host) || owner.machine !== me.machine) return true
  return owner.boot !== me.boot && me.machine === unknown
}

function isYounger(owner: ProcessIdentity | undefined, me: ProcessIdentity): boolean {
  if (owner === undefined || isForeign(owner, me)) return false
  return owner.start > me.start || (owner.start === me.start && owner.pid > me.pid)
}

function claimName({ host, machine, boot, start, pid }: ProcessIdentity): string {
  return `${claimPrefix}${safeName(host)}.${machine}.${boot}.${start}.${pid}`
}

function readClaim(name: string): ProcessIdentity | undefined {
  const [host, machine, boot, start, pid, ...rest] = name.slice(claimPrefix.length).split('.')
  if (host === undefined || machine === undefined || boot === undefined) return undefined
  if (!isNumber(start) || !isNumber(pid) || rest.length > 0) return undefined
  return { host, machine, boot, start: Number(start), pid: Number(pid) }
}

function isNumber(text: string | undefined): text is string {
  return text !== undefined && /^\d{1,16}$/.test(text)
}

async function inUse(fs: FileSystem, folder: string, { name, owner }: Rival): Promise<AppError> {
  const path = join(folder, name)
  const use = await readUse(fs, path)
  const process = owner && `Process ${owner.pid} on computer ${owner.host}`
  const orElse = `or choose another folder: --data other. If you are sure that it no longer runs, delete ${path} and start again.`
  if (use === undefined) {
    return new AppError('data-in-use', `${process ?? 'Something'} is using ${folder}.`, {
      hint: `Stop it first, ${orElse}`,
    })
  }
  const { who, goOn } = useWords(use)
  const message = `${who} has these checks open. ${process ?? 'It'} is using ${folder}.`
  return new AppError('data-in-use', message, { hint: `${goOn}, ${orElse}` })
}
