import { basename, join, relative } from 'node:path'
import * as z from 'zod'
import { KeyedQueue } from '../domain/keyed-queue.ts'
import { AppError } from '../errors.ts'
import type { Logger, Shelf } from '../review/ports.ts'
import { DurableFile } from './durable-file.ts'
import { diskFileSystem, type FileSystem } from './file-system.ts'
import { freeze } from './freeze.ts'
import { stillOf, sureOf } from './lock.ts'
import { DamagedData } from './parse-record.ts'
import { RecordFolder } from './record-folder.ts'
import { caselessName } from './record-key.ts'
import { checkShelfName, jsonOf, namesFrom, shelfCopy } from './shelf-item.ts'
import { reasonOf, storageFailed, storageUnknown } from './storage-failed.ts'

/** The folder of the shelf in a data folder. */
export const shelfFolder = 'shelf'
/** Not the ending of a record, so that a workspace named like the folder, and an older version, leave it alone. */
export const shelfEnding = '.value'
const version = 1

/** How the shelf of a data folder is opened. */
interface LowdbShelfOptions {
  /** The data folder; whoever opens its shelf owns the folder already, by its store. */
  readonly folder: string
  readonly logger: Logger
  readonly fs?: FileSystem
  readonly now?: () => Date
}

/** A shelf in files; it is closed before the store, which gives the folder up. */
interface OpenShelf extends Shelf {
  /** Waits until everything asked for is kept, and takes no more. */
  close(): Promise<void>
}

/**
 * Opens the small things kept beside the reviews, one file each under `shelf/` in the data folder. A file that
 * cannot be read costs only itself.
 * @throws AppError('storage-failed')
 */
export async function openLowdbShelf(options: LowdbShelfOptions): Promise<OpenShelf> {
  const { folder: path, logger, fs = diskFileSystem, now = () => new Date() } = options
  const folder = new RecordFolder({ folder: path, fs, logger, now })
  try {
    await folder.makeWorkspace(shelfFolder)
    return new LowdbShelf(folder, await findNames(folder, logger))
  } catch (error) {
    throw storageFailed(`Opening ${join(path, shelfFolder)}`, error)
  }
}

interface Item {
  readonly schema: number
  readonly name: string
  readonly value: unknown
}

class LowdbShelf implements OpenShelf {
  readonly #folder: RecordFolder
  readonly #names: Set<string>
  readonly #turns = new KeyedQueue()
  #closed = false

  constructor(folder: RecordFolder, names: Set<string>) {
    this.#folder = folder
    this.#names = names
  }

