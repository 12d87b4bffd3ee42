import { writeFile } from 'node:fs/promises'
import { AppError } from '../errors.ts'

/**
 * Writes a result into a file that is not there yet and that its owner alone may read.
 * @throws AppError('bad-input') where there is one, or no such folder
 */
export async function writeNewFile(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    throw new AppError('bad-input', `${file} could not be written.`, {
      hint: isThere ? 'There is a file of that name. Choose another.' : 'Is there such a folder?',
    })
  }
}
