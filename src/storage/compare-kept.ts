import { createHash } from 'node:crypto'
import type { FoundCheck, FoundItem, KeptData } from './kept-data.ts'

/** What stands in both places, by number, and what is not the same in both, by name. */
export interface Compared {
  readonly checks: number
  readonly items: number
  readonly different: readonly string[]
}

/** True where nothing is kept yet, not even something that cannot be read. */
export async function isEmpty(kept: KeptData): Promise<boolean> {
  for await (const _ of allIn(kept)) return false
  return true
}

/**
 * Compares all that can be read in two places, by the hash of each thing.
 * @throws AppError('storage-failed')
 */
export async function compareKept(one: KeptData, other: KeptData): Promise<Compared> {
  const [hashes, others] = [await hashesOf(one), await hashesOf(other)]
  const names = new Set([...hashes.keys(), ...others.keys()])
  const different = [...names].filter((name) => hashes.get(name) !== others.get(name))
  const checks = [...hashes.keys()].filter((name) => name.startsWith(checkMark)).length
  return { checks, items: hashes.size - checks, different }
}

async function* allIn(kept: KeptData): AsyncIterable<FoundCheck | FoundItem> {
  yield* kept.checks()
  yield* kept.items()
}

const checkMark = 'check '

async function hashesOf(kept: KeptData): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>()
  for await (const found of allIn(kept)) {
    if (found.state !== 'whole') continue
    if ('record' in found) {
      const { workspace, id } = found.record
      hashes.set(`${checkMark}${workspace}/${id}`, hashOf(found.record))
    } else hashes.set(`shelf ${found.name}`, hashOf(found.value))
  }
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
