import type { Diagnostic, LintRule } from '../lint-rule.ts'
import { type PeopleText, peopleTexts, type TextKind, wordsOf } from '../texts.ts'

const sentences = new Set<TextKind>([
  'question',
  'why',
  'example',
  'reason',
  'short',
  'choice',
  'heading',
  'story',
  'storyShort',
  'storyQuestion',
  'reason',
  'safeguard',
  'acceptance',
  'noticed',
  'glossary',
])

/** Words after these start anew, so they may have a capital. */
const freshStart = /(?:^|[.?!:]”?|[“(])\s*$/u

/** Sentences start with a capital; no other word has one, but for names that everyone knows. */
export const sentenceCase: LintRule = {
  rule: 'sentence-case',
  find(content) {
    const names = new Set([...content.allowedWords.capitals, ...content.allowedWords.names, 'I'])
    return peopleTexts(content).flatMap((text) =>
      text.kind === 'clause' ? clauseDiagnostics(text, names) : sentenceDiagnostics(text, names),
    )
  },
}

function clauseDiagnostics(text: PeopleText, names: ReadonlySet<string>): Diagnostic[] {
  const first = wordsOf(text.text)[0] ?? ''
  if (!/^\p{Lu}/u.test(first) || names.has(first)) return []
  const hint = 'start it with a small letter: it is read after “because”'
  return [mistake(text, `this clause starts with a capital: “${text.text}”`, hint)]
}

function sentenceDiagnostics(text: PeopleText, names: ReadonlySet<string>): Diagnostic[] {
  if (!sentences.has(text.kind)) return []
  const mistakes: Diagnostic[] = []
  if (/^[“(]?\p{Ll}/u.test(text.text)) {
    const message = `this ${text.kind} starts with a small letter: “${text.text}”`
    mistakes.push(mistake(text, message, 'start it with a capital'))
  }
  for (const found of text.text.matchAll(/(?<![\p{L}’-])\p{Lu}[\p{L}’-]*/gu)) {
    const before = text.text.slice(0, found.index)
    const name = found[0].replace(/[’'].*$/, '')
    const isAbbreviation = /\p{Lu}.*\p{Lu}/u.test(name)
    if (isAbbreviation || freshStart.test(before) || names.has(name)) continue
    const message = `“${found[0]}” has a capital in the middle: “${text.text}”`
    mistakes.push(
      mistake(text, message, 'use a small letter, or add the name to content/words/allowed.yaml'),
    )
  }
  return mistakes
}

const mistake = ({ file, way }: PeopleText, message: string, hint: string): Diagnostic => ({
  file,
  way,
  message,
  hint,
})
