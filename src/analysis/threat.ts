import * as z from 'zod'
import {
  effortSchema,
  fearSchema,
  letterSchema,
  meaningSchema,
  ownerSchema,
  stepTreatmentSchema,
  strideSchema,
} from '../domain/vocabulary.ts'
import { conditionSchema } from '../flow/condition.ts'
import type { OtherProducts } from './other-products.ts'
import type { WayRule } from './way.ts'

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'use lower case letters, digits and dashes')
const sentence = z.string().trim().min(1)

/** A kind of information that a product keeps: the values of the fact `data.kinds`. */
const dataKindSchema = z.enum([
  'contact',
  'signin',
  'card',
  'health',
  'place',
  'private',
  'id',
  'secret',
  'open',
  'marks',
  'bought',
  'media',
  'age',
])
export type DataKind = z.infer<typeof dataKindSchema>

/** Who makes a story happen: staff, people who are paid, those who use it, a service, an outsider, a partner. */
const actorSchema = z.enum(['staff', 'paid', 'people', 'service', 'outsider', 'partner'])
export type Actor = z.infer<typeof actorSchema>

const level = z.union([z.literal(1), z.literal(2), z.literal(3)])

/** One level of a DREAD letter: 1 low, 2 medium, 3 high (Microsoft's published 2003 table). */
export type Level = z.infer<typeof level>

/** One entry of the catalogue: something that could go wrong, and every rule about it. */
export const threatSchema = z.strictObject({
  id,
  /** The same in a few words, without a full stop: "A stolen password"; the title where none is written. */
  short: z.string().trim().min(1).max(60).optional(),
  /** "Somebody could …", a whole sentence; `{people}` and `{service}` are filled in. */
  title: sentence,
  /** The same as a whole question: "Could somebody …?". */
  question: sentence,
  /** The same where the team said what people do with it: `{action}` is filled in. */
  doing: z
    .strictObject({
      short: z.string().trim().min(1).max(60).optional(),
      title: sentence,
      question: sentence,
    })
    .optional(),
  stride: z.array(strideSchema).min(1),
  elements: z.array(z.enum(['actor', 'external', 'store', 'process', 'flow'])).min(1),
  /** Stories of one family are variants of one thing. */
  family: id,
  fears: z.array(fearSchema).min(1),
  means: z.array(meaningSchema).min(1),
  /** The kinds of information it is about; any kind that is kept where none is named. */
  touches: z.array(dataKindSchema).default([]),
  /** Who does it, where that is not anybody. */
  actors: z.array(actorSchema).default([]),
  when: conditionSchema,
  /** Told by its way to what must never happen alone: raised where that way is told, and never among the first. */
  onlyAsWay: z.literal(true).optional(),
  each: z.literal('service').optional(),
  lowers: z
    .array(z.strictObject({ letter: letterSchema, if: conditionSchema, reason: sentence }))
    .default([]),
  covered: conditionSchema.optional(),
  coveredReason: sentence.optional(),
  base: z.strictObject({
    harm: z.enum(['leak', 'change', 'down', 'cost', 'account', 'trust', 'any', 'harm']),
    scope: z.enum(['one', 'some', 'all']),
    reproducibility: level,
    skill: level,
    wayIn: z.enum(['outside', 'account', 'inside', 'supplier', 'near']),
  }),
  safeguards: z.array(z.strictObject({ id, lowers: z.array(letterSchema).min(1) })).min(1),
  references: z.strictObject({
    cwe: z.array(z.number().int().positive()).min(1),
    capec: z.array(z.number().int().positive()).default([]),
    owasp: z.array(z.string()).default([]),
  }),
  privacy: z
    .array(
      z.enum([
        'linking',
        'identifying',
        'nonRepudiation',
        'detecting',
        'dataDisclosure',
        'unawareness',
        'nonCompliance',
      ]),
    )
    .default([]),
  technical: sentence,
  motives: z.array(z.string()).default([]),
  /** The body of the file: one everyday example. */
  example: sentence,
})
export type Threat = z.infer<typeof threatSchema>

/** The stories that stand for themselves; the others are raised by a way to what must never happen. */
export const catalogued = (threats: readonly Threat[]): readonly Threat[] =>
  threats.filter(({ onlyAsWay }) => onlyAsWay !== true)

/** Something a team can do about stories: its effort, who usually does it, and which answers it changes. */
export const safeguardSchema = z.strictObject({
  id,
  text: sentence,
  effort: effortSchema,
  owner: ownerSchema,
  treatment: stepTreatmentSchema,
  /** Taken for one connected service at a time. */
  each: z.literal('service').optional(),
  changes: z
    .array(
      z.strictObject({
        fact: z.string(),
        value: z.union([z.string(), z.array(z.string()).min(1)]),
      }),
    )
    .default([]),
  technical: sentence,
  check: sentence,
  /** What people notice once it is done: "One more tap at sign-in." */
  noticed: sentence,
  references: z.strictObject({
    asvs: z.array(z.string()).default([]),
    proactive: z.string().optional(),
  }),
})
export type Safeguard = z.infer<typeof safeguardSchema>

/** How often experts name a story, and how often it happens; 0 to 5, each with its source. */
export const priorSchema = z.strictObject({
  experts: z.strictObject({ score: z.number().min(0).max(5), source: sentence }),
  incidents: z.strictObject({ score: z.number().min(0).max(5), source: sentence }),
  /** Counted: published threat models in which it could happen, and how many of them name it. */
  models: z
    .strictObject({ held: z.number().int().min(0), named: z.number().int().min(0) })
    .optional(),
})
export type Prior = z.infer<typeof priorSchema>

/** Everything the analysis works with, beside the answers. */
export interface Catalogue {
  /** Changes whenever any content file changes. */
  readonly version: string
  readonly threats: readonly Threat[]
  readonly safeguards: readonly Safeguard[]
  readonly priors: Readonly<Record<string, Prior>>
  /** How what must never happen could come about. */
  readonly ways: readonly WayRule[]
  /** What is known of other products; a catalogue may do without. */
  readonly others?: OtherProducts
}
