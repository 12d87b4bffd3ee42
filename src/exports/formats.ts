import { namingOf, type PeopleNaming, type ReportFormat } from '../domain/report-format.ts'
import { toBriefHtml, toBriefMarkdown } from '../report/brief.ts'
import { toHtml } from '../report/html.ts'
import { assessmentText, toAssessment } from '../report/json.ts'
import { toMarkdown } from '../report/markdown.ts'
import type { Summary } from '../report/summary.ts'
import { toAnswersFile } from './answers-file.ts'
import { toAssistantFile } from './assistant-file.ts'
import { toCalendar } from './calendar.ts'
import { toChecklist } from './checklist.ts'
import { toEvidence } from './evidence.ts'
import { toGivesGets } from './gives-gets.ts'
import { toMermaid } from './mermaid.ts'
import { toOtm } from './otm.ts'
import { answersCsv, stepsCsv, storiesCsv } from './sheets.ts'
import { toThreatComposer } from './threat-composer.ts'
import { toThreatDragon } from './threat-dragon.ts'
import { withoutNames } from './without-names.ts'

/** Writes a check as the text of a file, one writer a format. */
const writers: Readonly<Record<ReportFormat, (summary: Summary) => string>> = {
  md: toMarkdown,
  html: toHtml,
  brief: toBriefHtml,
  'brief-md': toBriefMarkdown,
  json: (summary) => assessmentText(toAssessment(summary)),
  csv: storiesCsv,
  'csv-steps': stepsCsv,
  'csv-answers': answersCsv,
  answers: toAnswersFile,
  checklist: toChecklist,
  ics: toCalendar,
  evidence: toEvidence,
  'gives-gets': toGivesGets,
  mermaid: toMermaid,
  'threat-dragon': toThreatDragon,
  otm: toOtm,
  'threat-composer': toThreatComposer,
  assistant: toAssistantFile,
}

/** The report in a format; `people` as for every file. */
export interface ReportWish {
  readonly format: ReportFormat
  readonly people?: PeopleNaming | undefined
}

/** A check as the text of a file; people are named as is usual for its format, unless it is said. */
export function writeAs(summary: Summary, wish: ReportWish): string {
  return writers[wish.format](namingOf(wish) === 'roles' ? withoutNames(summary) : summary)
}
