import { constants, lstatSync, type Stats } from 'node:fs'
import * as fs from 'node:fs/promises'
import { sep } from 'node:path'

/** A file opened for writing, or a folder opened to be synced. */
export interface OpenFile {
  /** Writes behind what was written, or where the file was opened to be written. */
  writeFile(content: string | Uint8Array): Promise<void>
  /** Takes away all that stands behind so many bytes. */
  cut(bytes: number): Promise<void>
  /** Returns once the disk holds it; until then a power cut can take it. */
  sync(): Promise<void>
  close(): Promise<void>
}

/** The kind of a folder's entry; anything but plain files and folders, such as a link, is `other`. */
export interface FolderEntry {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'other'
}

/** What tells whether a file was written since. */
export interface FileStamp {
  readonly bytes: number
  /** Milliseconds since 1970, by the clock of its computer. */
  readonly written: number
}

/** Exactly the calls the store makes, so that a test can fail any one of them or cut the power in between. */
export interface FileSystem {
  /** Creates a file that must not exist yet, for the owner's eyes only. */
  create(path: string): Promise<OpenFile>
  /** Opens a file that exists, to write at its end; follows no link. */
  append(path: string): Promise<OpenFile>
  /** Opens a file that exists, to write over its beginning; follows no link. */
  rewrite(path: string): Promise<OpenFile>
  openFolder(path: string): Promise<OpenFile>
  /** Follows no link. */
  readFile(path: string): Promise<string>
  /** Follows no link. */
  readBytes(path: string): Promise<Buffer>
  /** How long a file is and when it was written last; a link is not followed. */
  stamp(path: string): Promise<FileStamp>
  /** The same for many files of a folder, in their order; nothing for one that is not there. */
  stamps(folder: string, names: readonly string[]): Promise<readonly (FileStamp | undefined)[]>
  readFolder(path: string): Promise<readonly FolderEntry[]>
  /** The kind of entry at a path; a link is not followed. */
  kind(path: string): Promise<FolderEntry['kind'] | 'missing'>
  makeFolder(path: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  /** Gives a file a second name, which must not exist yet. */
  link(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
}

const readOnly = constants.O_RDONLY | constants.O_NOFOLLOW
const atBeginning = constants.O_WRONLY | constants.O_NOFOLLOW
const atEnd = constants.O_WRONLY | constants.O_APPEND | constants.O_NOFOLLOW

/** The computer's own file system. */
export const diskFileSystem: FileSystem = {
  create: async (path) => openFile(await fs.open(path, 'wx', 0o600)),
  append: async (path) => openFile(await fs.open(path, atEnd)),
  rewrite: async (path) => openFile(await fs.open(path, atBeginning)),
  openFolder: async (path) => openFile(await fs.open(path, 'r')),
  readFile: (path) => fs.readFile(path, { encoding: 'utf8', flag: readOnly }),
  readBytes: (path) => fs.readFile(path, { flag: readOnly }),
  stamp: async (path) => stampOf(await fs.lstat(path)),
  // A start asks for every file, and waiting for each takes ten times as long as the answer.
  stamps: async (folder, names) =>
    names.map((name) => {
      const stats = lstatSync(`${folder}${sep}${name}`, { throwIfNoEntry: false })
      return stats && stampOf(stats)
    }),
  readFolder: async (path) => {
    const entries = await fs.readdir(path, { withFileTypes: true })
    return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
  },
  kind: async (path) => {
    try {
      return kindOf(await fs.lstat(path))
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return 'missing'
      throw error
    }
  },
  makeFolder: async (path) => {
    await fs.mkdir(path, { mode: 0o700 })
  },
  rename: fs.rename,
  link: fs.link,
  remove: fs.unlink,
}

/** The operating system's name for what went wrong, such as ENOSPC. */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}

function openFile(file: fs.FileHandle): OpenFile {
  return {
    writeFile: (content) => file.writeFile(content),
    cut: (bytes) => file.truncate(bytes),
    sync: () => file.sync(),
    close: () => file.close(),
  }
}

const stampOf = ({ size, mtimeMs }: Stats): FileStamp => ({ bytes: size, written: mtimeMs })

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): FolderEntry['kind'] {
  if (entry.isFile()) return 'file'
  return entry.isDirectory() ? 'folder' : 'other'
}
