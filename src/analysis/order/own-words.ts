import type { Facts } from '../../flow/fact.ts'
import { type Collection, collectionOf } from '../likeness.ts'
import { textReader } from '../text-words.ts'
import { type Catalogue, catalogued, type Threat } from '../threat.ts'
import { writtenSentences } from '../written.ts'
import type { Lift } from './lift.ts'
import type { OrderRule } from './rule.ts'

/** A likeness of this much is as much as counts. */
const fullLikeness = 0.2
/** No more words than these are shown as a reason. */
const mostWords = 3
/** Fewer words in common than this may be chance. */
const fewestWords = 2
const none: Lift = { points: 0 }

/** How much each story is in the team's own words: a small number that settles what is near, with the words as its reason. */
export function ownWords(
  catalogue: Catalogue,
  rule: OrderRule,
): (facts: Facts) => (threat: Threat) => Lift {
  const { others } = catalogue
  if (!others) return () => () => none
  const threats = catalogued(catalogue.threats)
  const places = new Map(threats.map(({ id }, place) => [id, place]))
  const textOf = (threat: Threat): string =>
    [
      // A place is filled in with words of the team, so it says nothing of the story.
      threat.title.replaceAll(/\{\w+\}/g, ' '),
      threat.technical,
      threat.example,
      ...(others.facets.stories[threat.id]?.words ?? []),
    ].join(' ')
  let made: Collection | undefined
  return (facts) => {
    const wrote = writtenSentences(facts)
    if (wrote.length === 0) return () => none
    made ??= collectionOf(threats.map(textOf), textReader(others.language))
    const likeness = made.compare(wrote)
    return ({ id }) => {
      const place = places.get(id)
      const like = place === undefined ? 0 : likeness.of(place)
      if (place === undefined || like === 0) return none
      const points = rule.words * Math.min(1, like / fullLikeness)
      if (points < rule.words / 2) return { points }
      const words = likeness.words(place).slice(0, mostWords)
      return words.length < fewestWords ? { points } : { points, reason: { kind: 'words', words } }
    }
  }
}
