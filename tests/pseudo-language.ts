import type { RunningContent } from '../src/content/content.ts'
import { type LanguageWords, wordFiles } from '../src/content/content-words.ts'
import { compileMessage } from '../src/content/say.ts'
import type { Words } from '../src/content/worded.ts'

/** The tag of the language that a machine makes for tests: written from the right, with six plural forms. */
export const pseudoTag = 'ar-XB'

const rightToLeft = [...'אבגדהוזחטיכלמנסעפצקרשתךםןף']
const longer = 0.4

/** A word in letters that are written from the right, and two fifths longer; the same word is always the same. */
function pseudoWord(word: string): string {
  const letters = [...word.normalize('NFD').toLowerCase()]
    .filter((letter) => letter >= 'a' && letter <= 'z')
    .map((letter) => rightToLeft[letter.charCodeAt(0) - 97])
    .join('')
  return letters + 'ז'.repeat(Math.ceil(word.length * longer))
}

const kept = /\]\([^)]*\)|https?:\/\/\S+|\{\w+\}/g

/** A sentence with other words; its places, marks, numbers and addresses stay. */
function pseudoText(text: string): string {
  const pieces: string[] = []
  let at = 0
  for (const found of text.matchAll(kept)) {
    pieces.push(text.slice(at, found.index).replaceAll(/\p{Script=Latin}+/gu, pseudoWord), found[0])
    at = found.index + found[0].length
  }
  pieces.push(text.slice(at).replaceAll(/\p{Script=Latin}+/gu, pseudoWord))
  return pieces.join('')
}

type Part = ReturnType<ReturnType<typeof compileMessage>['getAst']>[number]
const categories = ['zero', 'one', 'two', 'few', 'many', 'other']

/** A message with other words; a plural has as many forms as Arabic. */
function pseudoMessage(text: string): string {
  return text.includes('{')
    ? compileMessage(text)
        .getAst()
        .map((part) => pseudoPart(part))
        .join('')
    : pseudoText(text)
}

function pseudoPart(part: Part, isCounted = false): string {
  if ('options' in part) {
    const isPlural = 'offset' in part
    const isInside = isPlural || isCounted
    const written = Object.entries(part.options).map(
      ([name, { value }]) =>
        [name, value.map((each) => pseudoPart(each, isInside)).join('')] as const,
    )
    const other = written.find(([name]) => name === 'other')?.[1] ?? ''
    const added = categories
      .filter((name) => isPlural && !(name in part.options))
      .map((name) => [name, other] as const)
    const forms = [...written, ...added].map(([name, form]) => `${name} {${form}}`)
    return `{${part.value}, ${isPlural ? 'plural' : 'select'}, ${forms.join(' ')}}`
  }
  if (!('value' in part)) return '#'
  // Outside a plural a # is only a sign.
  if (part.type === 0) {
    return pseudoText(part.value).replaceAll(isCounted ? /[{}#]/g : /[{}]/g, "'$&'")
  }
  return `{${part.value}}`
}

const pseudoWords = (words: Words[string]): Words[string] => {
  if (typeof words === 'string') return pseudoText(words)
  if (Array.isArray(words)) return words.map(pseudoText)
  return Object.fromEntries(Object.entries(words).map(([name, part]) => [name, pseudoWords(part)]))
}

/** All of a content's words in the language that a machine makes of them. */
export function pseudoLanguage(base: RunningContent): LanguageWords {
  return {
    tag: pseudoTag,
    files: Object.fromEntries(
      wordFiles.map(({ file, take }) => [file, pseudoWords(take(base)) as Words]),
    ),
    messages: [...base.messages.values()].map((entry) => ({
      ...entry,
      text: pseudoMessage(entry.text),
    })),
  }
}

const latinWord = /\p{Script=Latin}(?:[\p{Script=Latin}’']*\p{Script=Latin})/gu
const notWords = /https?:\/\/\S+|\]\([^)]*\)|[\w.-]+@[\w.-]+/g

/** The words in Latin letters that a text in this language still has, but for those that are names. */
export function leftOver(text: string, names: ReadonlySet<string>): readonly string[] {
  const words = text.replaceAll(notWords, ' ').match(latinWord) ?? []
  return words.filter((word) => !names.has(word.toLowerCase()))
}

/** The words of texts that are never translated: names, and what somebody typed. */
export const namesIn = (...texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => text.toLowerCase().match(latinWord) ?? []))
