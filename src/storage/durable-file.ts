import type { Adapter } from 'lowdb'
import type { DurableDisk } from './durable-disk.ts'
import { errorCode, type FileSystem } from './file-system.ts'

/** How a file is reached and read. */
export interface DurableFileOptions<T> {
  readonly path: string
  readonly fs: FileSystem
  readonly disk: DurableDisk
  readonly parse: (text: string) => T
}

/** lowdb's adapter for one file that survives a killed program and a power cut; `null` means there is none. */
export class DurableFile<T> implements Adapter<T | null> {
  readonly path: string
  readonly #fs: FileSystem
  readonly #disk: DurableDisk
  readonly #parse: (text: string) => T

  constructor({ path, fs, disk, parse }: DurableFileOptions<T>) {
    this.path = path
    this.#fs = fs
    this.#disk = disk
    this.#parse = parse
  }

  async read(): Promise<T | null> {
    try {
      return this.#parse(await this.#fs.readFile(this.path))
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null
      throw error
    }
  }

  write(data: T | null): Promise<void> {
    return data === null
      ? this.#disk.remove(this.path)
      : this.#disk.replace(this.path, JSON.stringify(data))
  }
}
