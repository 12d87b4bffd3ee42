import type { Diagnostic, LintRule } from '../lint-rule.ts'
import { type WrittenQuestion, writtenQuestions } from '../questions.ts'

/** A band's numbers, both ends included. */
export interface BandSpan {
  readonly low: number
  readonly high: number
}

/** Number bands start at the smallest, end open, leave no gap and do not overlap. */
export const bandsRule: LintRule = {
  rule: 'bands',
  find: (content) =>
    writtenQuestions(content)
      .filter(({ question }) => question.type === 'band')
      .flatMap(bandDiagnostics),
}

function bandDiagnostics({ question, file, way }: WrittenQuestion): Diagnostic[] {
  const mistakes: Diagnostic[] = []
  let next = Number.NEGATIVE_INFINITY
  for (const [n, { label }] of question.choices.entries()) {
    const span = spanOf(label)
    const problem = span ? gapOrOverlap(span, next) : 'we cannot read the numbers in it'
    if (problem) {
      const hint =
        'write “Fewer than 100”, “100 to 999”, “More than 999”, each starting where the last ends'
      mistakes.push({
        file,
        way: [...way, 'choices', n, 'label'],
        message: `the band “${label}”: ${problem}`,
        hint,
      })
    }
    next = span ? span.high + 1 : next
  }
  if (mistakes.length > 0 || next === Number.POSITIVE_INFINITY) return mistakes
  const message = 'the last band has an end, so some answers fit nowhere'
  return [{ file, way: [...way, 'choices'], message, hint: 'end with “More than …”' }]
}

function gapOrOverlap(span: BandSpan, next: number): string | undefined {
  if (span.low === next) return undefined
  if (next === Number.NEGATIVE_INFINITY) {
    return span.low > 1 ? 'smaller numbers fit nowhere' : undefined
  }
  return span.low > next ? `${next} fits nowhere` : `${span.low} fits in the band before too`
}

/** A band's smallest and largest number, from 0 on; `undefined` when its label holds none. */
export function bandOfChoice(label: string): BandSpan | undefined {
  const span = spanOf(label)
  return span && { low: Math.max(0, span.low), high: span.high }
}

/** Reads “Fewer than 100”, “Up to 10”, “100 to 999”, “More than 1 million”, “1,000 or more”, “None”. */
function spanOf(label: string): BandSpan | undefined {
  const numbers = [...label.matchAll(/([\d,.]*\d)(?: (thousand|million))?/g)].map(
    ([, digits = '', size]) =>
      Number(digits.replaceAll(',', '')) *
      (size === 'million' ? 1e6 : size === 'thousand' ? 1e3 : 1),
  )
  const [first, second] = numbers
  const least = Number.NEGATIVE_INFINITY
  const most = Number.POSITIVE_INFINITY
  if (first === undefined) return undefined
  if (/^(?:fewer|less) than|^under\b/i.test(label)) return { low: least, high: first - 1 }
  if (/^up to/i.test(label)) return { low: least, high: first }
  if (/^(?:more than|over)\b/i.test(label)) return { low: first + 1, high: most }
  if (/or more\b/i.test(label)) return { low: first, high: most }
  return second === undefined ? { low: first, high: first } : { low: first, high: second }
}
