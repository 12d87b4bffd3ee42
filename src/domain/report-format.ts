import * as z from 'zod'

/** Formats of the report: all of it, and one page to bring to a meeting, to print or as Markdown. */
export const reportFormats = ['md', 'html', 'json', 'brief', 'brief-md'] as const
export const reportFormatSchema = z.enum(reportFormats)
export type ReportFormat = z.infer<typeof reportFormatSchema>

/** What each format is: its media type, whether a browser shows it or keeps it, how its file ends, and whether it is the one page. */
export const reportFormatFacts: Readonly<
  Record<
    ReportFormat,
    {
      readonly mediaType: string
      readonly shown: 'inline' | 'attachment'
      readonly ending: string
      readonly isPage?: true
    }
  >
> = {
  md: { mediaType: 'text/markdown; charset=utf-8', shown: 'attachment', ending: '.md' },
  html: { mediaType: 'text/html; charset=utf-8', shown: 'inline', ending: '.html' },
  json: { mediaType: 'application/json; charset=utf-8', shown: 'attachment', ending: '.json' },
  brief: {
    mediaType: 'text/html; charset=utf-8',
    shown: 'inline',
    ending: '.html',
    isPage: true,
  },
  'brief-md': {
    mediaType: 'text/markdown; charset=utf-8',
    shown: 'attachment',
    ending: '.md',
    isPage: true,
  },
}

/** True when words are the name of a report format. */
export const isReportFormat = (words: unknown): words is ReportFormat =>
  reportFormatSchema.safeParse(words).success
