import { migrationsFolder } from './built.ts'
import type { DatabaseSettings } from './config/database.ts'
import type { StorageFigures } from './domain/measures.ts'
import type { Sending } from './domain/sending.ts'
import { AppError } from './errors.ts'
import type { Logger, Shelf, Store } from './review/ports.ts'
import { FolderData } from './storage/folder-data.ts'
import { folderFigures } from './storage/folder-figures.ts'
import { folderTaker } from './storage/folder-taker.ts'
import type { FolderUse } from './storage/folder-use.ts'
import type { KeptData, KeptTaker } from './storage/kept-data.ts'
import { openLowdbShelf } from './storage/lowdb-shelf.ts'
import { openLowdbStore } from './storage/lowdb-store.ts'
import type { OpenPostgres } from './storage/postgres/open-postgres.ts'
import type { Repair } from './storage/repair.ts'
import { repairFolder } from './storage/repair-folder.ts'
import { sharedProbe } from './storage/shared-probe.ts'

/** Where checks and what belongs to them are kept. */
export interface Storage {
  readonly store: Store
  readonly shelf: Shelf
  /** What instances of the program share to send; absent where this one is alone. */
  readonly sending?: Sending
  /** Rejects when nothing can be kept now, or it was turned away from; whoever asks often gets the answer of a moment ago. */
  readonly ready: () => Promise<unknown>
  /** How much is kept; rejects when that cannot be found out now. */
  readonly figures: () => Promise<StorageFigures>
  /** From now on it is not ready, so that calls go to another instance; what comes all the same is kept. */
  readonly turnAway: () => void
  /** All of it one after another, read beside whoever works with it; what is damaged costs only itself. */
  readonly kept: KeptData
  /** Takes what is moved here, as it is. */
  readonly taker: KeptTaker
  /** Nothing that is kept changes while this runs; whoever wants to change something waits. */
  readonly still: <T>(work: () => Promise<T>) => Promise<T>
  /** Waits until everything asked for is kept, and takes no more. */
  readonly close: () => Promise<void>
}

/** Where the settings say that checks are kept: in the folder, unless there is a database. */
export interface StoragePlace {
  readonly data: string
  readonly database?: DatabaseSettings
  /** True for who only reads: a database that another version has set up is refused, and left as it is. */
  readonly isReader?: boolean
  /** How long to wait for a database that is away, in milliseconds; absent for as long as usual. */
  readonly patience?: number
}

/**
 * Opens the database where one is set up, and the folder otherwise; `use` is said to a second program that wants the
 * same folder.
 * @throws AppError('data-in-use') | AppError('storage-failed')
 */
export async function openStorage(
  place: StoragePlace,
  logger: Logger,
  use?: FolderUse,
): Promise<Storage> {
  const opened = await openPlace(place, logger, use)
  const ready = sharedProbe(opened.ready)
  let isTurnedAway = false
  return {
    ...opened,
    async ready() {
      if (isTurnedAway) throw new AppError('storage-failed', 'The program is closing.')
      await ready()
    },
    turnAway() {
      isTurnedAway = true
    },
  }
}

async function openPlace(
  { data, database, isReader = false, patience }: StoragePlace,
  logger: Logger,
  use: FolderUse | undefined,
): Promise<Omit<Storage, 'turnAway'>> {
  if (database)
    return openDatabase(
      { ...database, isReader, ...(patience !== undefined && { patience }) },
      logger,
    )
  const store = await openLowdbStore({ folder: data, logger, ...(use && { use }) })
  try {
    const shelf = await openLowdbShelf({ folder: data, logger })
    // Written once a minute at most, so that a disk that takes nothing any more is noticed before somebody answers.
    const ready = () => shelf.put('ready', new Date().toISOString().slice(0, 16))
    const close = async () => {
      await shelf.close()
      await store.close()
    }
    const taker = folderTaker(data, shelf, logger)
    const kept = new FolderData(data)
    // Nobody else can open the folder.
    const figures = () => folderFigures(data, store, new Date().toISOString())
    return { store, shelf, ready, figures, kept, taker, still: (work) => work(), close }
  } catch (error) {
    // What could not be opened whole leaves the folder to others.
    await store.close()
    throw error
  }
}

async function openDatabase(
  database: DatabaseSettings & { readonly isReader: boolean; readonly patience?: number },
  logger: Logger,
): Promise<Omit<Storage, 'turnAway'>> {
  const opened = await openTables(database, logger)
  return { ...opened, close: () => opened.store.close() }
}

async function openTables(
  database: DatabaseSettings & { readonly isReader: boolean; readonly patience?: number },
  logger: Logger,
): Promise<OpenPostgres> {
  // Its library is read only where there is a database.
  const { openPostgres } = await import('./storage/postgres/open-postgres.ts')
  return openPostgres({ ...database, migrations: migrationsFolder, logger })
}

/**
 * Puts back all that can be read of damaged checks, beside a running program; what cannot be read is kept aside.
 * @throws AppError('storage-failed') also for a database that another version has set up
 */
export async function repairStorage(
  { data, database }: Pick<StoragePlace, 'data' | 'database'>,
  logger: Logger,
): Promise<readonly Repair[]> {
  if (!database) return repairFolder(data, logger)
  const { repair, store } = await openTables({ ...database, isReader: true }, logger)
  try {
    return await repair()
  } finally {
    await store.close()
  }
}
