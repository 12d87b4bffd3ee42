import * as z from 'zod'

/** Formats of the report; each is its file's ending. */
export const reportFormats = ['md', 'html', 'json'] as const
export const reportFormatSchema = z.enum(reportFormats)
export type ReportFormat = z.infer<typeof reportFormatSchema>

/** What each format is: its media type, and whether a browser shows it or keeps it. */
export const reportFormatFacts: Readonly<
  Record<ReportFormat, { readonly mediaType: string; readonly shown: 'inline' | 'attachment' }>
> = {
  md: { mediaType: 'text/markdown; charset=utf-8', shown: 'attachment' },
  html: { mediaType: 'text/html; charset=utf-8', shown: 'inline' },
  json: { mediaType: 'application/json; charset=utf-8', shown: 'attachment' },
}

/** True when words are the name of a report format. */
export const isReportFormat = (words: unknown): words is ReportFormat =>
  reportFormatSchema.safeParse(words).success
