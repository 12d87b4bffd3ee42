import { madeOf } from '../report/model/model-json.ts'
import type { Summary } from '../report/summary.ts'

/**
 * One line that says what a file rests on, in fixed words, so that a program finds it in any language:
 * `whatif 0.1.0 · content 3f… · flow product-check 2 · rules 2 · record r1 17`.
 */
export function madeLine(summary: Pick<Summary, 'input'>): string {
  const { version, content, flow, rules, record } = madeOf(summary)
  return [
    ['whatif', version ?? '-'],
    ['content', content],
    ['flow', flow.id, String(flow.version)],
    ['rules', String(rules)],
    ...(record ? [['record', record.id, String(record.events ?? '-')]] : []),
  ]
    .map((words) => words.join(' '))
    .join(' · ')
}
