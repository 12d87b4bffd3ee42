import * as z from 'zod'
import type { Shelf } from '../../review/ports.ts'

/** Names that belong to somebody who came with an invitation of their own: nobody else is called so any more. */
export interface BoundNames {
  /** By the person's id. */
  has(person: string): boolean
  /** Keeps it durably before it resolves. @throws AppError('storage-failed') */
  add(person: string): Promise<void>
}

const shelfName = 'page/bound-names'
const boundSchema = z.array(z.string())

/**
 * The names that were bound before, and those that will be; without a shelf they last as long as the program runs.
 * @throws AppError('storage-failed') when they are there but cannot be read
 */
export async function openBoundNames(shelf?: Pick<Shelf, 'get' | 'put'>): Promise<BoundNames> {
  const kept = boundSchema.safeParse(await shelf?.get(shelfName))
  const names = new Set(kept.success ? kept.data : [])
  return {
    has: (person) => names.has(person),
    async add(person) {
      if (names.has(person)) return
      await shelf?.put(shelfName, [...names, person])
      names.add(person)
    },
  }
}
