import type { Facts } from '../flow/fact.ts'
import type { Flow } from '../flow/flow.ts'
import { confirmedFacets } from './confirmed-facets.ts'
import { type Collection, collectionOf } from './likeness.ts'
import type { Example, OtherProducts } from './other-products.ts'
import { textReader } from './text-words.ts'
import { writtenTexts } from './written.ts'

/** How near one example is to a product: 0 (nothing in common) upwards. */
export interface NearExample {
  readonly example: Example
  readonly nearness: number
  /** Both are about a topic that somebody confirmed. */
  readonly sharesTopic: boolean
}

/** The examples nearest to a product, the nearest first. */
export type NearestExamples = (facts: Facts, count: number) => readonly NearExample[]

/** What a topic that both have adds to the likeness of words. */
const sameTopic = 0.05
/** Fewer telling words than this are too few to go by. */
const fewestWords = 2

/**
 * Finds the examples nearest to a product by what was written and answered; the same for the same answers.
 * Nothing where nothing telling was written.
 */
export function nearestExamples(flow: Flow, others: OtherProducts): NearestExamples {
  const confirmed = confirmedFacets(flow, others.facets)
  const { examples } = others
  return (facts, count) => {
    const likeness = collectionFor(others).compare(writtenTexts(facts))
    if (likeness.known < fewestWords) return []
    const topics = confirmed(facts)
    const shared = (example: Example): number =>
      example.facets.filter((facet) => topics.includes(facet)).length
    return examples
      .map((example, place) => ({
        example,
        nearness: likeness.of(place) + (likeness.of(place) > 0 ? sameTopic * shared(example) : 0),
        sharesTopic: shared(example) > 0,
      }))
      .filter(({ nearness }) => nearness > 0)
      .toSorted((one, other) =>
        one.nearness === other.nearness
          ? one.example.id < other.example.id
            ? -1
            : 1
          : other.nearness - one.nearness,
      )
      .slice(0, count)
  }
}

/** An example that is less near than this shares but a stray word or two. */
const leastNear = 0.1

/** True where more than a stray word makes an example like the product. */
export const isNear = ({ nearness }: NearExample): boolean => nearness >= leastNear

/** The questions and the order compare with the same examples: they are read once, when somebody first needs them. */
const collections = new WeakMap<OtherProducts, Collection>()

function collectionFor(others: OtherProducts): Collection {
  const known = collections.get(others)
  if (known) return known
  const made = collectionOf(others.examples.map(textOf), textReader(others.language))
  collections.set(others, made)
  return made
}

/** What an example is compared by; its name says most. */
const textOf = ({ name, plain, words, fear }: Example): string =>
  [name, name, plain, fear, ...words].join(' ')
