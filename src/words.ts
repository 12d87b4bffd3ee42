import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { messageEntries, messageFileSchema } from './content/messages.ts'
import { parseFile } from './content/parse.ts'
import { sayFrom } from './content/say.ts'
import { AppError } from './errors.ts'
import type { Say } from './message/words.ts'

/**
 * The words of one area alone, for what must be said even where other content is broken.
 * @throws AppError('bad-content')
 */
export async function readWords(root: string, area: string): Promise<Say> {
  const file = `content/messages/${area}.yaml`
  try {
    const parsed = parseFile(file, await readFile(join(root, file), 'utf8'))
    const source = messageFileSchema.parse('value' in parsed ? parsed.value : undefined)
    return sayFrom(new Map(messageEntries(file, area, source).map((entry) => [entry.key, entry])))
  } catch (cause) {
    throw new AppError('bad-content', `${file} cannot be read.`, {
      hint: 'Run: whatif check',
      cause,
    })
  }
}
