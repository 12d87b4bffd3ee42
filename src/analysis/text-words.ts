import * as z from 'zod'
import { stemFor } from '../domain/stem.ts'

const word = z.string().regex(/^\p{L}[\p{L}’-]*$/u, 'write one word, without spaces')
const name = z.string().regex(/^\p{L}[\p{L}\p{N}’. -]*$/u, 'write a name, in letters')

/** Words of an action: a verb, and what belongs to it, such as "write to". */
const verb = z.string().regex(/^\p{L}[\p{L}’ -]*$/u, 'write the words of an action, in letters')

/** How what people do is found: which verbs there are, and the small words around them. */
const actionWordsSchema = z.strictObject({
  /** In front of a verb: somebody does it. */
  doers: z.array(word),
  /** In front of a verb: the team itself does it. */
  own: z.array(word),
  /** In front of what something is done to: those that stay with it, and those that fall away. */
  articles: z.array(word),
  dropped: z.array(word),
  /** Nothing changes without them. */
  asides: z.array(verb),
  /** What something is done to ends before these. */
  ends: z.array(word),
  /** In the place of what something is done to: it is not named. */
  notNamed: z.array(word),
  /** A verb as it stands after "can", how it is written otherwise, and whether it says enough alone. */
  verbs: z.array(
    z.strictObject({ do: verb, forms: z.array(verb), alone: z.boolean().default(false) }),
  ),
})

/** How one language's words are read: which say nothing by themselves, and what people who use a product are called. */
export const languageWordsSchema = z.strictObject({
  /** The code of the language, such as `en`; it chooses the stemmer. */
  language: z.string().regex(/^[a-z]{2}$/, 'use two small letters, such as en'),
  /** Words that every text has, and that tell nothing of a product. */
  stopWords: z.array(word),
  /** People in their part: one of them, and several; `works` is for those who do a job with the product. */
  roles: z.array(z.strictObject({ one: word, many: word, works: z.boolean().default(false) })),
  /** Things worth stealing or changing: one, several, and what is kept of it where it is no information by itself. */
  things: z.array(z.strictObject({ one: word, many: word, kept: name.optional() })),
  /** What people do with a product. */
  actions: actionWordsSchema,
  /** Words that belong to the thing after them, such as "exam" in "exam papers". */
  before: z.array(word).default([]),
  /** Well-known services, found however they are written. */
  services: z.array(name).default([]),
  /** Of these, in small letters: everyday words, which are a name only where they have a capital letter. */
  everyday: z.array(word).default([]),
  /** Words with a capital letter that name no service. */
  notServices: z.array(name).default([]),
})
export type LanguageWords = z.infer<typeof languageWordsSchema>

/** One word of a text: as it was written, and as it is compared. */
export interface TextWord {
  readonly written: string
  readonly stem: string
}

/** Splits a text into its telling words, in order. */
export type ReadText = (text: string) => readonly TextWord[]

const pieces = /\p{L}[\p{L}\p{N}]*/gu

/** Reads texts in one language: small letters, no stop words, no endings. */
export function textReader({
  language,
  stopWords,
}: Pick<LanguageWords, 'language' | 'stopWords'>): ReadText {
  const stem = stemFor(language)
  const silent = new Set(stopWords.map((each) => each.toLowerCase()))
  const stems = new Map<string, string>()
  const stemOnce = (written: string): string => {
    const known = stems.get(written) ?? stem(written)
    stems.set(written, known)
    return known
  }
  return (text) => {
    const words: TextWord[] = []
    for (const [written] of text.normalize('NFKC').toLowerCase().matchAll(pieces)) {
      if (written.length > 1 && !silent.has(written)) {
        words.push({ written, stem: stemOnce(written) })
      }
    }
    return words
  }
}

/** A language of which nothing is known: no word is left out, and none is found. */
export const noLanguageWords: LanguageWords = {
  language: 'en',
  stopWords: [],
  roles: [],
  things: [],
  actions: {
    doers: [],
    own: [],
    articles: [],
    dropped: [],
    asides: [],
    ends: [],
    notNamed: [],
    verbs: [],
  },
  before: [],
  services: [],
  everyday: [],
  notServices: [],
}
