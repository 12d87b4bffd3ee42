import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DurableDisk } from './durable-disk.ts'
import { diskFileSystem, errorCode, type FileSystem } from './file-system.ts'
import { storageFailed } from './storage-failed.ts'

const length = 32

/**
 * The secret that seals this data folder's sessions, made on first use and readable by its owner only.
 * Deleting the file closes every browser that was open.
 * @throws AppError('storage-failed') when it cannot be read or stored
 */
export async function secretOf(
  folder: string,
  fs: FileSystem = diskFileSystem,
): Promise<Uint8Array> {
  const file = join(folder, 'web-secret')
  try {
    const known = await readFile(file).catch((error) => {
      if (errorCode(error) !== 'ENOENT') throw error
      return undefined
    })
    if (known?.length === length) return known
    const secret = randomBytes(length)
    const disk = new DurableDisk(fs)
    await disk.makeFolder(folder)
    await disk.replace(file, secret)
    return secret
  } catch (error) {
    throw storageFailed(`Keeping ${file}`, error)
  }
}
