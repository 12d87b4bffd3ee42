import * as z from 'zod'

/** Formats of the report: all of it, and one page to bring to a meeting, to print or as Markdown. */
export const reportFormats = ['md', 'html', 'json', 'brief', 'brief-md'] as const
export const reportFormatSchema = z.enum(reportFormats)
export type ReportFormat = z.infer<typeof reportFormatSchema>

/** What each format is: its media type, whether a browser shows it or keeps it, and what its file's name ends with. */
export const reportFormatFacts: Readonly<
  Record<
    ReportFormat,
    {
      readonly mediaType: string
      readonly shown: 'inline' | 'attachment'
      readonly ending: string
    }
  >
> = {
  md: { mediaType: 'text/markdown; charset=utf-8', shown: 'attachment', ending: '.md' },
  html: { mediaType: 'text/html; charset=utf-8', shown: 'inline', ending: '.html' },
  json: { mediaType: 'application/json; charset=utf-8', shown: 'attachment', ending: '.json' },
  brief: { mediaType: 'text/html; charset=utf-8', shown: 'inline', ending: '-one-page.html' },
  'brief-md': {
    mediaType: 'text/markdown; charset=utf-8',
    shown: 'attachment',
    ending: '-one-page.md',
  },
}

/** True when words are the name of a report format. */
export const isReportFormat = (words: unknown): words is ReportFormat =>
  reportFormatSchema.safeParse(words).success
