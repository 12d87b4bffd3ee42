import { join } from 'node:path'
import { KeyedQueue } from '../domain/keyed-queue.ts'
import type { Listed, Logger } from '../review/ports.ts'
import { type RecordKey, recordName } from '../review/record.ts'
import { headingFile, headingFileName, type KeptHeading } from './heading-file.ts'
import { HeadingIndex, type Indexed } from './heading-index.ts'
import { sureOf } from './lock.ts'
import type { RecordFolder } from './record-folder.ts'
import { safeName } from './record-key.ts'
import { reasonOf } from './storage-failed.ts'

/** So many changes of a workspace, or half as many as it has records, and its headings are written down. */
const changesAtLeast = 100

/** The headings of all records as they are now, and how far their journals had come when that was written down. */
export class KnownHeadings {
  readonly index = new HeadingIndex()
  readonly #folder: RecordFolder
  readonly #logger: Logger
  readonly #bytes = new Map<string, Map<string, number>>()
  readonly #setAside = new Map<string, Map<string, Listed>>()
  /** How many changes of each workspace are not written down. */
  readonly #changes = new Map<string, number>()
  readonly #saves = new KeyedQueue()
  /** Records whose words are going: nothing of them is written down meanwhile. */
  readonly #erasing = new Set<string>()

  constructor(folder: RecordFolder, logger: Logger) {
    this.#folder = folder
    this.#logger = logger
  }

  /** Takes a heading as it was written down; nothing is new. */
  take(kept: KeptHeading): void {
    if (kept.setAside) this.#of(this.#setAside, kept.workspace).set(kept.id, listed(kept))
    else this.#note(kept, kept.bytes)
  }

  /** Notes a record as it now is, and how long its journal is; without a length it is a file of before journals. */
  set(record: Indexed, bytes: number | undefined): void {
    this.#note(record, bytes)
    this.#count(record.workspace)
  }

  /** The same where it was read, and may well be as it was known. */
  see(record: Indexed, bytes: number | undefined): void {
    if (this.index.get(record)?.rev !== record.rev) this.set(record, bytes)
  }

  /** Forgets a record that is not there. */
  remove(key: RecordKey): void {
    if (!this.index.get(key)) return
    this.#forget(key)
    this.#count(key.workspace)
  }

  /** Notes that a record was set aside; it stays known as it last was. */
  setAside(key: RecordKey, last: Indexed | undefined = this.index.get(key)): void {
    this.#forget(key)
    if (last) this.#of(this.#setAside, key.workspace).set(key.id, listed(last))
    this.#count(key.workspace)
  }

  /** The records of a workspace that were set aside, as they were last known. */
  listSetAside(workspace: string): readonly Listed[] {
    return [...(this.#setAside.get(workspace)?.values() ?? [])]
  }

  /** Writes a workspace's headings down once enough of them changed; nobody waits for it. */
  saveWhenDue(workspace: string): void {
    const changes = this.#changes.get(workspace) ?? 0
    if (changes < changesAtLeast || changes < this.index.count(workspace) / 2) return
    void this.#save(workspace)
  }

  /** Writes down all that changed. */
  async save(): Promise<void> {
    for (const workspace of [...this.#changes.keys()]) void this.#save(workspace)
    await this.#saves.settled()
  }

  /**
   * Erases a record as it is known: what was written down goes before, because words stand in it, and comes back
   * without them.
   */
  async erasing<T>(key: RecordKey, erase: () => Promise<T>): Promise<T> {
    const { workspace } = key
    const name = recordName(key)
    this.#erasing.add(name)
    try {
      const path = join(this.#folder.path, safeName(workspace), headingFileName)
      await this.#saves.run(workspace, () => this.#folder.disk.remove(path))
      return await erase()
    } finally {
      this.#erasing.delete(name)
      this.#count(workspace)
    }
  }

  #note(record: Indexed, bytes: number | undefined): void {
    const { workspace, id } = record
    this.index.set(record)
    this.#setAside.get(workspace)?.delete(id)
    if (bytes === undefined) this.#bytes.get(workspace)?.delete(id)
    else this.#of(this.#bytes, workspace).set(id, bytes)
  }

  #forget({ workspace, id }: RecordKey): void {
    this.index.remove({ workspace, id })
    this.#bytes.get(workspace)?.delete(id)
  }

  /** A failure costs time at the next start, and nothing else. */
  #save(workspace: string): Promise<void> {
    this.#changes.delete(workspace)
    return this.#saves.run(workspace, async () => {
      const file = headingFile(this.#folder, join(this.#folder.path, safeName(workspace)))
      file.data = this.#kept(workspace)
      try {
        await sureOf(this.#folder.path)
        await file.write()
      } catch (error) {
        this.#logger.warn('headings-not-kept', { workspace, why: reasonOf(error) })
      }
    })
  }

  #kept(workspace: string): KeptHeading[] {
    const bytes = this.#bytes.get(workspace)
    const kept = this.index.list(workspace).map((one) => ({ ...one, bytes: bytes?.get(one.id) }))
    const isStaying = (one: KeptHeading) => !this.#erasing.has(recordName(one))
    const aside = this.listSetAside(workspace).map((one) => ({ ...one, setAside: true as const }))
    return [...kept, ...aside].filter(isStaying)
  }

  #count(workspace: string): void {
    this.#changes.set(workspace, (this.#changes.get(workspace) ?? 0) + 1)
  }

  #of<T>(all: Map<string, Map<string, T>>, workspace: string): Map<string, T> {
    const one = all.get(workspace) ?? new Map<string, T>()
    all.set(workspace, one)
    return one
  }
}

const listed = ({ workspace, id, rev, heading }: Indexed): Listed =>
  Object.freeze({ workspace, id, rev, heading })
