import { Low } from 'lowdb'
import { KeyedQueue } from '../domain/keyed-queue.ts'
import { AppError } from '../errors.ts'
import type { Appended, Listed, Logger, RecordChange, Store, Which } from '../review/ports.ts'
import type { RecordKey, ReviewRecord } from '../review/record.ts'
import { applyRecordChange, readChange } from './change.ts'
import type { DurableFile } from './durable-file.ts'
import { diskFileSystem, type FileSystem } from './file-system.ts'
import type { FolderUse } from './folder-use.ts'
import type { HeadingIndex } from './heading-index.ts'
import { claimFolder } from './lock.ts'
import { DamagedFile } from './parse-record.ts'
import { identify } from './process-identity.ts'
import { RecentlyUsed } from './recently-used.ts'
import { RecordFolder } from './record-folder.ts'
import { checkId, keyName } from './record-key.ts'
import { startUp } from './start-up.ts'
import { storageFailed } from './storage-failed.ts'

/** About four times as many bytes of memory. */
const defaultRememberedCharacters = 16_000_000

/** How the data folder is opened. */
interface LowdbStoreOptions {
  readonly folder: string
  readonly logger: Logger
  readonly fs?: FileSystem
  readonly now?: () => Date
  /** What for; said to a second process that is refused. */
  readonly use?: FolderUse
  /** How much of the records used last is kept in memory. */
  readonly rememberedCharacters?: number
}

/**
 * Opens the reviews kept in a folder, one file each, as their only writer.
 * @throws AppError('data-in-use') when another process writes there; it names which, and what to do
 * @throws AppError('storage-failed')
 */
export async function openLowdbStore(options: LowdbStoreOptions): Promise<Store> {
  const { folder: path, logger, fs = diskFileSystem, now = () => new Date() } = options
  const { rememberedCharacters = defaultRememberedCharacters, use } = options
  const folder = new RecordFolder({ folder: path, fs, logger, now })
  try {
    await prepare(folder)
    const release = await claimFolder(fs, path, identify(), use)
    try {
      const index = await startUp(folder, logger)
      const recent = new RecentlyUsed<RecordDb>(rememberedCharacters)
      return new LowdbStore({ folder, logger, release, index, recent })
    } catch (error) {
      await release()
      throw error
    }
  } catch (error) {
    throw storageFailed(`Opening ${path}`, error)
  }
}

/** A data folder that is already there may be a link: where it leads is the operator's choice. */
async function prepare({ path, fs, disk }: RecordFolder): Promise<void> {
  if ((await fs.kind(path)) === 'missing') await disk.makeFolder(path)
}

interface Parts {
  readonly folder: RecordFolder
  readonly index: HeadingIndex
  readonly recent: RecentlyUsed<RecordDb>
  readonly logger: Logger
  readonly release: () => Promise<void>
}

/** lowdb over one record's file; its data is null where there is no record. */
class RecordDb extends Low<ReviewRecord | null> {
  readonly file: DurableFile<ReviewRecord>

  constructor(file: DurableFile<ReviewRecord>) {
    super(file, null)
    this.file = file
  }
}

class LowdbStore implements Store {
  readonly #folder: RecordFolder
  readonly #index: HeadingIndex
  readonly #logger: Logger
  readonly #release: () => Promise<void>
  readonly #turns = new KeyedQueue()
  readonly #recent: RecentlyUsed<RecordDb>
  /** What stood in a file before a write that was refused and may have landed: put back before it is read again. */
  readonly #putBack = new Map<string, ReviewRecord | null>()
  #closed = false

  constructor({ folder, index, recent, logger, release }: Parts) {
    this.#folder = folder
    this.#index = index
    this.#recent = recent
    this.#logger = logger
    this.#release = release
  }

  async load(key: RecordKey): Promise<ReviewRecord | undefined> {
    return this.#inTurn(key, async (name) => (await this.#open(name, key)).data ?? undefined)
  }

  async append(key: RecordKey, change: RecordChange): Promise<Appended> {
    const kept = readChange(change)
    return this.#inTurn(key, async (name) => {
      const db = await this.#open(name, key)
      const appended = applyRecordChange(db.data ?? undefined, key, kept)
      if (appended.status === 'appended') {
        if (kept.erase) await this.#removeCopies(key)
        await this.#keep(name, db, appended.record)
      }
      return appended
    })
  }

  async list(workspace: string, which?: Which): Promise<readonly Listed[]> {
    checkId(workspace)
    return this.#index.list(workspace, which)
  }

  async all(): Promise<readonly Listed[]> {
    return this.#index.all()
  }

  async due(at: string): Promise<readonly RecordKey[]> {
    return this.#index.due(at)
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.#turns.settled()
    await this.#release()
  }

  async #inTurn<T>(key: RecordKey, work: (name: string) => Promise<T>): Promise<T> {
    const name = keyName(key)
    if (this.#closed) throw new AppError('storage-failed', 'The store is closed.')
    return this.#turns.run(name, () => work(name))
  }

  /** The record's lowdb, read at most once while it is in use. */
  async #open(name: string, key: RecordKey): Promise<RecordDb> {
    const recent = this.#recent.get(name)
    if (recent !== undefined) return recent
    return this.#attempt('Reading a record', key, async () => {
      await this.#folder.checkWorkspace(key.workspace)
      await this.#undo(name, key)
      const db = new RecordDb(this.#folder.file(key))
      await this.#read(db, key)
      if (db.data === null) this.#index.remove(key)
      else this.#recent.set(name, db, db.file.length)
      return db
    })
  }

  async #read(db: RecordDb, key: RecordKey): Promise<void> {
    try {
      await db.read()
    } catch (error) {
      if (error instanceof DamagedFile) {
        await this.#folder.setAside(this.#folder.pathOf(key), error.message)
        this.#index.remove(key)
      }
      throw error
    }
  }

  async #keep(name: string, db: RecordDb, record: ReviewRecord): Promise<void> {
    const before = db.data
    try {
      await this.#attempt('Keeping a change', record, async () => {
        await this.#folder.makeWorkspace(record.workspace)
        db.data = record
        await db.write()
      })
    } catch (error) {
      this.#recent.delete(name)
      this.#putBack.set(name, before)
      await this.#undo(name, record).catch(() => undefined)
      throw error
    }
    this.#recent.set(name, db, db.file.length)
    this.#index.set(record)
  }

  /** Before the record itself goes: if this fails, nothing is deleted, and deleting again does it all. */
  #removeCopies(key: RecordKey): Promise<void> {
    return this.#attempt('Deleting what was set aside', key, () => this.#folder.removeCopies(key))
  }

  /**
   * Takes back a refused write that reached the disk after all, such as when only syncing its name failed. The
   * caller was told that it was not kept, so it must not appear later.
   */
  async #undo(name: string, key: RecordKey): Promise<void> {
    const before = this.#putBack.get(name)
    if (before === undefined) return
    const file = this.#folder.file(key)
    const found = await file.read().catch(() => undefined)
    if (found === undefined || found?.rev !== before?.rev) await file.write(before)
    this.#putBack.delete(name)
  }

  async #attempt<T>(
    what: string,
    { workspace, id }: RecordKey,
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      return await work()
    } catch (error) {
      const failed = storageFailed(what, error)
      this.#logger.error('storage-failed', { workspace, record: id, why: failed.message })
      throw failed
    }
  }
}
