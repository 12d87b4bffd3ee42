import type { Content } from './content/content.ts'
import { loadContent } from './content/load.ts'
import { formatMistakes } from './content/mistake.ts'
import { sayFrom } from './content/say.ts'
import { AppError } from './errors.ts'
import type { Say } from './message/words.ts'

/**
 * Reads content and words.
 * @throws AppError('bad-content') with every mistake in it
 */
export async function openContent(root: string): Promise<{ content: Content; say: Say }> {
  const loaded = await loadContent(root)
  if (!loaded.ok) {
    throw new AppError('bad-content', formatMistakes(loaded.mistakes), {
      hint: 'Mend these lines, then try again.',
    })
  }
  return { content: loaded.content, say: sayFrom(loaded.content.messages) }
}
