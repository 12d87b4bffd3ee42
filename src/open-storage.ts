import { migrationsFolder } from './built.ts'
import type { DatabaseSettings } from './config/database.ts'
import type { Sending } from './domain/sending.ts'
import type { Logger, Shelf, Store } from './review/ports.ts'
import type { FolderUse } from './storage/folder-use.ts'
import { openLowdbShelf } from './storage/lowdb-shelf.ts'
import { openLowdbStore } from './storage/lowdb-store.ts'

/** Where checks and what belongs to them are kept. */
export interface Storage {
  readonly store: Store
  readonly shelf: Shelf
  /** What instances of the program share to send; absent where this one is alone. */
  readonly sending?: Sending
  /** Rejects when nothing can be kept now. */
  readonly ready: () => Promise<unknown>
  /** Waits until everything asked for is kept, and takes no more. */
  readonly close: () => Promise<void>
}

/** What storage is opened with. */
interface StorageOptions {
  /** The folder of this installation; checks are in it where there is no database. */
  readonly data: string
  readonly database?: DatabaseSettings
  readonly logger: Logger
  /** What for; said to a second program that wants the same folder. */
  readonly use?: FolderUse
}

/**
 * Opens the database where one is set up, and the folder otherwise.
 * @throws AppError('data-in-use') | AppError('storage-failed')
 */
export async function openStorage({
  data,
  database,
  logger,
  use,
}: StorageOptions): Promise<Storage> {
  if (database) return openDatabase(database, logger)
  const store = await openLowdbStore({ folder: data, logger, ...(use && { use }) })
  try {
    const shelf = await openLowdbShelf({ folder: data, logger })
    // Written once a minute at most, so that a disk that takes nothing any more is noticed before somebody answers.
    const ready = () => shelf.put('ready', new Date().toISOString().slice(0, 16))
    const close = async () => {
      await shelf.close()
      await store.close()
    }
    return { store, shelf, ready, close }
  } catch (error) {
    // What could not be opened whole leaves the folder to others.
    await store.close()
    throw error
  }
}

async function openDatabase(database: DatabaseSettings, logger: Logger): Promise<Storage> {
  // Its library is read only where there is a database.
  const { openPostgres } = await import('./storage/postgres/open-postgres.ts')
  const opened = await openPostgres({ ...database, migrations: migrationsFolder, logger })
  return { ...opened, close: () => opened.store.close() }
}
