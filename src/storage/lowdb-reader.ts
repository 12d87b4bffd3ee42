import { Low } from 'lowdb'
import { AppError } from '../errors.ts'
import type { Appended, Listed, Logger, Store } from '../review/ports.ts'
import type { RecordKey, ReviewRecord } from '../review/record.ts'
import type { HeadingIndex } from './heading-index.ts'
import type { RecordFolder } from './record-folder.ts'
import { checkId, keyName } from './record-key.ts'
import { lookThrough } from './start-up.ts'
import { storageFailed } from './storage-failed.ts'

/** Looks into a data folder that another process may be writing; every call sees what the disk holds by then. */
export class LowdbReader implements Store {
  readonly #folder: RecordFolder
  readonly #logger: Logger

  constructor(folder: RecordFolder, logger: Logger) {
    this.#folder = folder
    this.#logger = logger
  }

  async load(key: RecordKey): Promise<ReviewRecord | undefined> {
    keyName(key)
    const db = new Low<ReviewRecord | null>(this.#folder.file(key), null)
    try {
      await this.#folder.checkWorkspace(key.workspace)
      await db.read()
    } catch (error) {
      throw storageFailed('Reading a record', error)
    }
    return db.data ?? undefined
  }

  async list(workspace: string): Promise<readonly Listed[]> {
    checkId(workspace)
    return (await this.#index()).list(workspace)
  }

  async due(at: string): Promise<readonly RecordKey[]> {
    return (await this.#index()).due(at)
  }

  /** @throws AppError('not-allowed') always */
  async append(): Promise<Appended> {
    throw readOnly()
  }

  /** @throws AppError('not-allowed') always */
  async delete(): Promise<void> {
    throw readOnly()
  }

  async close(): Promise<void> {
    // It holds nothing open.
  }

  async #index(): Promise<HeadingIndex> {
    try {
      return await lookThrough(this.#folder, this.#logger)
    } catch (error) {
      throw storageFailed('Reading the data folder', error)
    }
  }
}

function readOnly(): AppError {
  return new AppError('not-allowed', 'The data folder was opened for reading only.')
}
