import * as z from 'zod'
import { limits } from '../domain/limits.ts'
import { bandSchema } from '../domain/vocabulary.ts'

const id = z.string().min(1).max(limits.id)
const calendarDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const value = z.union([z.string(), z.array(z.string()), z.null()])

/** How a story is not as it was at the last look. */
export const sinceKinds = ['new', 'openAgain', 'sooner', 'takenCareOf', 'gone', 'later'] as const
export type SinceKind = (typeof sinceKinds)[number]

/** Why a story is not as it was: answers that differ, a step that is done and shown, or another list of stories. */
const reasonSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('answers'),
    answers: z
      .array(
        z.strictObject({
          question: id,
          /** What was answered then; absent where nobody was asked. */
          before: value.optional(),
          /** What is answered now; absent where it is asked no more. */
          now: value.optional(),
        }),
      )
      .min(1),
  }),
  z.strictObject({
    kind: z.literal('step'),
    /** The story that it was agreed for. */
    finding: id,
    safeguards: z.array(id),
    own: z.string().optional(),
    owner: id,
  }),
  z.strictObject({ kind: z.literal('catalogue') }),
])
export type SinceReason = z.infer<typeof reasonSchema>

const changeSchema = z.strictObject({
  kind: z.enum(sinceKinds),
  finding: id,
  /** Empty where nobody knows it any more: the story is in no list today. */
  title: z.string(),
  /** How soon it should be looked at now, and how soon it should have been; where it counts then and now. */
  band: bandSchema.optional(),
  before: bandSchema.optional(),
  /** Every reason that moved it, in the order in which they came to bear. */
  because: z.array(reasonSchema),
})
export type SinceChange = z.infer<typeof changeSchema>

/** What is different from the last look at the same product, frozen as it was posted. */
export const sinceSchema = z.strictObject({
  /** When the last look was posted. */
  date: calendarDate,
  changes: z.array(changeSchema),
})
export type SinceLastLook = z.infer<typeof sinceSchema>

/** How a kind of change is counted: new, gone, better or worse. */
export const sinceGroups = ['new', 'worse', 'better', 'gone'] as const
export type SinceGroup = (typeof sinceGroups)[number]

/** The group in which a kind of change is counted. */
export const sinceGroupOf: Readonly<Record<SinceKind, SinceGroup>> = {
  new: 'new',
  openAgain: 'worse',
  sooner: 'worse',
  takenCareOf: 'better',
  later: 'better',
  gone: 'gone',
}
