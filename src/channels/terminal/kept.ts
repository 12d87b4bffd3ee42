import { AppError } from '../../errors.ts'
import type { Say } from '../../message/words.ts'
import { keepFile } from './keep-file.ts'
import type { Keepable, Talk } from './talk.ts'

/** Keeps reports and pictures of the open check as files, and says where; or why that could not be. */
export async function kept(
  { talk, say, folder }: { readonly talk: Talk; readonly say: Say; readonly folder: string },
  wanted: readonly Keepable[],
): Promise<string> {
  if (talk.review === undefined) return say('terminal.checks.noneOpen')
  try {
    const lines: string[] = []
    for (const one of wanted) {
      const file = await keepFile(folder, await talk.file(one))
      lines.push(say('terminal.report.kept', { file }))
    }
    return lines.join('\n')
  } catch (error) {
    if (error instanceof AppError) return error.message
    return say('terminal.trouble.failed')
  }
}
