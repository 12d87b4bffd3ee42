import type { Content } from '../content.ts'
import { flowFile, safeguardsFile } from '../content.ts'
import type { Diagnostic, LintRule } from '../lint-rule.ts'
import { countsOf, fleschEase, fleschKincaidGrade } from '../readability.ts'
import { type PeopleText, peopleTexts, type TextKind } from '../texts.ts'

/** A grade means little on fewer words: one long everyday word spoils a single sentence. */
const fewestWords = 50

/** School grades for groups of texts, and one for each single question. */
export const readability: LintRule = {
  rule: 'readability',
  find: (content) => [
    ...[...content.flowSources.keys()].flatMap((id) => sectionDiagnostics(content, id)),
    ...groupDiagnostics(content, 'story', { file: 'content/threats', most: 6.5 }),
    ...groupDiagnostics(content, 'safeguard', { file: safeguardsFile, most: 6 }),
    ...peopleTexts(content).flatMap(questionDiagnostics),
  ],
}

function sectionDiagnostics(content: Content, flowId: string): Diagnostic[] {
  const file = flowFile(flowId)
  const sections = content.flowSources.get(flowId)?.sections ?? []
  return sections.flatMap(({ id }, n) => {
    const texts = peopleTexts(content)
      .filter((each) => each.file === file && each.section === id)
      .filter(({ kind }) => kind === 'question' || kind === 'why')
    const counts = countsOf(texts.map(({ text }) => text))
    if (counts.words < fewestWords) return []
    const grade = fleschKincaidGrade(counts)
    const ease = fleschEase(counts)
    if (grade <= 5 && ease >= 75) return []
    const message = `section “${id}” reads at grade ${grade.toFixed(1)}, ease ${ease.toFixed(0)}`
    const hint = 'use shorter words and sentences: grade 5 at most, ease 75 at least'
    return [{ file, way: ['sections', n], message, hint }]
  })
}

function groupDiagnostics(
  content: Content,
  kind: TextKind,
  { file, most }: { file: string; most: number },
): Diagnostic[] {
  const counts = countsOf(
    peopleTexts(content)
      .filter((each) => each.kind === kind)
      .map(({ text }) => text),
  )
  const grade = fleschKincaidGrade(counts)
  if (counts.words < fewestWords || grade <= most) return []
  const message = `each ${kind} together: they read at grade ${grade.toFixed(1)}`
  return [
    { file, way: [], message, hint: `use shorter words and sentences: grade ${most} at most` },
  ]
}

function questionDiagnostics({ kind, text, file, way }: PeopleText): Diagnostic[] {
  if (kind !== 'question') return []
  const grade = fleschKincaidGrade(countsOf([text]))
  if (grade <= 9) return []
  const message = `this question reads at grade ${grade.toFixed(1)}: “${text}”`
  return [{ file, way, message, hint: 'use shorter words, or fewer: grade 9 at most' }]
}
