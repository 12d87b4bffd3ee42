import type { Say } from '../../message/words.ts'
import { pageKeys, type Word } from './page/wire.ts'

/** Places that the page fills itself. */
const open = { name: '{name}', words: '{words}', alt: '{alt}' }

/** The words of the page, sent along with it. */
export const pageWords = (say: Say): Readonly<Record<Word, string>> =>
  Object.fromEntries(pageKeys.map((key) => [key, say(key, open)])) as Record<Word, string>
