import type { Facts } from '../flow/fact.ts'
import { type LanguageWords, textReader } from './text-words.ts'
import { writtenSentences } from './written.ts'

/** A role that people have with a product: one of them, and several. */
export interface RoleNoun {
  readonly one: string
  readonly many: string
}

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
  return (facts) => {
    const times = new Map<RoleNoun, number>()
    for (const { written } of writtenSentences(facts).flatMap(read)) {
      const role = forms.get(written)
      if (role) times.set(role, (times.get(role) ?? 0) + 1)
    }
    return [...times].toSorted(([, one], [, other]) => other - one).map(([role]) => role)
  }
}
