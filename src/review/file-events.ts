import * as z from 'zod'
import { peopleNamingSchema } from '../domain/report-format.ts'
import { base, id } from './event-fields.ts'

/** The events of files: somebody took one along, or gave it to another tool. */
export const fileEvents = [
  z.strictObject({
    type: z.literal('fileTaken'),
    ...base,
    /** A format of that time: one that is none any more stays readable. */
    format: id,
    /** How people are named in it. */
    people: peopleNamingSchema,
  }),
] as const

/** False for what only leaves a trace: nothing of the check is other because of it. */
export const isAboutCheck = ({ type }: { readonly type: string }): boolean => type !== 'fileTaken'
