import type { Summary } from '../report/summary.ts'
import type { Measure } from './measures.ts'
import { cut, most, notesMetadata } from './threat-composer-texts.ts'
import type { ToolModel } from './threat-entries.ts'
import { stepNumber } from './threat-number.ts'

const statuses: Readonly<Record<Measure['state'], string>> = {
  proposed: 'mitigationIdentified',
  agreed: 'mitigationInProgress',
  done: 'mitigationInProgress',
  shown: 'mitigationResolved',
  needless: 'mitigationResolvedWillNotAction',
}

/** Every safety step once, linked to all the threats that it is for. */
export function composerMitigations(summary: Summary, { threats, idOf }: ToolModel) {
  const stories = new Map(threats.map(({ story, number }) => [story.id, number]))
  const all = new Map(
    threats.flatMap(({ measures }) => measures.map((measure) => [measure.key, measure] as const)),
  )
  return {
    mitigations: [...all].map(([key, { text, state, told, notes }], at) => ({
      id: idOf(`step.${key}`),
      numericId: stepNumber(summary, key, stories),
      displayOrder: at + 1,
      content: cut(text, most.content),
      status: statuses[state],
      metadata: notesMetadata([told, ...notes]),
    })),
    mitigationLinks: threats.flatMap(({ id, measures }) =>
      measures.map(({ key }) => ({ linkedId: id, mitigationId: idOf(`step.${key}`) })),
    ),
  }
}
