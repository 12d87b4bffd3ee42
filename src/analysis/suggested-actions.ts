import type { Facts } from '../flow/fact.ts'
import { type Doer, doerReader, type FoundVerb, objectReader, verbFinder } from './action-words.ts'
import { type LanguageWords, textReader } from './text-words.ts'

/** In which sentences a team says what is done: not in that of what must never happen. */
const toldFacts = ['product.summary', 'product.hands']

/** What somebody does, with whether the team itself does it and whether it says what it is done to. */
interface FoundAction {
  readonly action: string
  readonly isOwn: boolean
  readonly isWhole: boolean
}

/** Words with their marks: "second-hand", "don’t". */
const pieces = /\p{L}[\p{L}\p{M}\p{N}'’-]*/gu
const clauses = /[.!?;:](?=\s|$)|[\n“”"„()]/u

/**
 * Finds what people do with a product in what a team wrote, fit for the end of "nobody can …": "book visits" where
 * they wrote that a parent books each visit. In the order of the text, but what the team does itself stands behind
 * what others do, unless nobody else uses it, and what says more before a bare verb. None in a language of which no verb is known.
 */
export function suggestedActions(
  language: LanguageWords,
): (facts: Facts, isInside: boolean) => readonly string[] {
  const actionsIn = actionReader(language)
  const eachOnce = onceReader(language)
  const withoutAsides = (text: string): string =>
    language.actions.asides.reduce((rest, aside) => rest.replaceAll(` ${aside} `, ' '), text)
  return (facts, isInside) => {
    const texts = toldFacts.flatMap((name) => facts.get(name)?.possible.flat() ?? [])
    const found = texts
      .flatMap((text) => withoutAsides(text.normalize('NFC').toLowerCase()).split(clauses))
      .flatMap((clause) =>
        clause.split(',').flatMap((part, n) => actionsIn(part.match(pieces) ?? [], n === 0)),
      )
    const rank = ({ isOwn, isWhole }: FoundAction) =>
      (isWhole ? 0 : 2) + (isOwn && !isInside ? 1 : 0)
    return eachOnce(found.toSorted((one, other) => rank(one) - rank(other)))
  }
}

/** Reads what is done in a part of a sentence; `isFirst` where the sentence begins with it. */
function actionReader(language: LanguageWords) {
  const verbAt = verbFinder(language)
  const objectOf = objectReader(language)
  const doerOf = doerReader(language)
  const actionOf = (verb: FoundVerb, object: string | undefined): string | undefined => {
    if (object === undefined || (object === '' && !verb.alone)) return undefined
    return object === '' ? verb.do : `${verb.do} ${object}`
  }
  return (words: readonly string[], isFirst: boolean): readonly FoundAction[] => {
    let before: Doer = 'other'
    return words.flatMap((_, n): FoundAction[] => {
      const verb = verbAt(words, n)
      const doer = verb && doerOf({ words, n, verb, isFirst })
      if (!verb || doer === undefined) return []
      before = doer === 'same' ? before : doer
      const action = actionOf(verb, objectOf(words, n + verb.length))
      const isWhole = action !== verb.do
      return action === undefined ? [] : [{ action, isOwn: before === 'own', isWhole }]
    })
  }
}

/** "Book visits" and "book a visit" are the same; the first is kept. */
function onceReader({ language, actions }: LanguageWords) {
  const read = textReader({ language, stopWords: actions.articles })
  return (found: readonly FoundAction[]): readonly string[] => {
    const kept = new Map<string, string>()
    for (const { action } of found) {
      const stems = read(action).map(({ stem }) => stem)
      const key = stems.join(' ')
      if (!kept.has(key)) kept.set(key, action)
    }
    return [...kept.values()]
  }
}

/** Tells words that begin with what people do, by their first verb. */
export function isAction(language: LanguageWords): (words: string) => boolean {
  const verbAt = verbFinder(language)
  return (words) => verbAt(words.toLowerCase().match(pieces) ?? [], 0)?.isPlain === true
}

/** Makes what somebody typed as what people do fit for the end of "nobody can …": "they book" as "booking" is "book". */
export function plainAction(language: LanguageWords): (typed: string) => string {
  const verbAt = verbFinder(language)
  const doers = new Set(language.actions.doers)
  return (typed) => {
    const words = typed.split(' ')
    const start = words.findIndex((word) => !doers.has(word.toLowerCase()))
    if (start < 0) return typed
    const rest = words.slice(start)
    const small = rest.map((word) => word.toLowerCase())
    const verb = verbAt(small, 0)
    return verb ? [verb.do, ...rest.slice(verb.length)].join(' ') : rest.join(' ')
  }
}
