import type { Facts } from '../flow/fact.ts'
import type { Flow } from '../flow/flow.ts'
import { confirmedFacets } from './confirmed-facets.ts'
import { collectionOf } from './likeness.ts'
import type { Example, OtherProducts } from './other-products.ts'
import { textReader } from './text-words.ts'
import { writtenTexts } from './written.ts'

/** How near one example is to a product: 0 (nothing in common) upwards. */
export interface NearExample {
  readonly example: Example
  readonly nearness: number
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
  let made: ReturnType<typeof collectionOf> | undefined
  const collection = () =>
    (made ??= collectionOf(examples.map(textOf), textReader(others.language)))
  return (facts, count) => {
    const likeness = collection().compare(writtenTexts(facts))
    if (likeness.known < fewestWords) return []
    const topics = confirmed(facts)
    const shared = (example: Example): number =>
      example.facets.filter((facet) => topics.includes(facet)).length
    return examples
      .map((example, place) => ({
        example,
        nearness: likeness.of(place) + (likeness.of(place) > 0 ? sameTopic * shared(example) : 0),
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

/** What an example is compared by; its name says most. */
const textOf = ({ name, plain, words, fear }: Example): string =>
  [name, name, plain, fear, ...words].join(' ')
