import * as z from 'zod'
import { bandSchema } from '../domain/vocabulary.ts'
import { calendarDate, id } from './event-fields.ts'
import { headingListSchema } from './heading-list.ts'

/** How many stories there are in each band, as a heading keeps it. */
const countsSchema = z.strictObject({
  actFirst: z.number(),
  planSoon: z.number(),
  keepInMind: z.number(),
  fineForNow: z.number(),
})

/** Who can read the place of a posted check: `here` is everybody at this computer; absent where that cannot be seen. */
export const readersSchema = z.enum(['private', 'team', 'public', 'shared', 'here'])
export type Readers = z.infer<typeof readersSchema>

/** A step that somebody still owes, and when it is due. */
const openStepSchema = z.strictObject({ finding: id, due: calendarDate })

/**
 * A story that is lived with until a day. From the day after it counts again: with `band`, and with `after` once every
 * agreed step is done; without a band nothing is left of it.
 */
const acceptanceSchema = z.strictObject({
  finding: id,
  until: calendarDate,
  band: bandSchema.optional(),
  after: bandSchema.optional(),
  /** Only what nobody knows makes it press. */
  unknown: z.literal(true).optional(),
})

/** The stories of a posted check in figures; the day decides what of it is late or counts again. */
const toldSchema = z.strictObject({
  now: countsSchema,
  after: countsSchema,
  /** How many that count as "act first" only what nobody knows puts there. */
  notKnown: z.number(),
  /** As the answers alone had it when it was posted. */
  asPosted: countsSchema,
  steps: z.array(openStepSchema),
  accepted: z.array(acceptanceSchema),
  /** The worst few, with their words in the language of the check. */
  worst: z.array(z.strictObject({ id, title: z.string(), band: bandSchema })),
  /** The stories that are known to press, by their ids. */
  actFirst: z.array(id),
  planSoon: z.array(id),
  /** Safety steps that were agreed on, done or not. */
  agreed: z.array(id),
})
export type ToldFacts = z.infer<typeof toldSchema>

/** The facts of a check that lists and the overview show without opening its record. */
export const headingFactsSchema = z.strictObject({
  /** The version of the rules by which they were worked out. */
  version: z.number(),
  /** The id of the first check of this product. */
  product: id,
  reach: z.enum(['private', 'headline', 'all']),
  readers: readersSchema.optional(),
  /** Whoever runs the program lets nobody delete it. */
  isHeld: z.literal(true).optional(),
  /** Who may see it without taking part, by id. */
  sharedWith: z.array(id).optional(),
  /** Calendar dates: when it was posted, when the team last looked at the product, and when it means to again. */
  posted: calendarDate.optional(),
  lastLook: calendarDate.optional(),
  nextLook: calendarDate.optional(),
  /** Absent before posting. */
  told: toldSchema.optional(),
  waiting: z.strictObject({
    /** People who were asked something and have not answered. */
    people: z.number(),
    /** Stories where something counts only once a second person agrees. */
    seconds: z.number(),
    /** Questions to which two answers differ. */
    opinions: z.number(),
  }),
  /** How many of the answers are "not sure". */
  unsure: z.strictObject({ count: z.number(), of: z.number() }),
  /** Connected services and suppliers, as they were named. */
  services: z.array(z.string()),
  /** Safety steps that became requirements for every product. */
  rules: z.array(id),
  list: headingListSchema,
})
export type HeadingFacts = z.infer<typeof headingFactsSchema>
