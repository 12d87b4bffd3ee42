import * as z from 'zod'
import { headlineReasonKinds, headlines } from '../analysis/finding.ts'
import { wayKinds } from '../analysis/way.ts'
import {
  bandSchema,
  confidenceSchema,
  effortSchema,
  findingStatusSchema,
  ownerSchema,
  strideSchema,
} from '../domain/vocabulary.ts'
import { discussionSchema } from './discussion-schema.ts'
import {
  madeSchema,
  modelAnswerSchema,
  modelStepSchema,
  productModelSchema,
} from './model/model-schema.ts'
import { sinceSchema } from './since.ts'

const band = bandSchema
const level = z.int().min(1).max(3)
const range = z.strictObject({ low: level, high: level })
const calendarDate = z.iso.date()

const because = z
  .strictObject({
    question: z.string(),
    answer: z.union([z.string(), z.array(z.string()), z.null()]),
    by: z.string().optional(),
    at: z.string().optional(),
    text: z.string(),
  })
  .meta({ id: 'because' })

const letter = range.extend({ because: z.array(because) }).meta({ id: 'letter' })

const dread = z.strictObject({
  damage: letter,
  reproducibility: letter,
  exploitability: letter,
  affectedUsers: letter,
  discoverability: letter,
  total: z.strictObject({ low: z.int().min(5).max(15), high: z.int().min(5).max(15) }),
})

const safeguard = z.strictObject({
  id: z.string(),
  text: z.string(),
  effort: effortSchema,
  owner: ownerSchema,
  technical: z.string(),
  check: z.string(),
  noticed: z.string().optional(),
})

/** A story in somebody's own words. */
const ownStory = z.strictObject({
  id: z.string(),
  words: z.string(),
  by: z.string().optional(),
  discussion: discussionSchema,
})
export type OwnStory = z.infer<typeof ownStory>

const finding = z.strictObject({
  id: z.string(),
  title: z.string(),
  question: z.string().optional(),
  /** The story of the catalogue and the connected service that it is told of, where it is that of one named service. */
  threat: z.string().optional(),
  service: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  stride: z.array(strideSchema),
  status: findingStatusSchema,
  band: z.strictObject({ low: band, high: band }),
  dread,
  confidence: confidenceSchema,
  meaning: z.string(),
  because: z.array(because),
  coveredBecause: z.string().optional(),
  safeguards: z.array(safeguard),
  references: z.strictObject({
    cwe: z.array(z.int()),
    capec: z.array(z.int()),
    owasp: z.array(z.string()),
    asvs: z.array(z.string()),
  }),
  technical: z.string(),
  /** Ids of the elements and flows of the model that it happens at, the main one first. */
  elements: z.array(z.string()).optional(),
  /** Kinds of harm to privacy (LINDDUN). */
  privacy: z.array(z.string()).optional(),
  /** The kinds of information it is about; any where there is none. */
  touches: z.array(z.string()).optional(),
  /** Known answers that keep it high, most telling first. */
  weak: z.array(because).optional(),
  /** The one answer that tells best why it matters here. */
  whyHere: because.optional(),
  /** Only what nobody knows makes it press; it counts as open. */
  notKnownYet: z.boolean().optional(),
  /** The question that settles most of it. */
  settledBy: z.string().optional(),
  /** A person brought it in among the first stories, or took it out. */
  chosen: z.strictObject({ how: z.enum(['broughtIn', 'takenOut']), by: z.string() }).optional(),
  discussion: discussionSchema.optional(),
})

/** A way in which what must never happen could come about: its rating, talk and decision are its finding’s. */
const way = z.strictObject({
  id: z.string(),
  kind: z.enum(wayKinds),
  title: z.string(),
  finding: z.string(),
  because: z.array(because),
  /** Who says that it does not fit this product. */
  setAsideBy: z.string().optional(),
})

const bandCounts = z.strictObject({
  actFirst: z.int().nonnegative(),
  planSoon: z.int().nonnegative(),
  keepInMind: z.int().nonnegative(),
  fineForNow: z.int().nonnegative(),
})

