import type { Facts } from '../flow/fact.ts'

/** What a team tells in its own sentences: what happens, who touches what, what must never happen, what people do. */
const sentences = ['product.summary', 'product.hands', 'impact.never', 'product.uses'] as const

const textsOf = (facts: Facts, names: readonly string[]): readonly string[] =>
  names.flatMap((name) => facts.get(name)?.possible.flat() ?? [])

/** The sentences that a team wrote; where people differ, all of them. */
export const writtenSentences = (facts: Facts): readonly string[] => textsOf(facts, sentences)

/** All that a team wrote: its sentences, and what it calls its services. */
export const writtenTexts = (facts: Facts): readonly string[] =>
  textsOf(facts, [...sentences, 'conn.services'])
