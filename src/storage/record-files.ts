import type { Logger, RecordChange } from '../review/ports.ts'
import { type RecordKey, type ReviewRecord, recordName } from '../review/record.ts'
import { freshDeliveries } from './change.ts'
import { isLong, type JournalPlace } from './journal-file.ts'
import { losesNothing } from './journal-reading.ts'
import type { KnownHeadings } from './known-headings.ts'
import { DamagedData } from './parse-record.ts'
import type { ReadJournal } from './read-journal.ts'
import { oldEnding, ownRecord, type RecordFolder } from './record-folder.ts'
import { recordStep } from './record-step.ts'
import { storageUnknown } from './storage-failed.ts'

/** A record as its file has it. */
export interface OpenRecord {
  readonly record: ReviewRecord
  /** How far its journal has come; `undefined` while it stands in a file of before journals. */
  readonly place: JournalPlace | undefined
  /** How many bytes its file has, or about so many. */
  readonly bytes: number
}

/** How a refused write is taken back: the journal is cut, or holds this record again, or goes. */
type TakingBack = { readonly cut: number } | { readonly whole: ReviewRecord | null }

/** What files of records are read and written with. */
interface RecordFilesOptions {
  readonly folder: RecordFolder
  readonly known: KnownHeadings
  readonly logger: Logger
  /** Journals that a killed process may have written and not made durable, by path. */
  readonly unsure: Set<string>
  /** Resolves while the folder is this process’s own. @throws AppError('storage-failed') */
  readonly sure: () => Promise<void>
}

/** Reads and writes the files of records; for one record one thing at a time. */
export class RecordFiles {
  readonly #folder: RecordFolder
  readonly #known: KnownHeadings
  readonly #logger: Logger
  readonly #unsure: Set<string>
  readonly #sure: () => Promise<void>
  /** Refused writes that may have landed: taken back before anything is read again. */
  readonly #takingBack = new Map<string, TakingBack>()

  constructor({ folder, known, logger, unsure, sure }: RecordFilesOptions) {
    this.#folder = folder
    this.#known = known
    this.#logger = logger
    this.#unsure = unsure
    this.#sure = sure
  }

  /**
   * Reads a record whole. What can no longer be read as it was written is set aside.
   * @throws DamagedData
   * @throws AppError('storage-failed') when a newer version wrote it, or it is another record
   */
  async read(key: RecordKey): Promise<OpenRecord | undefined> {
    await this.#folder.checkWorkspace(key.workspace)
    await this.#takeBack(key)
    const found = (await this.#readJournal(key)) ?? (await this.#readOld(key))
    if (found) this.#known.see(found.record, found.place?.bytes)
    else this.#noteMissing(key)
    return found
  }

  /** Keeps what a change made of a record, or of none. */
  async write(
    before: OpenRecord | undefined,
    record: ReviewRecord,
    change: RecordChange,
  ): Promise<OpenRecord> {
    await this.#folder.makeWorkspace(record.workspace)
    const from = before && (await this.#moved(before))
    if (change.erase) return this.#known.erasing(record, () => this.#erase(record, from))
    const isStep = from?.place !== undefined && !isLong(from.place)
    const place = isStep
      ? await this.#writeStep(from.place, from.record, { record, change })
      : await this.#writeWhole(record, from?.record ?? null)
    return this.#kept(record, place)
  }

  /** Copies go before the record itself: if that fails, nothing is deleted, and deleting again does it all. */
  async #erase(record: ReviewRecord, from: OpenRecord | undefined): Promise<OpenRecord> {
    await this.#folder.removeCopies(record)
    return this.#kept(record, await this.#writeWhole(record, from?.record ?? null))
  }

  #kept(record: ReviewRecord, place: JournalPlace): OpenRecord {
    this.#known.set(record, place.bytes)
    return { record, place, bytes: place.bytes }
  }

