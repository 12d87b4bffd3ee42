import * as z from 'zod'
import { limits } from '../domain/limits.ts'

/** Words that an event keeps. */
export const text = z.string().max(limits.text)
/** An id of ours or of a platform. */
export const id = z.string().min(1).max(limits.id)
/** A calendar date, YYYY-MM-DD. */
export const calendarDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** Where an event, whatever its kind, names somebody by their id alone. */
export const fieldsOfIds: ReadonlySet<string> = new Set(
  'by person to from owner insteadOf claimBy secondedBy givenBy broughtBy askedBy'.split(' '),
)

/** Where it names somebody by id and name. */
export const fieldsOfPeople: ReadonlySet<string> = new Set(['person', 'to', 'owner', 'people'])

/**
 * The field that says what another field of the same object holds: of a reminder of questions that somebody else was
 * asked, the subject is who that is.
 */
export const meaningOf = (field: string, { kind }: { readonly kind?: unknown }): string =>
  field === 'subject' && kind === 'questions' ? 'person' : field

/** The fields of every event: when it happened, an ISO instant, and who caused it. */
export const base = { at: z.string(), by: id }
/** The fields of every event about one story. */
export const story = { ...base, finding: id }
/** What somebody answered: a choice or words, several of them, or nothing. */
export const answerValue = z.union([z.string(), z.array(z.string()), z.null()])
