import * as z from 'zod'
import { conditionSchema } from '../flow/condition.ts'
import type { LanguageWords } from './text-words.ts'

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'use lower case letters, digits and dashes')
const sentence = z.string().trim().min(1)
/** The chance, in percent, that a careful threat model of such a product names a story. */
const percent = z.number().min(0).max(100)
const perStory = z.record(id, percent)

/** What a product can be about, such as a shop or a device. */
export const facetSchema = z.strictObject({
  /** What it is, for those who write content; people see the choices of the question. */
  title: sentence,
  /** Answers that say so without being asked; none where no answer does. */
  sure: conditionSchema.nullable(),
  /** Words that owners of such products use. */
  words: z.array(sentence).min(1),
  /** For each story: how often a model of such a product names it where it could happen. */
  pct: perStory,
})
export type Facet = z.infer<typeof facetSchema>

/** All that a product can be about, and what holds whatever it is about. */
export const facetsSchema = z.strictObject({
  /** For each story: the mean chance over all kinds of product. */
  base: perStory,
  facets: z.record(id, facetSchema),
  /** For each story: further words in which people speak of it. */
  stories: z.record(id, z.strictObject({ words: z.array(sentence) })),
})
export type Facets = z.infer<typeof facetsSchema>

/** One example of a product, as its owner would describe it. */
export const exampleSchema = z.strictObject({
  id,
  /** What people pick it by. */
  name: sentence,
  plain: sentence,
  words: z.array(sentence),
  /** What must never happen. */
  fear: sentence,
  area: z.enum(['consumer', 'work', 'tech']),
  facets: z.array(id).min(1).max(3),
  /** The stories that a model of exactly this product is likeliest to name. */
  first: perStory,
})
export type Example = z.infer<typeof exampleSchema>

export const examplesSchema = z.strictObject({ products: z.array(exampleSchema) })

/** What is known of other products, to say which stories belong to one like them. */
export interface OtherProducts {
  readonly facets: Facets
  readonly examples: readonly Example[]
  readonly language: LanguageWords
}
