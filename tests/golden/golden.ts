import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import * as z from 'zod'

const value = z.union([z.string(), z.array(z.string()), z.null()])
const answers = z.record(z.string(), value)
const fill = z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())]))

/** One thing that somebody does. */
const actSchema = z.strictObject({
  /** Who; in a moment it is the one who is asked. */
  who: z.string().optional(),
  /** The kind of action that a button on their screen carries. */
  does: z.string().optional(),
  /** The story or question it is about, where several are on the screen. */
  on: z.string().optional(),
  /** What they fill in; fields that are not named keep what stands in them. */
  fill: fill.optional(),
  /** Only if the button is there: what is still open depends on what was asked. */
  maybe: z.boolean().optional(),
  types: z.string().optional(),
  answers: value.optional(),
  /** Answers all that stands open, as the answers file says but for these. */
  answersAll: answers.optional(),
})
export type Act = z.infer<typeof actSchema>

const peopleSchema = z.strictObject({
  starts: z.string(),
  moments: z.record(z.string(), z.array(actSchema)).default({}),
  before: z.array(actSchema).default([]),
  /** Without one, nobody walks through the conversation: only what comes of the answers is looked at. */
  discussion: z.array(actSchema).optional(),
})
export type People = z.infer<typeof peopleSchema>

/** What the first line of a summary may say. */
export const headlines = ['calm', 'notKnown', 'protect', 'act'] as const

/** A way in its owner's words, and the kinds of way or the stories that say the same: “a | b” means either. */
const waySchema = z.strictObject({ way: z.string(), any: z.string() })

const expectSchema = z.strictObject({
  lowStakes: z.boolean(),
  questions: z.number(),
  actFirst: z.enum(['none', 'some', 'any']),
  must: z.strictObject({
    first7: z.array(z.string()),
    anywhere: z.array(z.string()),
    covered: z.array(z.string()),
  }),
  mustNot: z.array(z.string()),
  /** Any of these is right. */
  headline: z.array(z.enum(headlines)).min(1).optional(),
  ways: z.strictObject({ must: z.array(waySchema), mustNot: z.array(waySchema) }).optional(),
})

const answersSchema = z.strictObject({
  product: z.strictObject({ name: z.string(), summary: z.string() }),
  answers,
})

const root = fileURLToPath(new URL('.', import.meta.url))

/** All example products, by folder; other folders hold what a channel makes of one. */
const everyProduct = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(`${root}${entry.name}/people.yaml`))
  .map((entry) => entry.name)
  .toSorted()

/** Where a file of an example product is. */
export const fileOf = (product: string, name: string): string => `${root}${product}/${name}`

/** A text of an example product as it stands. */
export const textOf = (product: string, name: string): string =>
  readFileSync(fileOf(product, name), 'utf8')

const isWalked = (product: string): boolean =>
  peopleSchema.parse(parse(textOf(product, 'people.yaml'))).discussion !== undefined

/** The example products whose people are followed through the whole conversation. */
export const products = everyProduct.filter(isWalked)

/** The example products of which only answers and expectations are kept. */
export const unwalkedProducts = everyProduct.filter((product) => !isWalked(product))

/** An example product: what its people answer and do, and what must come of it. */
export function loadGolden(product: string) {
  const read = (name: string): unknown => parse(textOf(product, name))
  return {
    ...answersSchema.parse(read('answers.yaml')),
    people: peopleSchema.parse(read('people.yaml')),
    expected: expectSchema.parse(read('expect.yaml')),
  }
}
export type Golden = ReturnType<typeof loadGolden>