/** The result of the check: stories that press by band, now and once all agreed steps are done, and what was settled. */
const counts = z.strictObject({
  now: bandCounts,
  /** How many of those only what nobody knows makes press. */
  notKnownYet: z.int().nonnegative().optional(),
  whenAgreedIsDone: bandCounts,
  livedWith: z.int().nonnegative(),
  notPossible: z.int().nonnegative(),
  done: z.int().nonnegative(),
  talkedThrough: z.strictObject({ done: z.int().nonnegative(), of: z.int().nonnegative() }),
})

/** A supplied answer that does not count, and why. */
const ignored = z.strictObject({ question: z.string(), reason: z.string() })
export type Ignored = z.infer<typeof ignored>

const headlineReason = z.strictObject({
  kind: z.enum(headlineReasonKinds),
  questions: z.array(z.string()).optional(),
  findings: z.array(z.string()).optional(),
})

/** A question to which people gave answers that differ, and how that ended where it did. */
const differing = z.strictObject({
  question: z.string(),
  answers: z.array(
    z.strictObject({
      by: z.string(),
      answer: z.union([z.string(), z.array(z.string()), z.null()]),
    }),
  ),
  /** The ratings in this file lie between the answers. */
  ratedBetween: z.boolean(),
  /** Who can say which is right; only while the answers differ. */
  settles: z.array(z.string()).optional(),
  /** The answer that stands; who decided on it and why, unless they came to agree. */
  stands: z.union([z.string(), z.array(z.string()), z.null()]).optional(),
  settledBy: z.string().optional(),
  reason: z.string().optional(),
})

/** The published shape of a whole assessment, version 1: findings in the order a team should see them. */
export const assessmentSchema = z.strictObject({
  schemaVersion: z.literal(1),
  product: z.strictObject({ name: z.string(), summary: z.string().optional() }),
  flow: z.strictObject({ id: z.string(), version: z.int().positive() }),
  contentVersion: z.string(),
  /** What made it, and of which check. */
  made: madeSchema.optional(),
  /** The product as a data-flow model. */
  model: productModelSchema.optional(),
  /** Every answer, with who gave it and when. */
  answers: z.array(modelAnswerSchema).optional(),
  /** Agreed steps. */
  steps: z.array(modelStepSchema).optional(),
  /** What to say above the first stories, and the questions or stories that it rests on. */
  headline: z.enum(headlines).optional(),
  headlineReasons: z.array(headlineReason).optional(),
  asked: z.array(z.string()),
  ignored: z.array(ignored),
  /** Ways in which what must never happen could come about, the likeliest first; people are told the first five. */
  ways: z.array(way).optional(),
  findings: z.array(finding),
  bestFixes: z.array(
    safeguard.extend({ helps: z.array(z.string()), score: z.number().nonnegative() }),
  ),
  findOut: z.array(
    z.strictObject({
      question: z.string(),
      text: z.string(),
      person: z.string().optional(),
      settles: z.array(z.string()),
    }),
  ),
  assumptions: z.array(z.strictObject({ question: z.string(), text: z.string() })),
  notLookedAt: z.strictObject({
    questions: z.array(z.string()),
    stories: z.int().nonnegative(),
  }),
  review: z
    .strictObject({
      id: z.string(),
      date: calendarDate,
      checkedBy: z.array(z.string()),
      mustNeverHappen: z.string().optional(),
      counts: counts.optional(),
      /** What must never happen, as the team talks about it. */
      mustNeverHappenStory: ownStory.optional(),
      ownStories: z.array(ownStory),
      /** Questions on which people answered differently, as they were when the file was made. */
      differing: z.array(differing).optional(),
      /** What is different from the last look at the same product, and why; only for a second look. */
      since: sinceSchema.optional(),
      /** Stories that were talked about and that the answers no longer raise. */
      gone: z
        .array(z.strictObject({ id: z.string(), title: z.string(), discussion: discussionSchema }))
        .optional(),
    })
    .optional(),
})
export type Assessment = z.infer<typeof assessmentSchema>

/** The same shape as a JSON Schema, for those who read the files elsewhere. */
export function assessmentJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...shape } = z.toJSONSchema(assessmentSchema)
  return { $schema, $id: 'urn:whatif:assessment:1', title: 'Whatif assessment', ...shape }
}
