import * as z from 'zod'
import { limits } from './limits.ts'
import { publishScopeSchema } from './vocabulary.ts'

/** An id of ours or of a platform. */
export const id = z.string().min(1).max(limits.id)
/** The name of a product or a person. */
export const name = z.string().trim().min(1).max(limits.name)
/** A calendar date, YYYY-MM-DD. */
export const calendarDate = z.iso.date()
/** How often an answer had changed when it was shown. */
export const version = z.coerce.number().int().nonnegative()
/** A toggle, as forms and buttons send it. */
export const yes = z.preprocess((value) => value === true || value === 'true', z.boolean())
/** Which page of a long list, from 1. */
export const page = z.coerce.number().int().min(1).max(limits.pages).default(1)

/** The fields of an action in one check, and of one about a story of it. */
export const inReview = { review: id }
export const onStory = { ...inReview, finding: id }

/** Who is meant: one of the names given already, or a name or id that was typed or picked. */
export const whom = {
  known: z.string().trim().max(limits.name).optional(),
  to: z.string().trim().max(limits.name).default(''),
  /** Nobody who was named before, though the name is like theirs. */
  isNew: yes.default(false),
}

/** What is posted. */
export const how = publishScopeSchema
