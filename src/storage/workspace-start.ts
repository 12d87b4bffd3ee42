import { join, relative } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Logger } from '../review/ports.ts'
import type { ReviewRecord } from '../review/record.ts'
import { headingFile, headingFileName, type KeptHeading } from './heading-file.ts'
import type { Indexed } from './heading-index.ts'
import { losesNothing } from './journal-reading.ts'
import { DamagedData, parseIndexed, parseRecord } from './parse-record.ts'
import { readJournal, readListed } from './read-journal.ts'
import { asideEnding, journalEnding, oldEnding, type RecordFolder } from './record-folder.ts'
import { safeName } from './record-key.ts'
import { salvageJournal } from './salvage.ts'
import type { Started } from './start-up.ts'
import { reasonOf } from './storage-failed.ts'

/** One workspace's folder, as it is found at the start. */
interface FoundWorkspace extends Started {
  readonly folder: RecordFolder
  readonly path: string
  readonly files: readonly string[]
  readonly logger: Logger
}

/** What was written down about a workspace. */
interface WrittenDown {
  /** By the names of their journals. */
  readonly kept: ReadonlyMap<string, KeptHeading>
  /** When. */
  readonly at: number
}

/** Reads what was written down about a workspace, so that its files can be looked at. */
export async function openWorkspace(found: FoundWorkspace): Promise<WorkspaceStart> {
  return new WorkspaceStart(found, await writtenDown(found))
}

async function writtenDown({ folder, path, files, logger }: FoundWorkspace): Promise<WrittenDown> {
  const kept = new Map<string, KeptHeading>()
  if (!files.includes(headingFileName)) return { kept, at: 0 }
  try {
    const headings = headingFile(folder, path)
    await headings.read()
    const { written } = await folder.fs.stamp(join(path, headingFileName))
    for (const one of headings.data ?? []) kept.set(safeName(one.id) + journalEnding, one)
    return { kept, at: written }
  } catch (error) {
    const file = relative(folder.path, join(path, headingFileName))
    logger.warn('headings-unreadable', { file, why: reasonOf(error) })
    return { kept: new Map(), at: 0 }
  }
}

/** Notes every readable record of a workspace; one that is not costs only itself. */
class WorkspaceStart {
  readonly #found: FoundWorkspace
  readonly #written: WrittenDown
  #files: ReadonlySet<string> | undefined
  /** Everything that was written down was found as it was. */
  #areAllThere = false

  constructor(found: FoundWorkspace, written: WrittenDown) {
    this.#found = found
    this.#written = written
  }

  /** Whether a file is there; most starts never ask. */
  #has(file: string): boolean {
    this.#files ??= new Set(this.#found.files)
    return this.#files.has(file)
  }

  /** Takes over what was written down of journals that were not written since; gives back the files that have to be read. */
  async takeKnown(): Promise<readonly string[]> {
    const { folder, path, files, known } = this.#found
    const { kept: written, at } = this.#written
    const unknown: string[] = []
    const there: string[] = []
    const theirs: KeptHeading[] = []
    for (const file of files) {
      const kept = written.get(file)
      if (kept) theirs.push(kept)
      ;(kept ? there : unknown).push(file)
    }
    const stamps = await folder.fs.stamps(path, there)
    let taken = 0
    for (const [n, kept] of theirs.entries()) {
      const stamp = stamps[n]
      if (stamp && kept.bytes === stamp.bytes && stamp.written <= at) {
        known.take(kept.setAside ? { ...kept, setAside: undefined } : kept)
        taken++
      } else unknown.push(there[n] ?? '')
    }
    this.#areAllThere = taken === written.size
    return unknown
  }

  /** Looks at one file of the workspace. */
  async read(name: string): Promise<void> {
    const { folder, path, logger } = this.#found
    const file = join(path, name)
    try {
      if (name.endsWith(journalEnding)) await this.#journal(file, this.#written.kept.get(name))
      else if (name.endsWith(oldEnding)) await this.#old(file, name.slice(0, -oldEnding.length))
    } catch (error) {
      logger.error('record-unreadable', { file: relative(folder.path, file), why: reasonOf(error) })
    }
  }

  /** Records that were written down and are not here: set aside before, or gone. */
  noteGone(): void {
    const { files, known, logger } = this.#found
    if (this.#areAllThere) return
    for (const [journal, kept] of this.#written.kept) {
      const name = journal.slice(0, -journalEnding.length)
      if (this.#has(journal) || this.#has(name + oldEnding)) continue
      const isAside = (file: string) =>
        [journalEnding, oldEnding].some((ending) => file.startsWith(name + ending + asideEnding))
      if (files.some(isAside)) known.take({ ...kept, setAside: true })
      else if (!kept.setAside && kept.heading.phase !== 'deleted') {
        logger.error('record-missing', { workspace: kept.workspace, record: kept.id })
        known.setAside(kept, kept)
      }
    }
  }

  async #journal(file: string, kept: KeptHeading | undefined): Promise<void> {
    const { folder, known, unsure } = this.#found
    const content = await folder.fs.readBytes(file)
    const { record, loss, bytes } = readListed(content)
    unsure.add(file)
    if (!record) return this.#setAside(file, 'nothing in it is known', kept)
    if (!this.#isInPlace(record, file)) return
    if (!losesNothing(loss)) {
      // What was written down says most; of a heading that is lost, its events say whose it is.
      const last = kept ?? salvageJournal(content, undefined)?.record
      return this.#setAside(file, `${loss.lines} of its lines cannot be read`, last)
    }
    // Where one was set aside, somebody put back what they had.
    const least = kept && !kept.setAside ? kept.rev : 0
    if (record.rev < least) {
      return this.#setAside(file, `it ends with change ${record.rev} of ${least}`, kept)
    }
    known.set(record, bytes)
  }

  async #old(file: string, name: string): Promise<void> {
    const { folder, path, known } = this.#found
    const text = await folder.fs.readFile(file)
    if (this.#has(name + journalEnding)) {
      return this.#leftover(file, text, join(path, name + journalEnding))
    }
    try {
      const record = parseIndexed(text)
      if (this.#isInPlace(record, file, oldEnding)) known.set(record, undefined)
    } catch (error) {
      if (!(error instanceof DamagedData)) throw error
      await this.#setAside(file, error.message, this.#written.kept.get(name + journalEnding))
    }
  }

  /** A file of before beside its journal: moving on ended early, or somebody put it there. */
  async #leftover(file: string, text: string, journal: string): Promise<void> {
    const { folder } = this.#found
    const { record } = readJournal(await folder.fs.readBytes(journal))
    if (record && isBeginningOf(text, record)) await folder.disk.remove(file)
    else await folder.setAside(file, 'a newer file of the same check is there')
  }

  #isInPlace(record: Indexed, file: string, ending?: string): boolean {
    const { folder, logger } = this.#found
    if (folder.pathOf(record, ending) === file) return true
    logger.warn('record-misplaced', { file: relative(folder.path, file) })
    return false
  }

  async #setAside(file: string, why: string, last: Indexed | undefined): Promise<void> {
    await this.#found.folder.setAside(file, why)
    if (last) this.#found.known.setAside(last, last)
  }
}

/** Whether the text of a file of before is a record as it was at an earlier moment. */
function isBeginningOf(text: string, { rev, events }: ReviewRecord): boolean {
  try {
    const early = parseRecord(text)
    return (
      early.rev <= rev && early.events.every((event, at) => isDeepStrictEqual(event, events[at]))
    )
  } catch (error) {
    if (error instanceof DamagedData) return false
    throw error
  }
}
