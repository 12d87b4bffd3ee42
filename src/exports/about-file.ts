import { clean } from '../report/document.ts'
import type { Summary } from '../report/summary.ts'
import { madeLine } from './made-line.ts'

/**
 * What a file for another tool says of itself, a paragraph each: the product, what it rests on, how to read it, and what
 * of the check is not in it. The last one is for programs.
 * @param holdsAnswers the file holds the answers in a place for programs
 */
export function aboutFile(summary: Summary, holdsAnswers = false): readonly string[] {
  const { say, input, gone } = summary
  return [
    input.product.summary ?? '',
    say('technical.tool.about.made'),
    say('technical.tool.about.severity'),
    say('technical.tool.about.place'),
    say(holdsAnswers ? 'technical.tool.about.leftButAnswers' : 'technical.tool.about.left'),
    gone.length > 0 ? say('technical.tool.about.gone', { count: gone.length }) : '',
    madeLine(summary),
  ]
    .map(clean)
    .filter((line) => line !== '')
}
