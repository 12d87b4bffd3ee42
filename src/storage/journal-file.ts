import type { ReviewRecord } from '../review/record.ts'
import type { DurableDisk } from './durable-disk.ts'
import { errorCode, type FileSystem } from './file-system.ts'
import { stepText, wholeText } from './journal-text.ts'
import { type ReadJournal, readJournal } from './read-journal.ts'
import type { RecordStep } from './record-step.ts'

/** How far a journal has come. */
export interface JournalPlace {
  readonly bytes: number
  /** How many of them the whole record took that the journal begins with. */
  readonly wholeBytes: number
  readonly lines: number
}

/** How a journal is reached. */
interface JournalFileOptions {
  readonly path: string
  readonly fs: FileSystem
  readonly disk: DurableDisk
}

/** Steps may take as many bytes as the record they follow, and so many at least, before it is written whole again. */
const stepBytesAtLeast = 64 * 1024

/** Whether it is time to write a record whole again. */
export const isLong = ({ bytes, wholeBytes }: JournalPlace): boolean =>
  bytes - wholeBytes > Math.max(stepBytesAtLeast, wholeBytes)

/** The file that keeps one record: the whole of it, and a line for each change since. All that is written here is durable. */
export class JournalFile {
  readonly path: string
  readonly #fs: FileSystem
  readonly #disk: DurableDisk

  constructor({ path, fs, disk }: JournalFileOptions) {
    this.path = path
    this.#fs = fs
    this.#disk = disk
  }

  /** What it holds, as far as it can be read; `undefined` where there is none. */
  async read(): Promise<ReadJournal<ReviewRecord> | undefined> {
    try {
      return readJournal(await this.#fs.readBytes(this.path))
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return undefined
      throw error
    }
  }

  /** Writes a whole record in the place of all that is there. */
  async writeWhole(record: ReviewRecord): Promise<JournalPlace> {
    const { text, lines } = wholeText(record)
    await this.#disk.replace(this.path, text)
    const bytes = Buffer.byteLength(text)
    return { bytes, wholeBytes: bytes, lines }
  }

  /** Writes one change behind all that is there. */
  async writeStep(
    { bytes, wholeBytes, lines }: JournalPlace,
    step: RecordStep,
  ): Promise<JournalPlace> {
    const text = stepText(lines + 1, step)
    await this.#disk.append(this.path, text)
    return { bytes: bytes + Buffer.byteLength(text), wholeBytes, lines: lines + 1 }
  }

  /** Takes away what stands behind so many bytes; a shorter file stays as it is. */
  async cut(bytes: number): Promise<void> {
    const stamp = await this.#fs.stamp(this.path)
    if (stamp.bytes > bytes) await this.#disk.cut(this.path, bytes)
  }

  sync(): Promise<void> {
    return this.#disk.sync(this.path)
  }

  remove(): Promise<void> {
    return this.#disk.remove(this.path)
  }
}
