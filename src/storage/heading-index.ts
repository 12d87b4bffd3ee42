import type { Listed, Which } from '../review/ports.ts'
import { type RecordKey, type ReviewRecord, recordName } from '../review/record.ts'

/** What the index needs of a record. */
export type Indexed = Pick<ReviewRecord, 'workspace' | 'id' | 'rev' | 'heading'>

/** What lists and due work need of every record, kept in memory so that neither opens a file. */
export class HeadingIndex {
  readonly #workspaces = new Map<string, Map<string, Listed>>()
  /** Those that want something at some time, by workspace and id; read every minute, so the instant is worked out once. */
  readonly #due = new Map<string, Due>()

  /** Notes a record as it now is. */
  set({ workspace, id, rev, heading }: Indexed): void {
    const records = this.#workspaces.get(workspace) ?? new Map<string, Listed>()
    const wasDue = records.get(id)?.heading.dueAt !== undefined
    this.#workspaces.set(workspace, records.set(id, Object.freeze({ workspace, id, rev, heading })))
    const { dueAt } = heading
    if (dueAt === undefined) {
      if (wasDue) this.#due.delete(recordName({ workspace, id }))
    } else this.#due.set(recordName({ workspace, id }), { workspace, id, at: instant(dueAt) })
  }

  /** A record as it was last noted. */
  get({ workspace, id }: RecordKey): Listed | undefined {
    return this.#workspaces.get(workspace)?.get(id)
  }

  /** Forgets a record. */
  remove({ workspace, id }: RecordKey): void {
    this.#workspaces.get(workspace)?.delete(id)
    this.#due.delete(recordName({ workspace, id }))
  }

  /** The records of one workspace, newest first. */
  list(workspace: string, { person, newest }: Which = {}): Listed[] {
    const all = [...(this.#workspaces.get(workspace)?.values() ?? [])]
    const theirs =
      person === undefined ? all : all.filter(({ heading }) => heading.people.includes(person))
    return theirs
      .sort(
        (a, b) =>
          instant(b.heading.updatedAt) - instant(a.heading.updatedAt) || compare(a.id, b.id),
      )
      .slice(0, newest)
  }

  /** Records due at or before an instant, earliest first, of all workspaces. */
  due(at: string): RecordKey[] {
    const now = instant(at)
    const due: Due[] = []
    for (const record of this.#due.values()) if (record.at <= now) due.push(record)
    return due
      .sort((a, b) => a.at - b.at || compare(a.id, b.id))
      .map(({ workspace, id }) => ({ workspace, id }))
  }

  /** How many records a workspace has. */
  count(workspace: string): number {
    return this.#workspaces.get(workspace)?.size ?? 0
  }

  /** Every record of all workspaces, in no order. */
  all(): Listed[] {
    return [...this.#all()]
  }

  *#all(): Iterable<Listed> {
    for (const records of this.#workspaces.values()) yield* records.values()
  }
}

interface Due extends RecordKey {
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Compared as instants, because the same instant can be written in more than one way. */
function instant(at: string): number {
  return Date.parse(at)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
