import * as z from 'zod'
import { bandSchema as band, stepChangeSchema, treatmentSchema } from '../domain/vocabulary.ts'
import { standingKinds } from './standing.ts'

const calendarDate = z.iso.date()

const claim = z.strictObject({
  by: z.string(),
  reason: z.string().optional(),
  secondedBy: z.string().optional(),
  lookAgain: calendarDate.optional(),
})

const decision = z.strictObject({
  treatment: treatmentSchema,
  by: z.string(),
  owner: z.string(),
  due: z.string(),
  safeguards: z.array(z.string()),
  own: z.string().optional(),
  reason: z.string().optional(),
  secondedBy: z.string().optional(),
  done: z.boolean(),
  shown: z.string().optional(),
  /** Its day had passed on the day the file was made, and it was not done; or it was lived with only until then. */
  late: z.literal(true).optional(),
  ranOut: z.literal(true).optional(),
  /** Its owner has said that they will do it, or that it is not theirs: an ISO instant. */
  takenAt: z.string().optional(),
  declinedAt: z.string().optional(),
  /** Earlier days, oldest first. */
  moved: z
    .array(
      z.strictObject({
        from: calendarDate,
        by: z.string(),
        at: z.string(),
        reason: z.string().optional(),
      }),
    )
    .optional(),
  /** What the step changes. */
  changes: stepChangeSchema.optional(),
})

/** What a team said and decided about a story; only in files of a review, never of a plain assessment. */
export const discussionSchema = z
  .strictObject({
    phase: z.string(),
    /** Its status on the day the file was made. */
    standing: z.enum(standingKinds).optional(),
    /** How many people have said what they think. */
    said: z.int().nonnegative().optional(),
    /** How many say what; empty until the story is settled, where the check hides it until then, as are `reasons` and `claims`. */
    counts: z.record(z.string(), z.int().nonnegative()),
    reasons: z.array(z.strictObject({ by: z.string(), stance: z.string(), reason: z.string() })),
    claims: z.array(claim),
    /** How it could happen, in people's own words; asked of what must never happen. */
    ways: z.array(z.strictObject({ by: z.string(), words: z.string() })).optional(),
    decision: decision.optional(),
    /** What stood before and was changed or taken away, oldest first. */
    earlier: z
      .array(
        z.strictObject({
          decision: decision.optional(),
          claim: claim.optional(),
          endedBy: z.string(),
          endedAt: z.string(),
        }),
      )
      .optional(),
    override: z.strictObject({ band, by: z.string(), reason: z.string() }).optional(),
  })
  .meta({ id: 'discussion' })
export type Discussion = z.infer<typeof discussionSchema>
