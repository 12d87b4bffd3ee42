import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const length = 32

/**
 * The secret that seals this data folder's sessions, made on first use and readable by its owner only.
 * Deleting the file closes every browser that was open.
 */
export async function secretOf(folder: string): Promise<Uint8Array> {
  const file = join(folder, 'web-secret')
  const known = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (known?.length === length) return known
  const secret = randomBytes(length)
  await mkdir(folder, { recursive: true })
  await writeFile(file, secret, { mode: 0o600 })
  return secret
}
