import type { ReviewRecord } from '../review/record.ts'

/** A check as it was found. */
export type FoundCheck =
  | { readonly state: 'whole'; readonly record: ReviewRecord }
  /** It cannot be read as it was written; `isAside`: nobody works with it any more. */
  | {
      readonly state: 'damaged'
      /** The file in its folder, or the workspace and id that its rows have. */
      readonly file: string
      readonly why: string
      readonly isAside: boolean
    }
  /** It may well be good, and this program cannot read it. */
  | { readonly state: 'unreadable'; readonly file: string; readonly why: string }

/** Something small that is kept beside the checks. */
export type FoundItem =
  | { readonly state: 'whole'; readonly name: string; readonly value: unknown }
  | { readonly state: 'damaged'; readonly file: string; readonly why: string }

/** All that is kept, read one after another while a program may be working with it; nothing is changed. */
export interface KeptData {
  checks(): AsyncIterable<FoundCheck>
  items(): AsyncIterable<FoundItem>
}

/** Whoever takes what is kept somewhere exactly as it is, where nothing is yet. */
export interface KeptTaker {
  /** @throws AppError('storage-failed') */
  check(record: ReviewRecord): Promise<void>
  /** @throws AppError('storage-failed') */
  item(name: string, value: unknown): Promise<void>
}

/** Something that cannot be read, by the name of its file or row, and why. */
export interface Unread {
  readonly file: string
  readonly why: string
}

/** What was handed on, by number, and what could not be. */
export interface Handed {
  readonly checks: number
  readonly items: number
  readonly left: readonly Unread[]
}

/**
 * Hands on all that can be read, checks first; what cannot costs only itself.
 * @throws AppError('storage-failed') when nothing can be read just now, or at the first thing that is not taken
 */
export async function handOn(kept: KeptData, taker: KeptTaker): Promise<Handed> {
  const counts = { checks: 0, items: 0 }
  const left: Unread[] = []
  for await (const found of kept.checks()) {
    if (found.state !== 'whole') {
      left.push({ file: found.file, why: found.why })
      continue
    }
    await taker.check(found.record)
    counts.checks += 1
  }
  for await (const found of kept.items()) {
    if (found.state !== 'whole') {
      left.push({ file: found.file, why: found.why })
      continue
    }
    await taker.item(found.name, found.value)
    counts.items += 1
  }
  return { ...counts, left }
}
