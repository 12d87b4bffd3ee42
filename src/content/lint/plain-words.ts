import { allowedWordsFile, type Content } from '../content.ts'
import type { Diagnostic, LintRule } from '../lint-rule.ts'
import { formsOf, isPlainWord } from '../readability.ts'
import { type PeopleText, peopleTexts, type TextKind, withoutNames, wordsOf } from '../texts.ts'

const none: ReadonlySet<string> = new Set()

/** Of all words, no more than this share may be beyond the plain list, allowed or not. */
const mostBeyond = 0.12

/** Every word is one that most children know, or was allowed on purpose. */
export const plainWordsRule: LintRule = {
  rule: 'plain-words',
  find(content) {
    const { words, capitals, names } = content.allowedWords
    const allowed = new Set([...words, ...capitals, ...names].map((word) => word.toLowerCase()))
    const seen = new Set<string>()
    const mistakes = peopleTexts(content).flatMap((text) =>
      unknownWords({ ...text, text: withoutNames(text.text, content) }, allowed, seen),
    )
    return [...mistakes, ...unused(content), ...shares(content)]
  },
}

function unknownWords(
  text: PeopleText,
  allowed: ReadonlySet<string>,
  seen: Set<string>,
): Diagnostic[] {
  return wordsOf(text.text).flatMap((word) => {
    const lower = word.toLowerCase()
    if (seen.has(lower) || isPlainWord(word, allowed)) return []
    seen.add(lower)
    const message = `“${lower}” is not on the plain word list: “${text.text}”`
    const hint = 'use a plainer word, or allow it in content/words/allowed.yaml'
    return [{ file: text.file, way: text.way, message, hint }]
  })
}

function unused(content: Content): Diagnostic[] {
  const beyond = new Set(
    peopleTexts(content)
      .flatMap(({ text }) => wordsOf(text))
      .filter((word) => !isPlainWord(word, none))
      .flatMap((word) => [word.toLowerCase(), ...word.toLowerCase().split('-')]),
  )
  const needed = new Set([...beyond].flatMap((word) => [...formsOf(word)]))
  return content.allowedWords.words.flatMap((word, n) => {
    if (needed.has(word)) return []
    const message = `“${word}” is allowed but nothing needs it`
    return [{ file: allowedWordsFile, way: ['words', n], message, hint: 'take it out' }]
  })
}

/** Where the words of one kind of text stand, for the whole of that kind. */
const homes: Partial<Record<TextKind, string>> = {
  question: 'flows',
  why: 'flows',
  story: 'content/threats',
  example: 'content/threats',
  safeguard: 'content/safeguards.yaml',
  glossary: 'content/glossary.md',
  message: 'content/messages',
}

function shares(content: Content): Diagnostic[] {
  return Object.entries(homes).flatMap(([kind, file]) => {
    const words = peopleTexts(content)
      .filter((text) => text.kind === kind)
      .flatMap(({ text }) => wordsOf(text))
    const beyond = words.filter((word) => !isPlainWord(word, none)).length
    if (words.length === 0 || beyond / words.length <= mostBeyond) return []
    const share = ((100 * beyond) / words.length).toFixed(1)
    const message = `${share} % of the words of each ${kind} are beyond the plain word list`
    return [{ file, way: [], message, hint: 'use plainer words: 12 % at most' }]
  })
}
