import type { Facts } from '../flow/fact.ts'
import type { Flow } from '../flow/flow.ts'
import { type FlowLibrary, mostExamples } from '../flow/offered.ts'
import { foundWords, kindOfWord } from './found-words.ts'
import { isNear, type NearExample, nearestExamples } from './nearest-examples.ts'
import type { OtherProducts } from './other-products.ts'
import { writtenTexts } from './written.ts'

/** What a questionnaire offers of other products: the nearest examples, and the team's own words. */
export function productLibrary(flow: Flow, others: OtherProducts): FlowLibrary {
  const nearest = nearestExamples(flow, others)
  return {
    nearestExamples: fewKept((facts) =>
      nearest(facts, mostExamples)
        .filter(isWorthOffering)
        .map(({ example }) => example.id),
    ),
    foundWords: foundWords(others.language),
    kindOf: kindOfWord(others.language),
  }
}

/** Nobody is offered what has but a stray word in common with their product, unless it is about a topic of theirs. */
const isWorthOffering = (one: NearExample): boolean => isNear(one) || one.sharesTopic

/** How many checks, that people answer at the same time, find their last result again. */
const mostKept = 200

/** Many checks ask again and again: a result stands for whatever is known in the same way. */
function fewKept(find: (facts: Facts) => readonly string[]): (facts: Facts) => readonly string[] {
  const kept = new Map<string, readonly string[]>()
  return (facts) => {
    if (writtenTexts(facts).length === 0) return []
    const key = JSON.stringify(
      [...facts].map(([name, { state, possible }]) => [name, state, possible]),
    )
    const found = kept.get(key) ?? find(facts)
    // What was asked for last goes last.
    kept.delete(key)
    kept.set(key, found)
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    return found
  }
}
