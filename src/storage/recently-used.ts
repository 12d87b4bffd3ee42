/** Remembers what was used last, up to a number, and forgets what was used longest ago. */
export class RecentlyUsed<T> {
  readonly #entries = new Map<string, T>()
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  get(name: string): T | undefined {
    const entry = this.#entries.get(name)
    if (entry !== undefined) this.set(name, entry)
    return entry
  }

  set(name: string, entry: T): void {
    this.#entries.delete(name)
    this.#entries.set(name, entry)
    if (this.#entries.size <= this.#limit) return
    for (const oldest of this.#entries.keys()) {
      this.#entries.delete(oldest)
      return
    }
  }

  delete(name: string): void {
    this.#entries.delete(name)
  }
}
