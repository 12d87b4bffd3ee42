import { type Part, paragraphPart } from './document.ts'
import type { Summary } from './summary.ts'

/** That a product nobody uses yet is told of as it is planned; nothing for one in use. */
export const plannedPart = ({ say, input }: Summary): readonly Part[] =>
  input.rules.early(input.facts) ? [paragraphPart(say('report.doc.planned'), 'quiet')] : []
