import { constants } from 'node:fs'
import * as fs from 'node:fs/promises'

/** A file opened for writing, or a folder opened to be synced. */
export interface OpenFile {
  writeFile(content: string | Uint8Array): Promise<void>
  /** Returns once the disk holds it; until then a power cut can take it. */
  sync(): Promise<void>
  close(): Promise<void>
}

/** The kind of a folder's entry; anything but plain files and folders, such as a link, is `other`. */
export interface FolderEntry {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'other'
}

/** Exactly the calls the store makes, so that a test can fail any one of them or cut the power in between. */
export interface FileSystem {
  /** Creates a file that must not exist yet, for the owner's eyes only. */
  create(path: string): Promise<OpenFile>
  openFolder(path: string): Promise<OpenFile>
  /** Follows no link. */
  readFile(path: string): Promise<string>
  readFolder(path: string): Promise<readonly FolderEntry[]>
  /** The kind of entry at a path; a link is not followed. */
  kind(path: string): Promise<FolderEntry['kind'] | 'missing'>
  makeFolder(path: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
}

/** The computer's own file system. */
export const diskFileSystem: FileSystem = {
  create: (path) => fs.open(path, 'wx', 0o600),
  openFolder: (path) => fs.open(path, 'r'),
  readFile: (path) =>
    fs.readFile(path, { encoding: 'utf8', flag: constants.O_RDONLY | constants.O_NOFOLLOW }),
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
  remove: fs.unlink,
}

/** The operating system's name for what went wrong, such as ENOSPC. */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): FolderEntry['kind'] {
  if (entry.isFile()) return 'file'
  return entry.isDirectory() ? 'folder' : 'other'
}
