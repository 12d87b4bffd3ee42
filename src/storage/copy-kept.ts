import { createHash } from 'node:crypto'
import type { Shelf, Store } from '../review/ports.ts'
import { type KeptTaker, keptIn } from './kept-data.ts'

/** What is kept in one place. */
export interface Kept {
  readonly store: Pick<Store, 'all' | 'load'>
  readonly shelf: Pick<Shelf, 'names' | 'get'>
}

/** What stands in both places, by number, and what is not the same in both, by name. */
export interface Compared {
  readonly checks: number
  readonly items: number
  readonly different: readonly string[]
}

/** True where nothing is kept yet. */
export async function isEmpty({ store, shelf }: Kept): Promise<boolean> {
  return (await store.all()).length === 0 && (await shelf.names('')).length === 0
}

/**
 * Copies every record and everything on the shelf.
 * @throws AppError('storage-failed') at the first that cannot be read or taken
 */
export async function copyKept({ store, shelf }: Kept, taker: KeptTaker): Promise<void> {
  const kept = keptIn(store, shelf)
  for await (const found of kept.checks()) {
    if (found.state === 'whole') await taker.check(found.record)
  }
  for await (const found of kept.items()) {
    if (found.state === 'whole') await taker.item(found.name, found.value)
  }
}

/** Compares two places by the hash of each thing in them. @throws AppError('storage-failed') */
export async function compareKept(one: Kept, other: Kept): Promise<Compared> {
  const [hashes, others] = [await hashesOf(one), await hashesOf(other)]
  const names = new Set([...hashes.keys(), ...others.keys()])
  const different = [...names].filter((name) => hashes.get(name) !== others.get(name))
  const checks = [...hashes.keys()].filter((name) => name.startsWith(checkMark)).length
  return { checks, items: hashes.size - checks, different }
}

const checkMark = 'check '

async function hashesOf({ store, shelf }: Kept): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>()
  for (const { workspace, id } of await store.all()) {
    const record = await store.load({ workspace, id })
    hashes.set(`${checkMark}${workspace}/${id}`, hashOf(record))
  }
  for (const name of await shelf.names(''))
    hashes.set(`shelf ${name}`, hashOf(await shelf.get(name)))
  return hashes
}

/** The same for the same value, in whatever order its fields were written. */
const hashOf = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value, sorted) ?? '')
    .digest('hex')

const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value
