import {
  type FileFormat,
  formatUses,
  peopleNamings,
  type ReportFormat,
  reportFormatFacts,
  reportFormats,
} from '../../domain/report-format.ts'
import { field } from '../../message/build.ts'
import type { Form } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'
import type { Role } from '../permissions.ts'

/** As what a check can be taken along: what is for reading comes first, what is for other tools last. */
export const formatsByUse: readonly ReportFormat[] = formatUses.flatMap((use) =>
  reportFormats.filter((format) => reportFormatFacts[format].use === use),
)

/** What somebody can take along: who did what is for the facilitator, and comes last. */
const formatsFor = (role: Role): readonly FileFormat[] =>
  role === 'facilitator' ? [...formatsByUse, 'audit'] : formatsByUse

/** As what a check should be taken along, and how people should be named in it. */
export function exportForm(say: Say, review: string, role: Role): Form {
  return {
    title: say('export.title'),
    elements: [
      field({
        type: 'choice',
        id: 'format',
        label: say('export.ask'),
        options: formatsFor(role).map((value) => ({ value, label: say(`export.format.${value}`) })),
        value: 'html',
        required: true,
      }),
      field({
        type: 'choice',
        id: 'people',
        label: say('export.people.ask'),
        options: peopleNamings.map((value) => ({ value, label: say(`export.people.${value}`) })),
        required: false,
      }),
    ],
    submit: {
      label: say('export.send'),
      action: { type: 'download', review },
      style: 'primary',
      collects: true,
    },
  }
}
