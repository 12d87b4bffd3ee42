import * as z from 'zod'
import { itemStatuses } from '../../domain/item-status.ts'
import { effortSchema, stepChangeSchema, treatmentSchema } from '../../domain/vocabulary.ts'
import { elementKinds, zoneKinds } from './product-model.ts'

const zone = z.enum(zoneKinds)

/** The published shape of what made a file, so that its ratings can be worked out again. */
export const madeSchema = z.strictObject({
  program: z.literal('Whatif'),
  /** Its version; absent where nobody said which it is. */
  version: z.string().optional(),
  content: z.string(),
  flow: z.strictObject({ id: z.string(), version: z.int().positive() }),
  /** The version of the rating rules. */
  rules: z.int().positive(),
  /** The check, and how many events of it this rests on; absent for a file of answers. */
  record: z.strictObject({ id: z.string(), events: z.int().nonnegative().optional() }).optional(),
})
export type Made = z.infer<typeof madeSchema>

/** The published shape of a product as a data-flow model. */
export const productModelSchema = z.strictObject({
  elements: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(elementKinds),
      name: z.string(),
      zone,
      assumed: z.boolean(),
      does: z.array(z.string()).optional(),
    }),
  ),
  flows: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      from: z.string(),
      to: z.string(),
      information: z.array(z.string()),
      assumed: z.boolean(),
    }),
  ),
  trustLines: z.array(
    z.strictObject({
      id: z.string(),
      between: z.tuple([zone, zone]),
      flows: z.array(z.string()),
    }),
  ),
  about: z.array(z.string()),
})
export type ModelShape = z.infer<typeof productModelSchema>

/** The published shape of one person's answer to one question. */
export const modelAnswerSchema = z.strictObject({
  question: z.string(),
  /** The question's words. */
  text: z.string(),
  /** The values of its choices, or what was typed; `?` for not sure, null for skipped. */
  answer: z.union([z.string(), z.array(z.string()), z.null()]),
  /** The answer in the words that were on the screen. */
  words: z.string(),
  by: z.string().optional(),
  at: z.string().optional(),
  /** Numbers of the services that a list names. */
  numbers: z.array(z.int().positive()).optional(),
  /** Asked for by name: the only one of its question that counts. */
  settles: z.literal(true).optional(),
  /** It was not said in this check but comes from elsewhere. */
  source: z.looseObject({ kind: z.string() }).optional(),
  confirmed: z.strictObject({ by: z.string().optional(), at: z.string() }).optional(),
  /** Its question does not apply, so that it does not count. */
  unused: z.literal(true).optional(),
})
export type ModelAnswer = z.infer<typeof modelAnswerSchema>

/** The published shape of an agreed step: the same step for several stories is one. */
export const modelStepSchema = z.strictObject({
  id: z.string(),
  text: z.string(),
  treatment: treatmentSchema,
  effort: effortSchema.optional(),
  owner: z.string(),
  due: z.string(),
  stories: z.array(z.string()),
  done: z.boolean(),
  shown: z.boolean(),
  needed: z.boolean(),
  late: z.boolean(),
  changes: stepChangeSchema.optional(),
  /** Where it stands in a tracker; absent where it is in none. */
  item: z
    .strictObject({
      tracker: z.string(),
      status: z.enum([...itemStatuses, 'waiting', 'refused']),
      id: z.string().optional(),
      address: z.string().optional(),
    })
    .optional(),
})
export type ModelStep = z.infer<typeof modelStepSchema>
