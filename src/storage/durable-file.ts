import type { Adapter } from 'lowdb'
import type { DurableDisk } from './durable-disk.ts'
import { errorCode, type FileSystem } from './file-system.ts'

/** How a file is reached and read. */
interface DurableFileOptions<T> {
  readonly path: string
  readonly fs: FileSystem
  readonly disk: DurableDisk
  readonly parse: (bytes: Buffer) => T
  /** How it is written; as JSON where nothing else is said. */
  readonly format?: (data: T) => string
}

/** lowdb's adapter for one file that survives a killed program and a power cut; `null` means there is none. */
export class DurableFile<T> implements Adapter<T | null> {
  readonly path: string
  /** How many bytes were last read or written. */
  length = 0
  readonly #fs: FileSystem
  readonly #disk: DurableDisk
  readonly #parse: (bytes: Buffer) => T
  readonly #format: (data: T) => string

  constructor({ path, fs, disk, parse, format = JSON.stringify }: DurableFileOptions<T>) {
    this.path = path
    this.#fs = fs
    this.#disk = disk
    this.#parse = parse
    this.#format = format
  }

  async read(): Promise<T | null> {
    try {
      const bytes = await this.#fs.readBytes(this.path)
      this.length = bytes.length
      return this.#parse(bytes)
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null
      throw error
    }
  }

  write(data: T | null): Promise<void> {
    if (data === null) return this.#disk.remove(this.path)
    const text = this.#format(data)
    this.length = Buffer.byteLength(text)
    return this.#disk.replace(this.path, text)
  }
}
