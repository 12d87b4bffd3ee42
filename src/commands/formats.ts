import { portfolioFormats } from '../domain/portfolio.ts'
import { reportFormats } from '../domain/report-format.ts'

/** Formats of the report of `assess`; the one for machines comes first. */
export const assessFormats = [
  'json',
  ...reportFormats.filter((format) => format !== 'json'),
] as const

/** Formats of a drawn questionnaire. */
export const drawFormats = ['mermaid', 'xstate'] as const

/** Formats of the overview. */
export const overviewFormats = portfolioFormats

/** Formats of a calibration. */
export const calibrateFormats = ['table', 'counts'] as const
