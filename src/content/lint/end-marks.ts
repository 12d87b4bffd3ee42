import type { LintRule } from '../lint-rule.ts'
import { peopleTexts, type TextKind } from '../texts.ts'

const question = { ends: /\?$/, hint: 'end it with a question mark' }
const sentence = { ends: /[.?!]”?$/, hint: 'end it with a full stop' }
const bare = { ends: /[^.?!:;,]$/, hint: 'leave out the mark at the end' }

const endings: Partial<Record<TextKind, typeof question>> = {
  question,
  why: sentence,
  example: sentence,
  safeguard: sentence,
  acceptance: sentence,
  noticed: sentence,
  glossary: sentence,
  story: sentence,
  storyQuestion: question,
  reason: sentence,
  short: bare,
  choice: bare,
  heading: bare,
  clause: bare,
}

/** Questions end with “?”, sentences with a full stop, labels and clauses with nothing. */
export const endMarks: LintRule = {
  rule: 'end-marks',
  find: (content) =>
    peopleTexts(content).flatMap(({ kind, text, file, way }) => {
      const ending = endings[kind]
      if (!ending || ending.ends.test(text)) return []
      const message = `this ${kind} does not end as it should: “${text}”`
      return [{ file, way, message, hint: ending.hint }]
    }),
}
