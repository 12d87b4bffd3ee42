import type { Appended, Listed, RecordChange, Store, Which } from '../../src/review/ports.ts'
import type { RecordKey, ReviewRecord } from '../../src/review/record.ts'
import { applyRecordChange, readChange } from '../../src/storage/change.ts'
import { HeadingIndex } from '../../src/storage/heading-index.ts'
import { checkId, keyName } from '../../src/storage/record-key.ts'

/** A store that forgets everything when the program ends. */
export class MemoryStore implements Store {
  readonly #records = new Map<string, ReviewRecord>()
  readonly #index = new HeadingIndex()

  async load(key: RecordKey): Promise<ReviewRecord | undefined> {
    return this.#records.get(keyName(key))
  }

  async append(key: RecordKey, change: RecordChange): Promise<Appended> {
    const name = keyName(key)
    const appended = applyRecordChange(this.#records.get(name), key, readChange(change))
    if (appended.status === 'appended') {
      this.#records.set(name, appended.record)
      this.#index.set(appended.record)
    }
    return appended
  }

  /** Takes a record as it is, as if it had been there before. */
  hold(record: ReviewRecord): void {
    this.#records.set(keyName({ workspace: record.workspace, id: record.id }), record)
    this.#index.set(record)
  }

  async list(workspace: string, which?: Which): Promise<readonly Listed[]> {
    checkId(workspace)
    return this.#index.list(workspace, which)
  }

  async all(): Promise<readonly Listed[]> {
    return this.#index.all()
  }

  async due(at: string): Promise<readonly RecordKey[]> {
    return this.#index.due(at)
  }

  async close(): Promise<void> {
    // Nothing outlives it, so nothing is left to release.
  }
}
