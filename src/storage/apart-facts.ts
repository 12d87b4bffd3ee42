import * as z from 'zod'
import type { Heading } from '../review/record.ts'
import { freeze } from './freeze.ts'
import type { KeptHeading } from './heading-file.ts'

/** A heading as it is written down: its facts, which are most of it and rarely needed, are text inside the text. */
export interface ApartHeading extends Omit<KeptHeading, 'heading'> {
  readonly heading: Omit<Heading, 'facts'>
  readonly facts?: string
}

const apartSchema = z.looseObject({ heading: z.looseObject({}), facts: z.string() })

/** How headings stood that were read, so that facts that nobody looked at are not read to be written down again. */
const asRead = new WeakMap<Heading, Pick<ApartHeading, 'heading' | 'facts'>>()

/** Puts the facts of a heading apart. */
export function apart(kept: KeptHeading): ApartHeading {
  const read = asRead.get(kept.heading)
  if (read) return { ...kept, ...read }
  const { facts, ...heading } = kept.heading
  return { ...kept, heading, ...(facts && { facts: JSON.stringify(facts) }) }
}

/** Puts them together again, unchangeable; facts are read when somebody asks for them. */
export function together(read: ApartHeading): KeptHeading {
  if (read.facts === undefined) return freeze(read)
  const { facts: text, heading, ...about } = read
  let facts: Heading['facts']
  const whole: Heading = Object.freeze({
    ...freeze(heading),
    get facts() {
      facts ??= freeze(JSON.parse(text))
      return facts
    },
  })
  asRead.set(whole, { heading, facts: text })
  return Object.freeze({ ...about, heading: whole })
}

/** The same for what was written down by another version, and has to be looked at: it is whole at once. */
export function wholeAgain(value: unknown): unknown {
  const read = apartSchema.safeParse(value)
  if (!read.success) return value
  const { facts, heading, ...about } = read.data
  return { ...about, heading: { ...heading, facts: JSON.parse(facts) } }
}
