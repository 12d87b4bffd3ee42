import { fileURLToPath } from 'node:url'
import { loadContent } from '../src/content/load.ts'
import { formatMistakes } from '../src/content/mistake.ts'
import { sayFrom } from '../src/content/say.ts'
import { readyChecks } from '../src/questionnaires.ts'

const loaded = await loadContent(fileURLToPath(new URL('..', import.meta.url)))
if (!loaded.ok) throw new Error(formatMistakes(loaded.mistakes))

/** The product's own content: reading it takes longer than most tests, so that all share this one. */
export const { content } = loaded

/** Its words. */
export const say = sayFrom(content.messages)

/** Its questionnaires, ready to run. */
export const checks = readyChecks(content, say)
