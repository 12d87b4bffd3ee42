import { glossaryFile } from '../content.ts'
import type { LintRule } from '../lint-rule.ts'

/** Each word of the screen is explained once, in one sentence. */
export const glossary: LintRule = {
  rule: 'glossary',
  find({ glossary: entries }) {
    const seen = new Set<string>()
    return entries.flatMap(({ term, meaning, line }) => {
      const here = { file: glossaryFile, way: [line] }
      if (seen.has(term.toLowerCase())) {
        return [{ ...here, message: `“${term}” is explained twice`, hint: 'keep one' }]
      }
      seen.add(term.toLowerCase())
      const sentences = meaning.match(/[.?!]”?(?=\s|$)/g)?.length ?? 0
      if (sentences === 1) return []
      return [{ ...here, message: `“${term}” needs one sentence`, hint: 'write exactly one' }]
    })
  },
}
