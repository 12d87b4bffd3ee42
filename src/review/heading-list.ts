import * as z from 'zod'
import { matterKindSchema } from '../domain/matter.ts'
import { calendarDate, id } from './event-fields.ts'

/** Where a card was posted, as its channel knows it. */
const cardSchema = z.strictObject({
  id,
  channel: z.string(),
  place: z.string().optional(),
  /** Where the first card of its thread is. */
  root: z.string().optional(),
})

/** Something that waits for one person; whether it is late is for the day to say. */
const listedMatterSchema = z.strictObject({
  kind: matterKindSchema,
  person: id,
  /** The story or question that it is about. */
  subject: id.optional(),
  since: z.string(),
  due: calendarDate.optional(),
  /** How many questions somebody was asked, and the name of who asked first. */
  asked: z.strictObject({ count: z.number(), from: z.string() }).optional(),
  /** A step that is nobody's any more. */
  isUnplaced: z.literal(true).optional(),
  /** The connected service that a question is about. */
  service: z.string().optional(),
  /** The card where it is. */
  card: cardSchema.optional(),
})
export type ListedMatter = z.infer<typeof listedMatterSchema>

/** How far somebody has come with the questions: what was handed to them, and before posting all that is theirs. */
const comeSchema = z.strictObject({
  person: id,
  /** Questions that wait for them. */
  waiting: z.number().optional(),
  /** Nothing is left to answer. */
  isChecking: z.literal(true).optional(),
  n: z.number().optional(),
  of: z.number().optional(),
})
export type ListedCome = z.infer<typeof comeSchema>

/** What people's lists and desks show of a check without opening its record. */
export const headingListSchema = z.strictObject({
  flow: id,
  channel: z.string(),
  language: z.string().optional(),
  /** The languages of people who read another one, by their ids. */
  languages: z.record(id, z.string()).optional(),
  facilitator: id,
  /** The last calendar date on which this holds by itself: from the day after it something counts again. */
  holdsUntil: calendarDate.optional(),
  /** When somebody answered last, or it was started: an ISO instant. */
  answeredAt: z.string(),
  /** The place where it was posted. */
  to: z.string().optional(),
  /** A later look has begun where this one ends. */
  isFollowed: z.literal(true).optional(),
  /** Once it is posted: how far the talk is. */
  talk: z
    .strictObject({
      left: z.number(),
      actFirst: z.number(),
      notKnown: z.number(),
      livedWith: z.number(),
      notPossible: z.number(),
      done: z.number(),
      parked: z.number(),
    })
    .optional(),
  come: z.array(comeSchema),
  matters: z.array(listedMatterSchema),
  /** The titles of the stories that matters are about, by their ids. */
  stories: z.record(id, z.string()),
})
export type HeadingList = z.infer<typeof headingListSchema>
