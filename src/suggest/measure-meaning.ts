import type { MeasureRules, PartMeans } from '../content/suggest-rules.ts'
import { holds, wordsOf } from './name-words.ts'

/** A sentence about what is in place, and what it says. */
export interface SaidInPlace extends PartMeans {
  readonly words: string
}

/** What sentences about measures that are in place say; one that says that it is still to come says nothing. */
export function saidInPlace(
  measures: readonly string[],
  { hedges, rules }: MeasureRules,
): readonly SaidInPlace[] {
  return measures
    .flatMap((text) => text.split(/[.;!?\n](?=\s|$)/))
    .flatMap((sentence): SaidInPlace[] => {
      const words = wordsOf(sentence)
      const has = (phrase: string) => holds(words, phrase)
      if (hedges.some(has)) return []
      return rules
        .filter(
          (rule) =>
            rule.words.some(has) &&
            (rule.with.length === 0 || rule.with.some(has)) &&
            !rule.not.some(has),
        )
        .map(({ question, value }) => ({ question, value, words: sentence.trim() }))
    })
}
