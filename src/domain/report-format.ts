import * as z from 'zod'

/**
 * Forms in which a check leaves the program: all of it to read, one page to bring to a meeting, tables and lists to
 * work with, and the files of other tools.
 */
export const reportFormats = [
  'md',
  'html',
  'json',
  'brief',
  'brief-md',
  'csv',
  'csv-steps',
  'csv-answers',
  'answers',
  'checklist',
  'ics',
  'evidence',
  'gives-gets',
  'mermaid',
  'threat-dragon',
  'otm',
  'threat-composer',
  'assistant',
] as const
export const reportFormatSchema = z.enum(reportFormats)
export type ReportFormat = z.infer<typeof reportFormatSchema>

/** Every file of a check: the report in its formats, and for its facilitator who did what in it. */
export const fileFormats = [...reportFormats, 'audit'] as const
export const fileFormatSchema = z.enum(fileFormats)
export type FileFormat = z.infer<typeof fileFormatSchema>

/** How people are named in a file: by their names, or by what they do in the check. */
export const peopleNamings = ['names', 'roles'] as const
export const peopleNamingSchema = z.enum(peopleNamings)
export type PeopleNaming = z.infer<typeof peopleNamingSchema>

/** A file that somebody asks for; without a word about people, they are named as is usual for its format. */
export interface FileWish {
  readonly format: FileFormat
  readonly people?: PeopleNaming | undefined
}

/** What part of a check a file holds, where that is not all of it; it stands in the file's name. */
export const fileParts = [
  'page',
  'stories',
  'steps',
  'answers',
  'dates',
  'evidence',
  'flows',
  'open-questions',
  'audit',
] as const
export type FilePart = (typeof fileParts)[number]

/** Whom a format is for: people who read it, a team that works on, or another tool. */
export const formatUses = ['read', 'work', 'tools'] as const
export type FormatUse = (typeof formatUses)[number]

interface FormatFacts {
  readonly mediaType: string
  /** Whether a browser shows it or keeps it. */
  readonly shown: 'inline' | 'attachment'
  readonly ending: string
  readonly use: FormatUse
  /** Files meant for outsiders name nobody unless that is asked for. */
  readonly people: PeopleNaming
  readonly part?: FilePart
}

const markdown = {
  mediaType: 'text/markdown; charset=utf-8',
  shown: 'attachment',
  ending: '.md',
} as const
const page = { mediaType: 'text/html; charset=utf-8', shown: 'inline', ending: '.html' } as const
const json = { mediaType: 'application/json; charset=utf-8', shown: 'attachment' } as const
const csv = { mediaType: 'text/csv; charset=utf-8', shown: 'attachment', ending: '.csv' } as const
const toRead = { use: 'read', people: 'names' } as const
const toWorkWith = { use: 'work', people: 'names' } as const
const forTools = { use: 'tools', people: 'roles' } as const

/** What each format is: its media type, how its file ends, whom it is for, and how it names people. */
export const reportFormatFacts: Readonly<Record<FileFormat, FormatFacts>> = {
  md: { ...markdown, ...toRead },
  html: { ...page, ...toRead },
  json: { ...json, ...toRead, ending: '.json' },
  brief: { ...page, ...toRead, part: 'page' },
  'brief-md': { ...markdown, ...toRead, part: 'page' },
  csv: { ...csv, ...toWorkWith, part: 'stories' },
  'csv-steps': { ...csv, ...toWorkWith, part: 'steps' },
  'csv-answers': { ...csv, ...toWorkWith, part: 'answers' },
  answers: {
    mediaType: 'application/yaml; charset=utf-8',
    shown: 'attachment',
    ending: '.yaml',
    ...toWorkWith,
    part: 'answers',
  },
  checklist: { ...markdown, ...toWorkWith, part: 'steps' },
  ics: {
    mediaType: 'text/calendar; charset=utf-8',
    shown: 'attachment',
    ending: '.ics',
    ...toWorkWith,
    part: 'dates',
  },
  evidence: { ...markdown, ...toWorkWith, people: 'roles', part: 'evidence' },
  'gives-gets': { ...markdown, ...toWorkWith, part: 'flows' },
  mermaid: {
    mediaType: 'text/plain; charset=utf-8',
    shown: 'attachment',
    ending: '.mmd',
    ...forTools,
  },
  'threat-dragon': { ...json, ...forTools, ending: '.threat-dragon.json' },
  otm: { ...json, ...forTools, ending: '.otm.json' },
  'threat-composer': { ...json, ...forTools, ending: '.tc.json' },
  assistant: { ...markdown, ...forTools, part: 'open-questions' },
  audit: {
    mediaType: 'application/x-ndjson; charset=utf-8',
    shown: 'attachment',
    ending: '.jsonl',
    ...toWorkWith,
    part: 'audit',
  },
}

/** How people are named in a file that somebody wishes for. */
export const namingOf = ({ format, people }: FileWish): PeopleNaming =>
  people ?? reportFormatFacts[format].people

/** True for a format that goes to another tool; false for one that is no format any more. */
export const isForTools = (format: string): boolean =>
  isFileFormat(format) && reportFormatFacts[format].use === 'tools'

/** True when words are the name of a file of a check. */
export const isFileFormat = (words: unknown): words is FileFormat =>
  fileFormatSchema.safeParse(words).success
