import { compiledFile } from './built.ts'
import { readCompiledContent } from './content/compiled.ts'
import type { RunningContent } from './content/content.ts'
import { type ContentFiles, contentVersionOf, readContentFiles } from './content/files.ts'
import { type ContentMistake, formatMistakes } from './content/mistake.ts'
import { sayFrom } from './content/say.ts'
import { AppError } from './errors.ts'
import type { Say } from './message/words.ts'

/**
 * Reads content and words: as the build compiled them where that is what the sources say, and from the sources
 * themselves where they have changed since.
 * @throws AppError('bad-content') with every mistake in it
 */
export async function openContent(root: string): Promise<{ content: RunningContent; say: Say }> {
  const { files, mistakes } = await readContentFiles(root)
  const compiled =
    mistakes.length > 0
      ? undefined
      : await readCompiledContent(contentVersionOf(files), compiledFile)
  const content = compiled ?? (await fromSources(files, mistakes))
  return { content, say: sayFrom(content.messages) }
}

async function fromSources(
  files: ContentFiles,
  mistakes: readonly ContentMistake[],
): Promise<RunningContent> {
  // What reads and checks the sources is large, and most starts do without it.
  const { contentFrom } = await import('./content/load.ts')
  const loaded = contentFrom(files, mistakes)
  if (loaded.ok) return loaded.content
  throw new AppError('bad-content', formatMistakes(loaded.mistakes), {
    hint: 'Mend these lines, then try again.',
  })
}
