import * as z from 'zod'
import { KeyedQueue } from '../../domain/keyed-queue.ts'
import type { Shelf } from '../../review/ports.ts'

/** Names that belong to somebody who came with an invitation of their own: nobody else is called so any more. */
export interface BoundNames {
  /** By the person's id. */
  has(person: string): boolean
  /** Keeps it durably before it resolves. @throws AppError('storage-failed') */
  add(person: string): Promise<void>
  /** Takes up what other instances have bound since, and what was freed. @throws AppError('storage-failed') */
  refresh(): Promise<void>
}

const shelfName = 'page/bound-names'
/** Apart from the names, which earlier versions read. */
const timesName = 'page/bound-at'
const boundSchema = z.array(z.string())
const timesSchema = z.array(z.object({ person: z.string(), at: z.string() }))

const timesOf = (value: unknown) => timesSchema.safeParse(value).data ?? []

/** Since when each name is bound, by the person's id, where this is what the shelf keeps under that name. */
export const boundTimesIn = (name: string, value: unknown): Readonly<Record<string, string>> =>
  name === timesName ? Object.fromEntries(timesOf(value).map(({ person, at }) => [person, at])) : {}

/**
 * The names that were bound before, and those that will be; without a shelf they last as long as the program runs.
 * @throws AppError('storage-failed') when they are there but cannot be read
 */
export async function openBoundNames(
  shelf?: Pick<Shelf, 'get' | 'change'>,
  now: () => string = () => new Date().toISOString(),
): Promise<BoundNames> {
  const names = new Set<string>()
  const namesIn = (value: unknown): readonly string[] => boundSchema.safeParse(value).data ?? []
  /** The shelf has the whole list: a name that was erased there is free here too. */
  const take = (value: unknown): void => {
    const kept = boundSchema.safeParse(value ?? []).data
    if (!kept) return
    names.clear()
    for (const name of kept) names.add(name)
  }
  /** A list that was read before a name was added must not take that away again. */
  const queue = new KeyedQueue()
  const refresh = async (): Promise<void> => {
    if (shelf) await queue.run(shelfName, async () => take(await shelf.get(shelfName)))
  }
  await refresh()
  return {
    has: (person) => names.has(person),
    refresh,
    async add(person) {
      if (names.has(person)) return
      const more = (before: unknown) => [...new Set([...namesIn(before), person])]
      if (shelf) await queue.run(shelfName, async () => take(await shelf.change(shelfName, more)))
      else names.add(person)
      // Who was let in when is for the operator's audit; the first time counts.
      const at = now()
      await shelf?.change(timesName, (before) => {
        const times = timesOf(before)
        return times.some((one) => one.person === person) ? times : [...times, { person, at }]
      })
    },
  }
}
