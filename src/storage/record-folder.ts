import { dirname, join, relative } from 'node:path'
import { AppError } from '../errors.ts'
import type { Logger } from '../review/ports.ts'
import type { RecordKey, ReviewRecord } from '../review/record.ts'
import { DurableDisk, isTemporaryOf } from './durable-disk.ts'
import { DurableFile } from './durable-file.ts'
import type { FileSystem } from './file-system.ts'
import { JournalFile } from './journal-file.ts'
import { parseRecord } from './parse-record.ts'
import { safeName } from './record-key.ts'

/** How the name of a record's journal ends; nothing else in its folder ends so. */
export const journalEnding = '.journal'

/** How the name of a record's file ended before there were journals. */
export const oldEnding = '.json'

/** What follows it in the name of a damaged file, before the time at which it was set aside. */
export const asideEnding = '.damaged-'

/** What a folder of records is made of. */
interface RecordFolderOptions {
  readonly folder: string
  readonly fs: FileSystem
  readonly logger: Logger
  readonly now: () => Date
}

/** The data folder: one folder for each workspace, one file in it for each record. */
export class RecordFolder {
  readonly path: string
  readonly fs: FileSystem
  readonly disk: DurableDisk
  readonly #logger: Logger
  readonly #now: () => Date
  readonly #made = new Map<string, Promise<void>>()
  readonly #plain = new Set<string>()

  constructor({ folder, fs, logger, now }: RecordFolderOptions) {
    this.path = folder
    this.fs = fs
    this.disk = new DurableDisk(fs)
    this.#logger = logger
    this.#now = now
  }

  /** The journal of a record, whether it exists or not. */
  journal(key: RecordKey): JournalFile {
    return new JournalFile({ path: this.pathOf(key), fs: this.fs, disk: this.disk })
  }

  /** The file of a record of before journals, whether it exists or not. */
  oldFile(key: RecordKey): DurableFile<ReviewRecord> {
    const path = this.pathOf(key, oldEnding)
    const parse = (bytes: Buffer) => ownRecord(parseRecord(bytes.toString()), key)
    return new DurableFile({ path, fs: this.fs, disk: this.disk, parse })
  }

  pathOf({ workspace, id }: RecordKey, ending = journalEnding): string {
    return join(this.path, safeName(workspace), `${safeName(id)}${ending}`)
  }

  /** Makes sure that a workspace's folder is there for good; asked again only if it failed. */
  makeWorkspace(workspace: string): Promise<void> {
    const path = join(this.path, safeName(workspace))
    const made = this.#made.get(path)
    if (made !== undefined) return made
    const making = this.disk.makeFolder(path).then(() => this.checkWorkspace(workspace))
    this.#made.set(path, making)
    making.catch(() => this.#made.delete(path))
    return making
  }

  /**
   * Refuses a workspace whose folder is a link to somewhere else.
   * @throws AppError('storage-failed')
   */
  async checkWorkspace(workspace: string): Promise<void> {
    const path = join(this.path, safeName(workspace))
    if (this.#plain.has(path)) return
    const kind = await this.fs.kind(path)
    if (kind === 'folder') this.#plain.add(path)
    else if (kind !== 'missing') throw new AppError('storage-failed', `${path} is not a folder.`)
  }

  /**
   * Removes every copy of a record beside its journal: a file of before, what was set aside when it was damaged, and
   * what an unfinished write left. Nothing writes this record meanwhile.
   */
  async removeCopies({ workspace, id }: RecordKey): Promise<void> {
    const folder = join(this.path, safeName(workspace))
    const old = `${safeName(id)}${oldEnding}`
    const isCopy = (name: string) =>
      name === old ||
      [old, `${safeName(id)}${journalEnding}`].some(
        (file) => name.startsWith(`${file}${asideEnding}`) || isTemporaryOf(name, file),
      )
    if ((await this.fs.kind(folder)) !== 'folder') return
    const copies = (await this.fs.readFolder(folder)).filter(({ name }) => isCopy(name))
    for (const { name } of copies) await this.disk.remove(join(folder, name))
  }

  /** Gives a damaged file another name, so that nothing reads it and nothing overwrites it. */
  async setAside(path: string, why: string): Promise<void> {
    const aside = `${path}${asideEnding}${this.#now().toISOString().replaceAll(':', '-')}`
    await this.disk.rename(path, aside)
    const file = relative(this.path, path)
    this.#logger.error('record-set-aside', { file, as: relative(dirname(path), aside), why })
  }
}

/**
 * A record that is the one that its file's name says.
 * @throws AppError('storage-failed')
 */
export function ownRecord<T extends RecordKey>(record: T, key: RecordKey): T {
  if (record.id === key.id && record.workspace === key.workspace) return record
  // A file system that ignores case, or somebody who copied files: it is a good record, but another one.
  throw new AppError('storage-failed', 'A file holds another record than its name says.')
}
