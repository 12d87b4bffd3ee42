import type { Shelf } from '../../src/review/ports.ts'
import { checkShelfName, namesFrom, shelfCopy } from '../../src/storage/shelf-item.ts'

/** A shelf that is empty again when the program ends. */
export class MemoryShelf implements Shelf {
  readonly #values = new Map<string, unknown>()

  async get(name: string): Promise<unknown> {
    checkShelfName(name)
    return this.#values.get(name)
  }

  async put(name: string, value: unknown): Promise<void> {
    checkShelfName(name)
    this.#values.set(name, shelfCopy(value))
  }

  async remove(name: string): Promise<void> {
    checkShelfName(name)
    this.#values.delete(name)
  }

  async change(name: string, made: (before: unknown) => unknown): Promise<unknown> {
    checkShelfName(name)
    const value = made(this.#values.get(name))
    if (value === undefined) this.#values.delete(name)
    else this.#values.set(name, shelfCopy(value))
    return this.#values.get(name)
  }

  async names(start: string): Promise<readonly string[]> {
    return namesFrom(this.#values.keys(), start)
  }
}
