import type { ReportFormat } from '../domain/report-format.ts'
import type { Ignored } from './assessment.ts'
import { toHtml } from './html.ts'
import { assessmentText, toAssessment } from './json.ts'
import { toMarkdown } from './markdown.ts'
import type { Summary } from './summary.ts'

/** Writes the report as the text of a file, one writer a format; `ignored` are answers that did not count. */
export const writeAs: Readonly<
  Record<ReportFormat, (summary: Summary, ignored?: readonly Ignored[]) => string>
> = {
  md: (summary) => toMarkdown(summary),
  html: (summary) => toHtml(summary),
  json: (summary, ignored) => assessmentText(toAssessment(summary, ignored)),
}
