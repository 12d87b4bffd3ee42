import { join } from 'node:path'
import { Contest } from './claim-contest.ts'
import { claimName } from './claim-name.ts'
import type { FileSystem } from './file-system.ts'
import { FolderClaim } from './folder-claim.ts'
import type { FolderUse } from './folder-use.ts'
import { identify, type ProcessIdentity } from './process-identity.ts'
import { type Pulse, systemPulse } from './pulse.ts'
import { storageUnknown } from './storage-failed.ts'

/** What a folder is claimed with, beside who claims it. */
interface Claiming {
  readonly use?: FolderUse | undefined
  readonly pulse?: Pulse
  /** Called when a claim of another computer has to be watched, with how many seconds that takes at most. */
  readonly onWait?: (seconds: number) => void
}

/** The claims of this process, by folder. */
const claims = new Map<string, FolderClaim>()

/**
 * Makes this process the only writer of a data folder until the returned function is called.
 *
 * Every process first writes a claim: a file whose name identifies the process, and whose content says what it is for.
 * Only then does it list the claims, and it owns the folder once no other live process has one. Each process looks
 * only after its own claim is written, so of two processes at least one sees the other's claim. The claim of a dead
 * process can be removed by anyone at any time, and never a live one, because no two processes share a name. On this
 * computer it is known which process lives; one of another computer lives while its claim goes on being written.
 *
 * @throws AppError('data-in-use') naming who uses it and what to do
 */
export async function claimFolder(
  fs: FileSystem,
  folder: string,
  me: ProcessIdentity = identify(),
  { use, pulse = systemPulse, onWait }: Claiming = {},
): Promise<() => Promise<void>> {
  const path = join(folder, claimName(me))
  const claim = await FolderClaim.putUp({ fs, path, use, pulse })
  try {
    await new Contest({ fs, folder, me, pulse, onWait }).outlastRivals()
    await claim.sure()
  } catch (error) {
    await claim.release().catch(() => undefined)
    throw error
  }
  claims.set(folder, claim)
  return async () => {
    if (claims.get(folder) === claim) claims.delete(folder)
    await claim.release()
  }
}

/**
 * Resolves while a folder that this process has claimed is its own; asked before and after each write. A folder that it
 * never claimed is nobody's matter.
 * @throws AppError('storage-failed') when another program took it over
 */
export async function sureOf(folder: string): Promise<void> {
  await claims.get(folder)?.sure()
}

/**
 * The same after something was written: if the folder was lost meanwhile, its new owner may have read it, or written over it.
 * @throws AppError('storage-unknown')
 */
export async function stillOf(folder: string, what: string): Promise<void> {
  await sureOf(folder).catch((error) => {
    throw storageUnknown(what, error)
  })
}

/**
 * Says anew what this process has a folder for, once that is known; whoever is refused reads it. Without the words
 * they are only told less, so trouble with them is none.
 */
export async function noteUse(folder: string, use: FolderUse): Promise<void> {
  await claims
    .get(folder)
    ?.say(use)
    .catch(() => undefined)
}
