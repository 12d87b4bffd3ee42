import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { AppError } from '../errors.ts'

/** No answers file comes near this; a larger one is a mistake, and explaining every line of it would take minutes. */
const largestAnswers = 250_000

/** A file that a program wrote: our own results, models of other tools, tables. */
export const largestExport = 20_000_000

/**
 * Reads a file of at most so many bytes, or standard input for `-`.
 * @throws AppError('bad-input') when it is missing, too large, or no text
 */
export async function readInput(
  file: string,
  input: Readable,
  largest = largestAnswers,
): Promise<string> {
  const bytes = await allOf(file === '-' ? input : createReadStream(file), file, largest)
  if (isPacked(bytes)) {
    const hint = 'Write an answers file, as docs/assessment.md shows.'
    throw new AppError(
      'bad-input',
      `${file} is a spreadsheet, a document or another packed file.`,
      { hint },
    )
  }
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch (cause) {
    const hint = 'Save it again as UTF-8: most editors ask for the encoding under “Save as”.'
    throw new AppError('bad-input', `${file} is not UTF-8 text.`, { hint, cause })
  }
}

/** Office programs write zip files, whatever the ending of the name. */
const isPacked = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))

/** PowerShell and spreadsheets write UTF-16, which a mark at the beginning shows. */
function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

async function allOf(stream: Readable, file: string, largest: number): Promise<Buffer> {
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
  if (size > largest)
    throw new AppError('bad-input', `${file} is larger than ${sizeWords(largest)}.`)
  return Buffer.concat(chunks)
}

const sizeWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${bytes / 1000} kB` : `${bytes / 1_000_000} MB`

function reason(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'ENOENT') return 'There is no such file.'
  if (code === 'EISDIR') return 'It is a folder.'
  return code === 'EACCES' ? 'You may not read it.' : 'Look whether it is a file you can open.'
}
