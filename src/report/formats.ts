import type { ReportFormat } from '../domain/report-format.ts'
import { toBriefHtml, toBriefMarkdown } from './brief.ts'
import { toHtml } from './html.ts'
import { assessmentText, toAssessment } from './json.ts'
import { toMarkdown } from './markdown.ts'
import type { Summary } from './summary.ts'

/** Writes the report as the text of a file, one writer a format. */
export const writeAs: Readonly<Record<ReportFormat, (summary: Summary) => string>> = {
  md: toMarkdown,
  html: toHtml,
  brief: toBriefHtml,
  'brief-md': toBriefMarkdown,
  json: (summary) => assessmentText(toAssessment(summary)),
}
