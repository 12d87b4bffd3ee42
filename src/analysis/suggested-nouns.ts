import type { Facts } from '../flow/fact.ts'
import { type LanguageWords, textReader } from './text-words.ts'
import { writtenSentences } from './written.ts'

/** A role that people have with a product: one of them, and several; `works` is for those who do a job with it. */
export type RoleNoun = LanguageWords['roles'][number]

/** The roles that a team wrote of, the most frequent first, then in the order of the text. */
export type SuggestedNouns = (facts: Facts) => readonly RoleNoun[]

/** Finds the roles of a language's list in what a team wrote. */
export function suggestedNouns(language: LanguageWords): SuggestedNouns {
  const read = textReader({ ...language, stopWords: [] })
  const forms = new Map(
    language.roles.flatMap((role) => [
      [role.one.toLowerCase(), role] as const,
      [role.many.toLowerCase(), role] as const,
    ]),
  )
  return (facts) =>
    mostFrequent(
      writtenSentences(facts)
        .flatMap(read)
        .flatMap(({ written }) => forms.get(written) ?? []),
    )
}

/** Each thing once: the most frequent first, then in the order in which they came. */
export function mostFrequent<T>(found: readonly T[]): readonly T[] {
  const times = new Map<T, number>()
  for (const one of found) times.set(one, (times.get(one) ?? 0) + 1)
  return [...times].toSorted(([, one], [, other]) => other - one).map(([one]) => one)
}
