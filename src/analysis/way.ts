import * as z from 'zod'
import { fearSchema } from '../domain/vocabulary.ts'
import { conditionSchema } from '../flow/condition.ts'

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'use lower case letters, digits and dashes')
const sentence = z.string().trim().min(1)

/** How far it is from the one who does it to the thing feared; content/ways.yaml explains each. */
export const wayKinds = [
  'let-in',
  'becomes-one',
  'sent-wrong',
  'through-service',
  'left-behind',
  'worked-out',
  'breaks-in',
  'by-ai',
  'by-device',
  'by-child',
  'money-way',
  'honest-mistake',
  'stops',
] as const
const wayKindSchema = z.enum(wayKinds)
export type WayKind = z.infer<typeof wayKindSchema>

/** People see this many at a time. */
export const shownWays = 5

/** One way in which a fear could come about, as its author writes it. */
export const wayRuleSchema = z.strictObject({
  id,
  kind: wayKindSchema,
  feared: z.array(fearSchema).min(1),
  /** Absent where it has a story of its own, whose condition it shares. */
  when: conditionSchema.optional(),
  /** Stories that tell of the same thing, the nearest first; or one of its own. */
  stories: z.array(id).min(1),
  weight: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  words: z.array(z.string().regex(/^[\p{Ll}\d ’-]+$/u)).default([]),
  /** What a connected service is that fits it, where several were named; all of them where none fits better. */
  service: z
    .strictObject({
      /** What kind it is, by its name: choices of the question after kinds of services. */
      kinds: z.array(z.string()).default([]),
      /** What was said of it. */
      said: conditionSchema.optional(),
    })
    .optional(),
  /** What happens, as a whole sentence; `{people}` and `{service}` are places. */
  say: sentence,
  /** The same where nobody named the service. */
  sayUnnamed: sentence.optional(),
  /** The same where the team said what people do with it: `{action}` is filled in. */
  sayDoing: sentence.optional(),
})
export type WayRule = z.infer<typeof wayRuleSchema>
