import type { Person } from '../domain/person.ts'
import type { Form, Message } from '../message/message.ts'
import type { ReviewParts } from './parts.ts'
import type { Outcome } from './ports.ts'
import type { ReviewState } from './state.ts'

/** The same parts in every language, which all of them share. */
const made = new WeakMap<ReviewParts, Map<string, ReviewParts>>()

/** The same parts in another language; in the base language where that one is not there any more, or none is named. */
export function partsIn(parts: ReviewParts, language?: string): ReviewParts {
  const { languages } = parts
  if (!languages) return parts
  const tag = language !== undefined && languages.tags.includes(language) ? language : undefined
  const wanted = tag ?? languages.base
  if (wanted === parts.say.language) return parts
  const known = made.get(parts) ?? new Map([[parts.say.language, parts]])
  made.set(parts, known)
  const ready = known.get(wanted) ?? { ...parts, ...languages.wordsOf(wanted) }
  made.set(ready, known)
  known.set(wanted, ready)
  return ready
}

/** The language of ours that is nearest to the one somebody reads: the same, or at least the same tongue. */
export function knownLanguage(
  { languages }: Pick<ReviewParts, 'languages'>,
  wanted: string | undefined,
): string | undefined {
  // With one language alone there is nothing to choose, and nothing to keep.
  if (wanted === undefined || !languages || languages.tags.length < 2) return undefined
  const tongue = tongueOf(wanted)
  return (
    languages.tags.find((tag) => tag.toLowerCase() === wanted.toLowerCase()) ??
    (tongue === undefined ? undefined : languages.tags.find((tag) => tongueOf(tag) === tongue))
  )
}

/** "en" of "en-GB"; platforms also write "en_GB". What is no tag has none. */
function tongueOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language.replaceAll('_', '-')).language
  } catch {
    return undefined
  }
}

/** Somebody as they are kept: with their language only where it is one of ours. */
export function withKnownLanguage(
  parts: Pick<ReviewParts, 'languages'>,
  { language, ...person }: Person,
): Person {
  const known = knownLanguage(parts, language)
  return known === undefined ? person : { ...person, language: known }
}

/** The language in which somebody reads what they alone see: their own, or else that of the check. */
export const readersLanguage = (
  { people, language }: Pick<ReviewState, 'people' | 'language'>,
  person: string,
): string | undefined => people.get(person)?.language ?? language

/** A message or a form that says which language it is in, where that is not the one that content is written in. */
export const marked = <Said extends Message | Form>(
  { languages, say }: Pick<ReviewParts, 'languages' | 'say'>,
  said: Said,
): Said =>
  languages === undefined || languages.base === say.language || said.language !== undefined
    ? said
    : { ...said, language: say.language }

/** What comes back to somebody, saying which language it is in. */
export const inLanguageOf = (
  parts: Pick<ReviewParts, 'languages' | 'say'>,
  outcome: Outcome,
): Outcome => ({
  ...outcome,
  replies: outcome.replies.map((reply) => marked(parts, reply)),
  ...(outcome.form && { form: marked(parts, outcome.form) }),
})
