import { join, relative } from 'node:path'
import { diskFileSystem, errorCode, type FileSystem } from './file-system.ts'
import { losesNothing } from './journal-reading.ts'
import type { FoundCheck, FoundItem, KeptData } from './kept-data.ts'
import { parseItem, shelfEnding, shelfFolder } from './lowdb-shelf.ts'
import { DamagedData, parseRecord } from './parse-record.ts'
import { readJournal } from './read-journal.ts'
import { asideEnding, journalEnding, oldEnding } from './record-folder.ts'
import { safeName } from './record-key.ts'
import { reasonOf } from './storage-failed.ts'

/** All that a data folder keeps, whoever works in it: each check is read as it was after some act. */
export class FolderData implements KeptData {
  readonly #path: string
  readonly #fs: FileSystem

  constructor(path: string, fs: FileSystem = diskFileSystem) {
    this.#path = path
    this.#fs = fs
  }

  async *checks(): AsyncIterable<FoundCheck> {
    for (const folder of await this.#names(this.#path, 'folder')) {
      const files = await this.#names(join(this.#path, folder), 'file')
      const journals = new Set(files.filter((name) => name.endsWith(journalEnding)))
      for (const name of files) {
        const isOld = name.endsWith(oldEnding) && !journals.has(withJournalEnding(name))
        const found =
          journals.has(name) || isOld
            ? await this.#check(join(this.#path, folder, name))
            : this.#aside(folder, name, new Set(files))
        if (found) yield found
      }
    }
  }

  /** The files of checks that were set aside and that nothing took the place of; no file is opened. */
  async setAside(): Promise<readonly string[]> {
    const found: string[] = []
    for (const folder of await this.#names(this.#path, 'folder')) {
      const files = new Set(await this.#names(join(this.#path, folder), 'file'))
      for (const name of files) {
        const aside = this.#aside(folder, name, files)
        if (aside?.state === 'damaged') found.push(aside.file)
      }
    }
    return found
  }

  async *items(): AsyncIterable<FoundItem> {
    for (const name of await this.#names(join(this.#path, shelfFolder), 'file')) {
      if (!name.endsWith(shelfEnding)) continue
      const path = join(this.#path, shelfFolder, name)
      try {
        const item = parseItem(await this.#fs.readFile(path), path)
        yield { state: 'whole', name: item.name, value: item.value }
      } catch (error) {
        if (errorCode(error) === 'ENOENT') continue
        yield { state: 'damaged', file: this.#short(path), why: reasonOf(error) }
      }
    }
  }

  /** One that is gone meanwhile is none; one that moved on meanwhile is read where it is now. */
  async #check(path: string): Promise<FoundCheck | undefined> {
    const file = this.#short(path)
    try {
      const record = path.endsWith(journalEnding)
        ? wholeRecord(await this.#fs.readBytes(path))
        : parseRecord(await this.#fs.readFile(path))
      const own = `${safeName(record.workspace)}/${safeName(record.id)}`
      if (own === file.slice(0, file.lastIndexOf('.'))) return { state: 'whole', record }
      return { state: 'unreadable', file, why: 'it holds another check than its name says' }
    } catch (error) {
      if (errorCode(error) === 'ENOENT' && path.endsWith(oldEnding)) {
        return this.#check(withJournalEnding(path))
      }
      if (errorCode(error) === 'ENOENT') return undefined
      if (error instanceof DamagedData)
        return { state: 'damaged', file, why: error.message, isAside: false }
      return { state: 'unreadable', file, why: reasonOf(error) }
    }
  }

  /** A file that was set aside counts only where nothing took its place. */
  #aside(folder: string, name: string, files: ReadonlySet<string>): FoundCheck | undefined {
    const at = name.indexOf(asideEnding)
    if (at === -1) return undefined
    const was = name.slice(0, at)
    if (files.has(was) || files.has(withJournalEnding(was))) return undefined
    return { state: 'damaged', file: join(folder, name), why: 'it was set aside', isAside: true }
  }

  async #names(path: string, wanted: 'file' | 'folder'): Promise<string[]> {
    try {
      const entries = await this.#fs.readFolder(path)
      return entries.flatMap(({ name, kind }) => (kind === wanted ? [name] : [])).sort()
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return []
      throw error
    }
  }

  #short(path: string): string {
    return relative(this.#path, path)
  }
}

const withJournalEnding = (name: string): string =>
  name.endsWith(oldEnding) ? name.slice(0, -oldEnding.length) + journalEnding : name

function wholeRecord(bytes: Buffer) {
  const { record, loss } = readJournal(bytes)
  if (record && losesNothing(loss)) return record
  throw new DamagedData(
    record ? `${loss.lines} of its lines cannot be read` : 'nothing in it is known',
  )
}
