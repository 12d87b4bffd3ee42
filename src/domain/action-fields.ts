import * as z from 'zod'
import { limits } from './limits.ts'
import { publishScopeSchema } from './vocabulary.ts'

/** An id of ours or of a platform. */
export const id = z.string().min(1).max(limits.id)
/** Words that have to be there. */
export const words = z.string().trim().min(1).max(limits.text)
/** Words that may be left out. */
export const optionalWords = z.string().trim().max(limits.text).optional()
/** A product's or a person's name. */
export const name = z.string().trim().min(1).max(limits.name)
/** A calendar date, YYYY-MM-DD. */
export const calendarDate = z.iso.date()
/** How often an answer had changed when its card was drawn. */
export const version = z.coerce.number().int().nonnegative()
/** A tick, as forms and presses send it. */
export const yes = z.preprocess((value) => value === true || value === 'true', z.boolean())

/** Which page of a long list, from 1. */
export const page = z.coerce.number().int().min(1).max(limits.pages).default(1)

/** What an action on a review carries. */
export const inReview = { review: id }
/** The same for one about a question. */
export const onQuestion = { ...inReview, question: id }
/** Who is meant: one of the names given already, or a name or id that was typed or picked. */
export const whom = {
  known: z.string().trim().max(limits.name).optional(),
  to: z.string().trim().max(limits.name).default(''),
  /** Nobody who was named before, though the name is like theirs. */
  isNew: yes.default(false),
}
/** The same for one about a story. */
export const onStory = { ...inReview, finding: id }

/** How far a check is posted. */
export const how = publishScopeSchema
