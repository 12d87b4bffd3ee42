import { basename, dirname, join } from 'node:path'
import { AppError } from '../errors.ts'
import type { Logger } from '../review/ports.ts'
import { diskFileSystem, errorCode } from './file-system.ts'
import { FolderData } from './folder-data.ts'
import { headingFile, type KeptHeading } from './heading-file.ts'
import { wholeText } from './journal-text.ts'
import { claimFolder } from './lock.ts'
import { asideEnding, journalEnding, oldEnding, RecordFolder } from './record-folder.ts'
import { safeName } from './record-key.ts'
import { backAgain, type Repair } from './repair.ts'
import { type Salvaged, salvageJournal, salvageOld } from './salvage.ts'
import { storageFailed } from './storage-failed.ts'

/**
 * Puts back all that can be read of damaged checks; the damaged files stay as they are, under other names. Beside a
 * running program only those that it set aside: it takes them up when somebody looks at their list.
 * @throws AppError('storage-failed')
 */
export async function repairFolder(path: string, logger: Logger): Promise<readonly Repair[]> {
  const fs = diskFileSystem
  const folder = new RecordFolder({ folder: path, fs, logger, now: () => new Date() })
  const release = await claimFolder(fs, path).catch((error) => {
    if (error instanceof AppError && error.code === 'data-in-use') return undefined
    throw storageFailed(`Repairing ${path}`, error)
  })
  try {
    const repairer = new Repairer(folder, release === undefined)
    return await repairer.repairAll(await damagedIn(path))
  } catch (error) {
    throw storageFailed(`Repairing ${path}`, error)
  } finally {
    await release?.()
  }
}

interface Damaged {
  readonly file: string
  readonly isAside: boolean
}

/** One file for each damaged check: of several that were set aside the last. */
async function damagedIn(path: string): Promise<readonly Damaged[]> {
  const damaged = new Map<string, Damaged>()
  for await (const found of new FolderData(path).checks()) {
    if (found.state === 'damaged') damaged.set(nameOf(found.file), found)
  }
  return [...damaged.values()]
}

/** The folder and the beginning of the name of a record's files. */
function nameOf(file: string): string {
  const [name = file] = file.split(asideEnding)
  return name.slice(0, -(name.endsWith(oldEnding) ? oldEnding : journalEnding).length)
}

class Repairer {
  readonly #folder: RecordFolder
  readonly #isBeside: boolean

  constructor(folder: RecordFolder, isBeside: boolean) {
    this.#folder = folder
    this.#isBeside = isBeside
  }

  async repairAll(damaged: readonly Damaged[]): Promise<readonly Repair[]> {
    const repairs: Repair[] = []
    for (const one of damaged) repairs.push(await this.#repair(one))
    return repairs
  }

  async #repair({ file, isAside }: Damaged): Promise<Repair> {
    if (!isAside && this.#isBeside) return { state: 'busy', file }
    const path = join(this.#folder.path, file)
    const salvaged = await this.#salvage(path)
    if (!salvaged) return { state: 'hopeless', file }
    const { record } = salvaged
    if (!isAside) await this.#folder.setAside(path, 'it is being repaired')
    try {
      await this.#folder.disk.createWhole(this.#folder.pathOf(record), wholeText(record).text)
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
      return { state: 'busy', file }
    }
    return backAgain(file, salvaged)
  }

  async #salvage(path: string): Promise<Salvaged | undefined> {
    const { fs, path: root } = this.#folder
    const name = basename(nameOf(path))
    const kept = await this.#keptHeading(dirname(path), name)
    const isOld = basename(path).startsWith(`${name}${oldEnding}`)
    const salvaged = isOld
      ? salvageOld(await fs.readFile(path), kept)
      : salvageJournal(await fs.readBytes(path), kept)
    if (!salvaged) return undefined
    const { record } = salvaged
    const own = join(root, safeName(record.workspace), safeName(record.id))
    return own === join(dirname(path), name) ? salvaged : undefined
  }

  async #keptHeading(workspaceFolder: string, name: string): Promise<KeptHeading | undefined> {
    const headings = headingFile(this.#folder, workspaceFolder)
    await headings.read()
    return headings.data?.find(({ id }) => safeName(id) === name)
  }
}
