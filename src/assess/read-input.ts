import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { AppError } from '../errors.ts'

/** No answers file comes near this; a larger one is a slip, and explaining every line of it would take minutes. */
const largest = 250_000

/**
 * Reads a file, or standard input for `-`.
 * @throws AppError('bad-input') when it is missing, too large, or no text
 */
export async function readInput(file: string, input: Readable): Promise<string> {
  const bytes = await allOf(file === '-' ? input : createReadStream(file), file)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new AppError('bad-input', `${file} is not UTF-8 text.`, { cause })
  }
}

async function allOf(stream: Readable, file: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk)
      chunks.push(bytes)
      size += bytes.length
      if (size > largest) break
    }
  } catch (cause) {
    throw new AppError('bad-input', `${file} cannot be read.`, { hint: reason(cause), cause })
  }
  if (size > largest) throw new AppError('bad-input', `${file} is larger than 250 kB.`)
  return Buffer.concat(chunks)
}

function reason(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'ENOENT') return 'There is no such file.'
  if (code === 'EISDIR') return 'It is a folder.'
  return code === 'EACCES' ? 'You may not read it.' : 'Look whether it is a file you can open.'
}
