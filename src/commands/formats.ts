import { portfolioFormats } from '../domain/portfolio.ts'
import type { ReportFormat } from '../domain/report-format.ts'

/** Formats of the report of `assess`; the one for machines comes first. */
export const assessFormats = ['json', 'md', 'html', 'brief', 'brief-md'] as const

/** Formats of a drawn questionnaire. */
export const drawFormats = ['mermaid', 'xstate'] as const

/** Formats of the overview. */
export const overviewFormats = portfolioFormats

/** Formats of a calibration. */
export const calibrateFormats = ['table', 'counts'] as const

/** What `export` writes, each with the ways in which it can be written (`--as`), the usual one first. */
export const exportFormats = {
  summary: { md: 'brief-md', html: 'brief' },
  report: { md: 'md', html: 'html' },
  model: { json: 'json' },
  csv: { stories: 'csv', steps: 'csv-steps', answers: 'csv-answers' },
  answers: { yaml: 'answers' },
  checklist: { md: 'checklist' },
  ics: { ics: 'ics' },
  evidence: { md: 'evidence' },
  mermaid: { mmd: 'mermaid' },
  'gives-gets': { md: 'gives-gets' },
  'threat-dragon': { json: 'threat-dragon' },
  otm: { json: 'otm' },
  'threat-composer': { json: 'threat-composer' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, ReportFormat>>>>
export type ExportName = keyof typeof exportFormats

/** The names of what `export` writes. */
export const exportNames = Object.keys(exportFormats) as [ExportName, ...ExportName[]]
