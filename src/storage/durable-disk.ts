import { randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { errorCode, type FileSystem, type OpenFile } from './file-system.ts'

const temporaryName = /^\..*\.tmp$/

/** Whether a name is one that an unfinished write leaves behind. */
export function isTemporary(name: string): boolean {
  return temporaryName.test(name)
}

/** Whether a name is one that an unfinished write of this file leaves behind. */
export function isTemporaryOf(name: string, file: string): boolean {
  return isTemporary(name) && name.startsWith(`.${file}.`)
}

/** Changes to files that a power cut cannot take back: when a promise here resolves, the disk holds the change. */
export class DurableDisk {
  readonly #fs: FileSystem
  readonly #syncs = new Map<string, Promise<void>>()
  readonly #nextSyncs = new Map<string, Promise<void>>()

  constructor(fs: FileSystem) {
    this.#fs = fs
  }

  /**
   * Puts whole new content in a file's place: readers see the old or the new one, never a part. It is synced
   * before its name, and the name before the promise resolves.
   */
  async replace(path: string, content: string | Uint8Array): Promise<void> {
    await this.#put(path, content, (temporary) => this.#fs.rename(temporary, path))
  }

  /** The same where nothing may be yet: a file that is there meanwhile stays, and the code of the error is EEXIST. */
  async createWhole(path: string, content: string | Uint8Array): Promise<void> {
    await this.#put(path, content, async (temporary) => {
      await this.#fs.link(temporary, path)
      await this.#fs.remove(temporary)
    })
  }

  async #put(
    path: string,
    content: string | Uint8Array,
    name: (temporary: string) => Promise<void>,
  ): Promise<void> {
    const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`)
    try {
      await finish(await this.#fs.create(temporary), async (file) => {
        await file.writeFile(content)
        await file.sync()
      })
      await name(temporary)
    } catch (error) {
      // What cannot be removed now is swept at the next start.
      await this.#fs.remove(temporary).catch(() => undefined)
      throw error
    }
    await this.syncFolder(dirname(path))
  }

  /** Writes more at the end of a file that is there for good. */
  async append(path: string, content: string): Promise<void> {
    await finish(await this.#fs.append(path), async (file) => {
      await file.writeFile(content)
      await file.sync()
    })
  }

  /** Takes away all of a file that stands behind so many bytes. */
  async cut(path: string, bytes: number): Promise<void> {
    await finish(await this.#fs.append(path), async (file) => {
      await file.cut(bytes)
      await file.sync()
    })
  }

  /** Makes durable what stands in a file, whoever wrote it. */
  async sync(path: string): Promise<void> {
    await finish(await this.#fs.append(path), (file) => file.sync())
  }

  /** Gives a file another name in its folder. */
  async rename(from: string, to: string): Promise<void> {
    await this.#fs.rename(from, to)
    await this.syncFolder(dirname(to))
  }

  /** Removes a file; one that is already gone is gone for good as well. */
  async remove(path: string): Promise<void> {
    await this.#fs.remove(path).catch(ignoreMissing)
    await this.syncFolder(dirname(path)).catch(ignoreMissing)
  }

  /** Makes sure that a folder is there, and every folder above it. */
  async makeFolder(path: string): Promise<void> {
    const parent = dirname(path)
    try {
      await this.#fs.makeFolder(path)
    } catch (error) {
      if (errorCode(error) === 'ENOENT' && parent !== path) {
        await this.makeFolder(parent)
        return this.makeFolder(path)
      }
      if (errorCode(error) !== 'EEXIST') throw error
    }
    await this.syncFolder(parent)
  }

  /**
   * Makes the names in a folder durable. Everyone who asks while one sync runs shares the next, which starts
   * later than all their changes.
   */
  syncFolder(path: string): Promise<void> {
    const waiting = this.#nextSyncs.get(path)
    if (waiting !== undefined) return waiting
    const running = this.#syncs.get(path)
    if (running === undefined) return this.#startSync(path)
    const next = running.catch(() => undefined).then(() => this.#startSync(path))
    this.#nextSyncs.set(path, next)
    return next
  }

  #startSync(path: string): Promise<void> {
    const sync = this.#sync(path).finally(() => {
      if (this.#syncs.get(path) === sync) this.#syncs.delete(path)
    })
    this.#nextSyncs.delete(path)
    this.#syncs.set(path, sync)
    return sync
  }

  async #sync(path: string): Promise<void> {
    await finish(await this.#fs.openFolder(path), (folder) => folder.sync())
  }
}

async function finish(file: OpenFile, work: (file: OpenFile) => Promise<void>): Promise<void> {
  try {
    await work(file)
  } finally {
    await file.close()
  }
}

function ignoreMissing(error: unknown): void {
  if (errorCode(error) !== 'ENOENT') throw error
}