  get(name: string): Promise<unknown> {
    return this.#inTurn('Reading', name, async (file) => {
      const item = await file.read()
      this.#note(name, item !== null)
      return item?.value
    })
  }

  put(name: string, value: unknown): Promise<void> {
    return this.#inTurn('Writing', name, async (file) => {
      const kept = shelfCopy(value)
      await this.#keep(name, file, { before: await this.#readOrSetAside(file), kept })
    })
  }

  change(name: string, made: (before: unknown) => unknown): Promise<unknown> {
    return this.#inTurn('Writing', name, async (file) => {
      const before = await this.#readOrSetAside(file)
      const value = made(before?.value)
      const kept = value === undefined ? undefined : shelfCopy(value)
      await this.#keep(name, file, { before, kept })
      return kept
    })
  }

  remove(name: string): Promise<void> {
    return this.#inTurn('Removing', name, async (file) => {
      try {
        await file.write(null)
      } catch (error) {
        const kind = await this.#folder.fs.kind(file.path).catch(() => undefined)
        if (kind === 'file') throw error
        // It is gone, or nobody can see whether it is, and may come back with a power cut.
        throw storageUnknown('Removing', error)
      }
      this.#note(name, false)
      await stillOf(this.#folder.path, 'Removing')
    })
  }

  async names(start: string): Promise<readonly string[]> {
    return namesFrom(this.#names, start)
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#turns.settled()
  }

  async #keep(
    name: string,
    file: DurableFile<Item>,
    { before, kept }: { readonly before: Item | null; readonly kept: unknown },
  ): Promise<void> {
    const item: Item | null = kept === undefined ? null : { schema: version, name, value: kept }
    if (jsonOf(before) === jsonOf(item)) return
    try {
      await file.write(item)
    } catch (error) {
      await this.#takeBack(file, before).catch(() => {
        throw storageUnknown('Writing', error)
      })
      throw error
    }
    this.#note(name, item !== null)
    await stillOf(this.#folder.path, 'Writing')
  }

  /** It may have reached the disk after all, and must not appear later: the caller was told it was not kept. */
  async #takeBack(file: DurableFile<Item>, before: Item | null): Promise<void> {
    // What another owner of the folder has kept since stands there too.
    await sureOf(this.#folder.path)
    await file.write(before)
  }

  /** A damaged file stops nothing new from being kept, and is itself kept under another name. */
  async #readOrSetAside(file: DurableFile<Item>): Promise<Item | null> {
    try {
      return await file.read()
    } catch (error) {
      if (!(error instanceof DamagedData)) throw error
      await this.#folder.setAside(file.path, error.message)
      return null
    }
  }

  #note(name: string, isThere: boolean): void {
    if (isThere) this.#names.add(name)
    else this.#names.delete(name)
  }

  async #inTurn<T>(
    what: string,
    name: string,
    work: (file: DurableFile<Item>) => Promise<T>,
  ): Promise<T> {
    checkShelfName(name)
    if (this.#closed) throw new AppError('storage-failed', 'The shelf is closed.')
    const { path: root, fs, disk } = this.#folder
    const path = join(root, shelfFolder, shelfFileName(name))
    return this.#turns.run(path, async () => {
      try {
        await sureOf(root)
        await this.#folder.checkWorkspace(shelfFolder)
        return await work(
          new DurableFile({ path, fs, disk, parse: (bytes) => parseItem(bytes.toString(), path) }),
        )
      } catch (error) {
        throw storageFailed(`${what} ${relative(root, path)}`, error)
      }
    })
  }
}

/** Every name on the shelf; files that cannot be read, or have a wrong name, are reported to the operator. */
async function findNames(folder: RecordFolder, logger: Logger): Promise<Set<string>> {
  const names = new Set<string>()
  const found = await folder.fs.readFolder(join(folder.path, shelfFolder))
  for (const { name: file, kind } of found) {
    if (kind !== 'file' || !file.endsWith(shelfEnding)) continue
    const path = join(folder.path, shelfFolder, file)
    try {
      const { name } = parseItem(await folder.fs.readFile(path), path)
      names.add(name)
    } catch (error) {
      logger.error('record-unreadable', { file: join(shelfFolder, file), why: reasonOf(error) })
    }
  }
  return names
}

/** The name of the file of an item. */
export const shelfFileName = (name: string): string => `${caselessName(name)}${shelfEnding}`

/** An item as its file holds it. */
export const itemText = ({ name, value }: Pick<Item, 'name' | 'value'>): string =>
  JSON.stringify({ schema: version, name, value })

const itemSchema = z
  .strictObject({ schema: z.literal(version), name: z.string(), value: z.unknown() })
  .refine((item) => item.value !== undefined)
const newerSchema = z.looseObject({ schema: z.number().int().gt(version) })

/**
 * Reads a stored item whole.
 * @throws DamagedData when it is none, or another than its file's name says
 * @throws AppError('storage-failed') when a newer version of the program wrote it
 */
export function parseItem(text: string, path: string): Item {
  const value = parseJson(text)
  const item = itemSchema.safeParse(value)
  if (item.success && shelfFileName(item.data.name) === basename(path)) return freeze(item.data)
  if (newerSchema.safeParse(value).success) {
    throw new AppError('storage-failed', 'It was written by a newer version of Whatif.', {
      hint: 'Start the newer version.',
    })
  }
  throw new DamagedData(item.success ? 'it belongs to another name' : 'it holds no value')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new DamagedData('not JSON')
  }
}
