import * as z from 'zod'

/** The name of a time zone as a platform or a browser says it; whether it exists is found out when it is used. */
export const zoneSchema = z.string().min(1).max(60)
