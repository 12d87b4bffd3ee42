import * as z from 'zod'

/** How an item stands in its tracker; `missing` once nobody finds it there any more. */
export const itemStatuses = ['open', 'done', 'notPlanned', 'duplicate', 'missing'] as const
export const itemStatusSchema = z.enum(itemStatuses)
export type ItemStatus = (typeof itemStatuses)[number]

/** What a tracker's item may say beside the step itself, where the operator wants it. */
export const itemExtras = ['story', 'because', 'names', 'terms'] as const
export type ItemExtra = (typeof itemExtras)[number]
