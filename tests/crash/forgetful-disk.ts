import { basename, dirname } from 'node:path'
import type { FileStamp, FileSystem, FolderEntry, OpenFile } from '../../src/storage/file-system.ts'

interface Content {
  text: string
  /** The call in which it was written last. */
  written: number
  /** What a power cut leaves of it; undefined means anything at all. */
  synced: string | undefined
}

type Names = Map<string, Content | 'folder'>

/** Says whether something that was never synced happens to have reached the disk. */
export type Luck = () => boolean

/** A disk in memory that, like a real one, only keeps for certain what was synced. */
export class ForgetfulDisk implements FileSystem {
  /** Calls begun so far. */
  calls = 0
  /** The call at which the power goes. */
  cutAt = Number.POSITIVE_INFINITY
  readonly #now = new Map<string, Names>()
  readonly #synced = new Map<string, Names>()

  constructor(root: string) {
    this.#now.set(root, new Map())
    this.#synced.set(root, new Map())
  }

  /** What the next start finds, in a process that has a new name. */
  afterPowerCut(luck: Luck): ForgetfulDisk {
    const [root = ''] = this.#now.keys()
    const found = new ForgetfulDisk(root)
    this.#survive(root, found, luck)
    return found
  }

  /** What the next process finds when only the last one died: everything, synced or not. */
  afterKill(): ForgetfulDisk {
    for (const names of this.#now.values()) {
      for (const name of names.keys()) if (name.startsWith('.in-use.')) names.delete(name)
    }
    this.calls = 0
    this.cutAt = Number.POSITIVE_INFINITY
    return this
  }

  #survive(path: string, found: ForgetfulDisk, luck: Luck): void {
    const kept: Names = new Map()
    const [now, synced] = [this.#now.get(path), this.#synced.get(path)]
    for (const name of new Set([...(now?.keys() ?? []), ...(synced?.keys() ?? [])])) {
      const entry = (luck() ? now : synced)?.get(name)
      if (entry === undefined || name.startsWith('.in-use.')) continue
      kept.set(name, entry === 'folder' ? entry : survivor(entry, luck))
      if (entry === 'folder') this.#survive(`${path}/${name}`, found, luck)
    }
    found.#now.set(path, kept)
    found.#synced.set(path, new Map(kept))
  }

  async create(path: string): Promise<OpenFile> {
    await this.#call()
    const folder = this.#folder(path)
    if (folder.has(basename(path))) throw failure('EEXIST')
    const content: Content = { text: '', synced: undefined, written: this.calls }
    folder.set(basename(path), content)
    return this.#file(content)
  }

  async append(path: string): Promise<OpenFile> {
    await this.#call()
    return this.#file(this.#content(path))
  }

  async rewrite(path: string): Promise<OpenFile> {
    await this.#call()
    const content = this.#content(path)
    return {
      ...this.#file(content),
      writeFile: (text) => this.#call(() => void Object.assign(content, { text })),
    }
  }

  #file(content: Content): OpenFile {
    const write = (text: string) => void Object.assign(content, { text, written: this.calls })
    return {
      writeFile: (more) => this.#call(() => write(`${content.text}${more}`)),
      cut: (bytes) => this.#call(() => write(content.text.slice(0, bytes))),
      sync: () => this.#call(() => void Object.assign(content, { synced: content.text })),
      close: () => this.#call(),
    }
  }

  async openFolder(path: string): Promise<OpenFile> {
    await this.#call()
    if (!this.#now.has(path)) throw failure('ENOENT')
    return {
      writeFile: () => Promise.reject(failure('EISDIR')),
      cut: () => Promise.reject(failure('EISDIR')),
      sync: () => this.#call(() => void this.#synced.set(path, new Map(this.#now.get(path)))),
      close: () => this.#call(),
    }
  }

  async readFile(path: string): Promise<string> {
    await this.#call()
    return this.#content(path).text
  }

  async readBytes(path: string): Promise<Buffer> {
    return Buffer.from(await this.readFile(path))
  }

  async stamp(path: string): Promise<FileStamp> {
    await this.#call()
    const { text, written } = this.#content(path)
    return { bytes: text.length, written }
  }

  async stamps(folder: string, names: readonly string[]): ReturnType<FileSystem['stamps']> {
    const stamps: FileStamp[] = []
    for (const name of names) stamps.push(await this.stamp(`${folder}/${name}`))
    return stamps
  }

  #content(path: string): Content {
    const content = this.#folder(path).get(basename(path))
    if (content === undefined || content === 'folder') throw failure('ENOENT')
    return content
  }

  async readFolder(path: string): Promise<FolderEntry[]> {
    await this.#call()
    const names = this.#now.get(path)
    if (names === undefined) throw failure('ENOENT')
    return [...names].map(([name, entry]) => ({ name, kind: kindOf(entry) }))
  }

  async kind(path: string): Promise<FolderEntry['kind'] | 'missing'> {
    await this.#call()
    if (this.#now.has(path)) return 'folder'
    const entry = this.#now.get(dirname(path))?.get(basename(path))
    return entry === undefined ? 'missing' : kindOf(entry)
  }

  async makeFolder(path: string): Promise<void> {
    await this.#call()
    const parent = this.#folder(path)
    if (parent.has(basename(path))) throw failure('EEXIST')
    parent.set(basename(path), 'folder')
    this.#now.set(path, new Map())
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#call()
    const entry = this.#folder(from).get(basename(from))
    if (entry === undefined) throw failure('ENOENT')
    this.#folder(from).delete(basename(from))
    this.#folder(to).set(basename(to), entry)
  }

  async link(from: string, to: string): Promise<void> {
    await this.#call()
    const folder = this.#folder(to)
    if (folder.has(basename(to))) throw failure('EEXIST')
    folder.set(basename(to), this.#content(from))
  }

  async remove(path: string): Promise<void> {
    await this.#call()
    if (!this.#folder(path).delete(basename(path))) throw failure('ENOENT')
  }

  /** A call takes a moment, so that others come in between, and does nothing once the power is gone. */
  async #call(work: () => void = () => undefined): Promise<void> {
    this.calls += 1
    const cut = this.calls >= this.cutAt
    await new Promise(setImmediate)
    if (cut) throw failure('EIO')
    work()
  }

  #folder(path: string): Names {
    const names = this.#now.get(dirname(path))
    if (names === undefined) throw failure('ENOENT')
    return names
  }
}

/** Text that was never synced may be there, in part, or not at all; what it was put behind is there for certain. */
function survivor({ text, synced = '', written }: Content, luck: Luck): Content {
  const kept = text.startsWith(synced) ? synced + part(text.slice(synced.length), luck) : synced
  return { text: kept, synced: kept, written }
}

function part(text: string, luck: Luck): string {
  if (!luck()) return ''
  return luck() ? text : text.slice(0, text.length / 2)
}

function kindOf(entry: Content | 'folder'): FolderEntry['kind'] {
  return entry === 'folder' ? 'folder' : 'file'
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code })
}
