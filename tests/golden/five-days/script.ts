import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import * as z from 'zod'

const filling = z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())]))
const value = z.union([z.string(), z.array(z.string())])
const name = z.enum(['Dana', 'Mei', 'Ravi', 'Jo'])

/** One thing that somebody does, or a moment up to which time passes. */
const lineSchema = z.union([
  z.strictObject({
    /** Time passes until then; what comes by itself on the way is told at its own moment. */
    until: z.string(),
    /** A line of the story, above all that happens from then on. */
    chapter: z.string().optional(),
    /** The program is off on the way, and starts again then. */
    off: z.literal(true).optional(),
  }),
  z.strictObject({
    who: name,
    starts: z.string().optional(),
    presses: z.string().optional(),
    /** Words of the card that is meant, where several have such a button. */
    on: z.string().optional(),
    fills: filling.optional(),
    types: z.string().optional(),
    /** Presses it, and picks the place where the channel has places. */
    posts: z.literal(true).optional(),
    /** Answers so many questions, or all that are asked, as `answers` says. */
    answers: z.union([z.number(), z.literal('all')]).optional(),
    /** Turns to the newest check, where a channel shows one at a time. */
    turns: z.literal(true).optional(),
    /** Reads all that waits for them, over all checks. */
    looks: z.literal(true).optional(),
  }),
])
export type Line = z.infer<typeof lineSchema>
export type Act = Extract<Line, { readonly who: unknown }>

const scriptSchema = z.strictObject({
  /** Who reads everything on a phone. */
  phone: name,
  people: z.array(name),
  /** What the one who starts answers; anything else they are not sure of. */
  answers: z.record(z.string(), value),
  /** What the others answer. */
  others: z.record(z.string(), value),
  /** What is said instead by whoever is asked as well. */
  second: z.record(z.string(), value),
  story: z.array(lineSchema),
})
export type Script = z.infer<typeof scriptSchema>

/** The story as it is written: who does what on which day. */
export const script: Script = scriptSchema.parse(
  parse(readFileSync(new URL('story.yaml', import.meta.url), 'utf8')),
)
