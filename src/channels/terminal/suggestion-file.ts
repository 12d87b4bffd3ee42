import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { mostFileBytes } from '../../domain/suggestion.ts'
import type { SuggestionFile } from '../../review/reviews.ts'

/** A file of this computer that was typed; `undefined` where there is none that can be read. */
export async function suggestionFile(path: string): Promise<SuggestionFile | undefined> {
  try {
    const { size } = await stat(path)
    // What is too large is refused by its size, and never read.
    const bytes = size > mostFileBytes ? new Uint8Array(mostFileBytes + 1) : await readFile(path)
    return { name: basename(path), bytes }
  } catch {
    return undefined
  }
}
