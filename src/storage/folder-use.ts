import { z } from 'zod'
import type { FileSystem } from './file-system.ts'

/** What a program does with the data folder that it has claimed; a page without a port took any free one. */
export const folderUseSchema = z.discriminatedUnion('as', [
  z.object({ as: z.literal('page'), port: z.int().min(1).max(65_535).optional() }),
  z.object({ as: z.literal('terminal') }),
  z.object({ as: z.literal('assistant') }),
])
export type FolderUse = z.infer<typeof folderUseSchema>

/** What somebody who is refused is told about the one who has the folder. */
export interface UseWords {
  /** Who has it, as the beginning of a sentence. */
  readonly who: string
  /** Where to go on. */
  readonly goOn: string
}

/** The words for each use. */
export function useWords(use: FolderUse): UseWords {
  if (use.as === 'terminal') {
    return { who: 'Another terminal (whatif chat)', goOn: 'Go on there, or leave it there first' }
  }
  if (use.as === 'assistant') {
    return { who: 'An assistant (whatif mcp)', goOn: 'It needs them for a moment: try again' }
  }
  const key = 'press Enter where it was started for an address with a key'
  return use.port === undefined
    ? { who: 'The page (whatif start)', goOn: `Go on there (${key}), or stop it first` }
    : {
        who: 'The page (whatif start)',
        goOn: `Go on there: http://127.0.0.1:${use.port}/ (${key}), or stop it first`,
      }
}

/** Reads what a claim says; `undefined` where it says nothing, as a claim of an earlier version or of a test. */
export async function readUse(fs: FileSystem, path: string): Promise<FolderUse | undefined> {
  try {
    const read = folderUseSchema.safeParse(JSON.parse(await fs.readFile(path)))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}
