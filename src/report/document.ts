import { shownWords } from '../domain/text-safety.ts'
import type { Band } from '../domain/vocabulary.ts'

/** A run of words in a report; nothing in it is escaped yet. */
export type Span =
  | string
  | { readonly strong: string }
  | { readonly link: string; readonly href: string }
  | { readonly band: Band; readonly words: string }

/** Words in a report. */
export type Words = string | readonly Span[]

/** One part of a report, before it becomes Markdown or HTML. */
export type Part =
  | {
      readonly type: 'heading'
      readonly level: 1 | 2 | 3
      readonly words: Words
      readonly id?: string
    }
  | { readonly type: 'words'; readonly words: Words; readonly tone?: 'quiet' | 'warn' | 'quote' }
  /** `lettered` where each item begins with a letter of its own, so that nothing else marks it. */
  | { readonly type: 'list'; readonly items: readonly Words[]; readonly lettered?: true }
  | { readonly type: 'pairs'; readonly items: readonly (readonly [string, Words])[] }
  | {
      readonly type: 'table'
      readonly caption: string
      readonly head: readonly string[]
      readonly rows: readonly (readonly Words[])[]
    }
  | { readonly type: 'picture'; readonly svg: string; readonly caption: string }
  /** Parts in small print: to look something up in, not to read through. */
  | { readonly type: 'small'; readonly parts: readonly Part[]; readonly twoColumns?: boolean }

/** The spans of any words. */
export const spansOf = (words: Words): readonly Span[] =>
  typeof words === 'string' ? [words] : words

/** Words on one line, without characters that control a screen or turn the direction of what follows. */
export const clean = (words: string): string => shownWords(words.replace(/\s+/g, ' ')).trim()

/** A heading. */
export const headingPart = (level: 1 | 2 | 3, words: Words, id?: string): Part => ({
  type: 'heading',
  level,
  words,
  ...(id !== undefined && { id }),
})

/** A paragraph. */
export const paragraphPart = (words: Words, tone?: 'quiet' | 'warn' | 'quote'): Part => ({
  type: 'words',
  words,
  ...(tone && { tone }),
})
