import * as z from 'zod'
import { KeyedQueue } from '../domain/keyed-queue.ts'
import { shelfOf } from '../domain/shelf-name.ts'
import type { SendEntry, Sender, Shelf } from '../review/ports.ts'
import type { Reviews } from '../review/reviews.ts'

/** Which check somebody means when they just type. */
export interface CurrentChecks {
  /** Somebody acted in a check: what they type next is about it. */
  note(sender: PersonIn, review: string): void
  /** A card was put in front of somebody: what they type next is about a question that they asked for. */
  shown(person: string, card: Pick<SendEntry, 'key' | 'kind' | 'unasked'>): void
  /** The check is gone, for everybody in its workspace. */
  forget(sender: PersonIn, review: string): void
  /** The one noted last; otherwise the newest that waits for them; `undefined` when there is none. */
  of(sender: Sender): Promise<string | undefined>
}

/** Somebody in a workspace. */
export interface PersonIn {
  readonly workspace: string
  readonly who: { readonly id: string }
}

type Kept = Pick<Shelf, 'get' | 'change' | 'names'>

const keptSchema = z.string()

/**
 * Remembers it on the shelf, so that every instance of the program means the same check, also after a restart;
 * without a shelf for as long as the program runs. What cannot be kept or read holds nobody up: then the newest open
 * check is meant.
 */
export function createCurrentChecks({
  reviews,
  shelf = inMemory(),
}: {
  readonly reviews: () => Reviews
  readonly shelf?: Kept
}): CurrentChecks {
  /** What somebody did is kept before what they type next is looked at. */
  const queue = new KeyedQueue()
  const startOf = (workspace: string): string => `${shelfOf(workspace)}current/`
  const nameOf = ({ workspace, who }: PersonIn): string => startOf(workspace) + who.id
  const change = (name: string, made: (before: unknown) => unknown): void => {
    queue.run(name, () => shelf.change(name, made)).catch(() => undefined)
  }
  const note = (person: PersonIn, review: string): void => change(nameOf(person), () => review)
  return {
    note,
    shown(id, { key, kind, unasked }) {
      // What a teammate sends in between steals no answer.
      if (kind === 'question' && !unasked) note({ workspace: key.workspace, who: { id } }, key.id)
    },
    forget(sender, review) {
      const forgotten = (before: unknown) => (before === review ? undefined : before)
      change(nameOf(sender), forgotten)
      const others = shelf.names(startOf(sender.workspace)).then((names) => {
        for (const name of names) change(name, forgotten)
      })
      others.catch(() => undefined)
    },
    async of(sender) {
      const name = nameOf(sender)
      const kept = await queue.run(name, () => shelf.get(name)).catch(() => undefined)
      const known = keptSchema.safeParse(kept).data
      if (known !== undefined) return known
      const items = await reviews().overview(sender)
      const open = items.find(({ waiting }) => waiting > 0) ?? items.find(({ posted }) => !posted)
      return (open ?? items[0])?.review
    },
  }
}

const most = 10_000

function inMemory(): Kept {
  const kept = new Map<string, unknown>()
  return {
    get: async (name) => kept.get(name),
    async change(name, made) {
      const value = made(kept.get(name))
      kept.delete(name)
      if (value !== undefined) kept.set(name, value)
      const [oldest] = kept.keys()
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
      return value
    },
    names: async (start) => [...kept.keys()].filter((name) => name.startsWith(start)),
  }
}