  async #readJournal(key: RecordKey): Promise<OpenRecord | undefined> {
    const journal = this.#folder.journal(key)
    const read = await journal.read()
    if (!read) return undefined
    const damage = this.#damageOf(key, read)
    if (damage || !read.record) throw await this.#setAside(key, damage ?? 'nothing in it is known')
    const { record, bytes, wholeBytes, lines, unfinished } = read
    if (read.loss.lines > 0) {
      await this.#sure()
      this.#logger.warn('record-mended', { workspace: key.workspace, record: key.id })
      const place = await journal.writeWhole(record)
      return { record, place, bytes: place.bytes }
    }
    if (unfinished > 0) {
      // It may be a line that another owner of the folder is writing now.
      await this.#sure()
      await journal.cut(bytes)
      this.#logger.info('unfinished-write-removed', {
        workspace: key.workspace,
        record: key.id,
        bytes: unfinished,
      })
    } else if (this.#unsure.has(journal.path)) await journal.sync()
    this.#unsure.delete(journal.path)
    return { record, place: { bytes, wholeBytes, lines }, bytes }
  }

  #damageOf(key: RecordKey, { record, loss }: ReadJournal<ReviewRecord>): string | undefined {
    if (!record) return undefined
    const { rev } = ownRecord(record, key)
    if (!losesNothing(loss)) return `${loss.lines} of its lines cannot be read`
    const known = this.#known.index.get(key)?.rev ?? 0
    return rev < known ? `it ends with change ${rev} of ${known}` : undefined
  }

  async #readOld(key: RecordKey): Promise<OpenRecord | undefined> {
    try {
      const file = this.#folder.oldFile(key)
      const record = await file.read()
      return record ? { record, place: undefined, bytes: file.length } : undefined
    } catch (error) {
      if (!(error instanceof DamagedData)) throw error
      throw await this.#setAside(key, error.message, oldEnding)
    }
  }

  async #setAside(key: RecordKey, why: string, ending?: string): Promise<DamagedData> {
    await this.#sure()
    await this.#folder.setAside(this.#folder.pathOf(key, ending), why)
    this.#known.setAside(key)
    return new DamagedData(why)
  }

  #noteMissing(key: RecordKey): void {
    if (!this.#known.index.get(key)) return
    this.#logger.error('record-missing', { workspace: key.workspace, record: key.id })
    this.#known.setAside(key)
  }

  /** A record of before journals gets one with its first change; the same content stands in both for a moment. */
  async #moved(before: OpenRecord): Promise<OpenRecord> {
    const { record, place } = before
    if (place) return before
    const moved = await this.#writeWhole(record, null)
    await this.#folder.oldFile(record).write(null)
    return { record, place: moved, bytes: moved.bytes }
  }

  #writeWhole(record: ReviewRecord, before: ReviewRecord | null): Promise<JournalPlace> {
    return this.#orTakeBack(record, { whole: before }, () =>
      this.#folder.journal(record).writeWhole(record),
    )
  }

  #writeStep(
    place: JournalPlace,
    before: ReviewRecord,
    { record, change }: { readonly record: ReviewRecord; readonly change: RecordChange },
  ): Promise<JournalPlace> {
    const { at } = change
    const step = recordStep(before, record, { at, seen: [...freshDeliveries(change)] })
    return this.#orTakeBack(record, { cut: place.bytes }, () =>
      this.#folder.journal(record).writeStep(place, step),
    )
  }

  async #orTakeBack<T>(key: RecordKey, how: TakingBack, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      this.#takingBack.set(recordName(key), how)
      await this.#takeBack(key).catch(() => {
        // It may stand there, and be believed after a restart.
        throw storageUnknown('Keeping a change', error)
      })
      throw error
    }
  }

  /**
   * Takes back a refused write that reached the disk after all, such as when only syncing it failed. The caller was
   * told that it was not kept, so it must not appear later.
   */
  async #takeBack(key: RecordKey): Promise<void> {
    const name = recordName(key)
    const how = this.#takingBack.get(name)
    if (!how) return
    // What another owner of the folder has kept since stands there too.
    await this.#sure()
    const journal = this.#folder.journal(key)
    if ('cut' in how) await journal.cut(how.cut)
    else await this.#putBack(key, how.whole)
    this.#takingBack.delete(name)
  }

  async #putBack(key: RecordKey, before: ReviewRecord | null): Promise<void> {
    const journal = this.#folder.journal(key)
    const found = await journal.read().catch(() => null)
    if (found !== null && found?.record?.rev === before?.rev) return
    if (before) await journal.writeWhole(before)
    else await journal.remove()
  }
}
