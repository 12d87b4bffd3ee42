import { type Content, exceptionsFile } from './content.ts'
import type { Diagnostic, LintRule } from './lint-rule.ts'
import { wordings, writtenQuestions } from './questions.ts'

/** A rule about how a question is worded; listed exceptions pass, and must still be needed. */
export function wordingCheck(
  rule: string,
  about: { breaks(ask: string): boolean; message: string; hint: string },
): LintRule {
  return {
    rule,
    find(content) {
      const broken = writtenQuestions(content).flatMap((written) =>
        wordings(written)
          .filter(({ ask }) => about.breaks(ask))
          .map(({ ask, way }) => ({ id: written.question.id, file: written.file, ask, way })),
      )
      const listed = new Set(
        content.exceptions.filter((each) => each.rule === rule).map(({ id }) => id),
      )
      const mistakes = broken
        .filter(({ id }) => !listed.has(id))
        .map(({ file, way, ask }) => ({
          file,
          way,
          message: `${about.message}: “${ask}”`,
          hint: about.hint,
        }))
      return [...mistakes, ...needless(content, rule, new Set(broken.map(({ id }) => id)))]
    },
  }
}

const needless = (content: Content, rule: string, broken: ReadonlySet<string>): Diagnostic[] =>
  content.exceptions.flatMap((exception, n) =>
    exception.rule !== rule || broken.has(exception.id)
      ? []
      : [
          {
            file: exceptionsFile,
            way: [n],
            message: `the question “${exception.id}” does not break the rule “${rule}”`,
            hint: 'take the exception out',
          },
        ],
  )
