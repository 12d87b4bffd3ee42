import type { Facts } from '../flow/fact.ts'
import { mostFrequent } from './suggested-nouns.ts'
import { type LanguageWords, textReader } from './text-words.ts'
import { writtenSentences } from './written.ts'

/**
 * Finds what is worth stealing or changing in what a team wrote, in the plural: "exam papers" where they wrote
 * of an exam paper. What must never happen tells it best, so that is read first.
 */
export function suggestedThings(language: LanguageWords): (facts: Facts) => readonly string[] {
  const read = textReader({ language: language.language, stopWords: [] })
  const forms = new Map(
    language.things.flatMap((thing) => [
      [thing.one.toLowerCase(), thing] as const,
      [thing.many.toLowerCase(), thing] as const,
    ]),
  )
  const before = new Set(language.before.map((word) => word.toLowerCase()))
  const thingsIn = (text: string): readonly string[] => {
    const words = read(text)
    return words.flatMap(({ written }, n) => {
      const thing = forms.get(written)
      if (!thing) return []
      const belongs = words[n - 1]?.written ?? ''
      return [before.has(belongs) ? `${belongs} ${thing.many}` : (thing.kept ?? thing.many)]
    })
  }
  return (facts) => {
    const feared = facts.get('impact.never')?.possible.flat() ?? []
    const found = mostFrequent(writtenSentences(facts).flatMap(thingsIn))
    const first = new Set(feared.flatMap(thingsIn))
    return [...first, ...found.filter((thing) => !first.has(thing))].filter(isWhole)
  }
}

/** "papers" beside "exam papers" is the same thing, told with less. */
const isWhole = (thing: string, _: number, all: readonly string[]): boolean =>
  !all.some((other) => other.endsWith(` ${thing}`))
