import { open } from 'node:fs/promises'
import { join } from 'node:path'

/** Saves a file that only its owner can read; an existing file is never overwritten. */
export async function keepFile(
  folder: string,
  file: { readonly name: string; readonly body: string },
): Promise<string> {
  const name = file.name.replace(/[^\p{L}\p{M}\p{N}._ -]+/gu, '-').replace(/^\.+/, '')
  const dot = name.lastIndexOf('.')
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  for (let n = 1; ; n += 1) {
    const path = join(folder, n === 1 ? name : `${stem}-${n}${ending}`)
    try {
      const handle = await open(path, 'wx', 0o600)
      await handle.writeFile(file.body)
      await handle.close()
      return path
    } catch (error) {
      if (!isTaken(error)) throw error
    }
  }
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST'
