import { KeyedQueue } from '../domain/keyed-queue.ts'
import { AppError } from '../errors.ts'
import type { Appended, Listed, Logger, RecordChange, Store, Which } from '../review/ports.ts'
import type { RecordKey, ReviewRecord } from '../review/record.ts'
import { attempt } from './attempt.ts'
import { applyRecordChange, readChange } from './change.ts'
import { diskFileSystem, type FileSystem } from './file-system.ts'
import type { FolderUse } from './folder-use.ts'
import type { KnownHeadings } from './known-headings.ts'
import { claimFolder, stillOf, sureOf } from './lock.ts'
import { identify } from './process-identity.ts'
import type { Pulse } from './pulse.ts'
import { RecentlyUsed } from './recently-used.ts'
import { type OpenRecord, RecordFiles } from './record-files.ts'
import { RecordFolder } from './record-folder.ts'
import { checkId, keyName } from './record-key.ts'
import { startUp } from './start-up.ts'
import { storageFailed } from './storage-failed.ts'

/** About four times as many bytes of memory. */
const defaultRememberedCharacters = 16_000_000

/** What is done when a change is kept, for the log. */
const keeping = 'Keeping a change'

/** How the data folder is opened. */
interface LowdbStoreOptions {
  readonly folder: string
  readonly logger: Logger
  readonly fs?: FileSystem
  readonly now?: () => Date
  /** What for; said to a second process that is refused. */
  readonly use?: FolderUse
  /** Time as the claim on the folder has it. */
  readonly pulse?: Pulse
  /** How much of the records used last is kept in memory. */
  readonly rememberedCharacters?: number
}

/**
 * Opens the reviews kept in a folder, one journal each, as their only writer.
 * @throws AppError('data-in-use') when another process writes there; it names which, and what to do
 * @throws AppError('storage-failed')
 */
export async function openLowdbStore(options: LowdbStoreOptions): Promise<Store> {
  const { folder: path, logger, fs = diskFileSystem, now = () => new Date() } = options
  const { rememberedCharacters = defaultRememberedCharacters, use, pulse } = options
  const folder = new RecordFolder({ folder: path, fs, logger, now })
  try {
    await prepare(folder)
    const release = await claimFolder(fs, path, identify(), {
      use,
      ...(pulse && { pulse }),
      onWait: (seconds) => logger.warn('folder-watched', { folder: path, seconds }),
    })
    try {
      const { known, unsure } = await startUp(folder, logger)
      const files = new RecordFiles({ folder, known, logger, unsure, sure: () => sureOf(path) })
      const recent = new RecentlyUsed<OpenRecord>(rememberedCharacters)
      return new LowdbStore({ path, files, known, recent, logger, release })
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
  readonly path: string
  readonly files: RecordFiles
  readonly known: KnownHeadings
  readonly recent: RecentlyUsed<OpenRecord>
  readonly logger: Logger
  readonly release: () => Promise<void>
}

class LowdbStore implements Store {
  readonly #path: string
  readonly #files: RecordFiles
  readonly #known: KnownHeadings
  readonly #recent: RecentlyUsed<OpenRecord>
  readonly #logger: Logger
  readonly #release: () => Promise<void>
  readonly #turns = new KeyedQueue()
  #closed = false

  constructor({ path, files, known, recent, logger, release }: Parts) {
    this.#path = path
    this.#files = files
    this.#known = known
    this.#recent = recent
    this.#logger = logger
    this.#release = release
  }

  async load(key: RecordKey): Promise<ReviewRecord | undefined> {
    return this.#inTurn(key, async (name) => (await this.#open(name, key))?.record)
  }

  async append(key: RecordKey, change: RecordChange): Promise<Appended> {
    const kept = readChange(change)
    return this.#inTurn(key, async (name) => {
      const open = await this.#open(name, key)
      const appended = applyRecordChange(open?.record, key, kept)
      if (appended.status === 'appended')
        await this.#keep(name, open, { ...appended, change: kept })
      return appended
    })
  }

  async list(workspace: string, which?: Which): Promise<readonly Listed[]> {
    checkId(workspace)
    return this.#known.index.list(workspace, which)
  }

  async all(): Promise<readonly Listed[]> {
    return this.#known.index.all()
  }

  async setAside(workspace: string): Promise<readonly Listed[]> {
    checkId(workspace)
    // Somebody may have repaired or restored one beside this program.
    for (const key of this.#known.listSetAside(workspace))
      await this.load(key).catch(() => undefined)
    return this.#known.listSetAside(workspace)
  }

  async due(at: string): Promise<readonly RecordKey[]> {
    return this.#known.index.due(at)
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.#turns.settled()
    await this.#known.save()
    await this.#release()
  }

  async #inTurn<T>(key: RecordKey, work: (name: string) => Promise<T>): Promise<T> {
    const name = keyName(key)
    if (this.#closed) throw new AppError('storage-failed', 'The store is closed.')
    return this.#turns.run(name, () => work(name))
  }

  /** A record with the place where it is written on, read at most once while it is in use. */
  async #open(name: string, key: RecordKey): Promise<OpenRecord | undefined> {
    const recent = this.#recent.get(name)
    if (recent !== undefined) return recent
    const open = await attempt(this.#logger, { what: 'Reading a record', key }, () =>
      this.#files.read(key),
    )
    if (open) this.#recent.set(name, open, open.bytes)
    return open
  }

  async #keep(
    name: string,
    open: OpenRecord | undefined,
    { record, change }: { readonly record: ReviewRecord; readonly change: RecordChange },
  ): Promise<void> {
    try {
      // Before and after: what another owner of the folder may have written over is never acknowledged.
      const write = async () => {
        await sureOf(this.#path)
        const kept = await this.#files.write(open, record, change)
        await stillOf(this.#path, keeping)
        return kept
      }
      const kept = await attempt(this.#logger, { what: keeping, key: record }, write)
      this.#recent.set(name, kept, kept.bytes)
      this.#known.saveWhenDue(record.workspace)
    } catch (error) {
      this.#recent.delete(name)
      throw error
    }
  }
}
