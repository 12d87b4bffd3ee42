import type { Facts } from '../flow/fact.ts'
import type { Flow } from '../flow/flow.ts'
import type { FlowLibrary } from '../flow/offered.ts'
import { confirmedFacets } from './confirmed-facets.ts'
import { nearestExamples } from './nearest-examples.ts'
import type { OtherProducts } from './other-products.ts'
import { suggestedNouns } from './suggested-nouns.ts'
import { writtenTexts } from './written.ts'

/** No question shows more examples than these. */
const mostExamples = 10

/** What a questionnaire offers of other products: the nearest examples, and nouns for its people. */
export function productLibrary(flow: Flow, others: OtherProducts): FlowLibrary {
  const nearest = nearestExamples(flow, others)
  const nouns = suggestedNouns(others.language)
  return {
    nearestExamples: lastKept(confirmedFacets(flow, others.facets), (facts) =>
      nearest(facts, mostExamples).map(({ example }) => example.id),
    ),
    suggestedNouns: (facts) => nouns(facts).map(({ many }) => many),
  }
}

/** A check asks again and again: the last result stands until the words or the confirmed kinds change. */
function lastKept(
  confirmed: (facts: Facts) => readonly string[],
  find: (facts: Facts) => readonly string[],
): (facts: Facts) => readonly string[] {
  let key = ''
  let found: readonly string[] = []
  return (facts) => {
    const texts = writtenTexts(facts)
    if (texts.length === 0) return []
    const now = [...texts, ...confirmed(facts)].join('\n')
    if (now !== key) [key, found] = [now, find(facts)]
    return found
  }
}
