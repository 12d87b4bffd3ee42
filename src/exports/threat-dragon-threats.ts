import type { Band, Stride } from '../domain/vocabulary.ts'
import type { Summary } from '../report/summary.ts'
import { dreadLine } from '../report/technical-words.ts'
import type { ThreatEntry, ThreatState } from './threat-entries.ts'

/** The kinds of threat, as Threat Dragon and other tools name them in English. */
export const strideNames: Readonly<Record<Stride, string>> = {
  S: 'Spoofing',
  T: 'Tampering',
  R: 'Repudiation',
  I: 'Information disclosure',
  D: 'Denial of service',
  E: 'Elevation of privilege',
}

/** How bad, as other tools name it: four bands, four words. */
export const severities: Readonly<Record<Band, string>> = {
  actFirst: 'Critical',
  planSoon: 'High',
  keepInMind: 'Medium',
  fineForNow: 'Low',
}

/** The three states that every Threat Dragon 2 shows; what two people live with is still there, and says so. */
const statuses: Readonly<Record<ThreatState, string>> = {
  open: 'Open',
  accepted: 'Open',
  mitigated: 'Mitigated',
  notApplicable: 'NotApplicable',
}

/** A threat as Threat Dragon 2 holds one. */
export interface DragonThreat {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly type: string
  readonly modelType: string
  readonly status: string
  readonly severity: string
  readonly score: string
  readonly description: string
  readonly mitigation: string
  readonly new: false
}

/** A story as a threat of Threat Dragon; what the team wrote itself has no kind, and no severity until somebody rates it. */
export function dragonThreat(summary: Summary, entry: ThreatEntry): DragonThreat {
  const { story, kinds, band, state } = entry
  const [kind] = kinds
  return {
    id: entry.id,
    number: entry.number,
    title: entry.title,
    type: kind === undefined ? 'Generic' : strideNames[kind],
    modelType: kind === undefined ? 'Generic' : 'STRIDE',
    status: statuses[state],
    severity: band === undefined ? 'TBD' : severities[band],
    score: story.finding ? dreadLine(summary.say, story.finding) : '',
    description: entry.notes.join('\n'),
    mitigation: entry.measures
      .map(({ told, notes }) => [told, ...notes.map((note) => `  ${note}`)].join('\n'))
      .join('\n'),
    new: false,
  }
}
