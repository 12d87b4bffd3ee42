import * as z from 'zod'
import { limits } from './limits.ts'

/** An id of ours or of a platform. */
export const id = z.string().min(1).max(limits.id)
/** Words that have to be there, and words that may be left out. */
export const words = z.string().trim().min(1).max(limits.text)
export const optionalWords = z.string().trim().max(limits.text).optional()
/** The name of a person or a product. */
export const name = z.string().trim().min(1).max(limits.name)
/** A calendar date, YYYY-MM-DD. */
export const calendarDate = z.iso.date()
/** The version of an answer that somebody saw. */
export const version = z.coerce.number().int().nonnegative()
/** Yes or no, as a form or a button says it. */
export const yes = z.preprocess((value) => value === true || value === 'true', z.boolean())

/** What an action is about: a check, one of its questions, or one of its stories. */
export const inReview = { review: id }
export const onQuestion = { ...inReview, question: id }
export const onStory = { ...inReview, finding: id }
