import * as z from 'zod'
import type { KeptFile } from '../public/fetch-file.ts'
import type { TeamsActivity } from './activity.ts'

/** What came with a message: its words where they are only there, and whether there is a file of any kind. */
export interface Attached {
  readonly words: string
  readonly hasFile: boolean
  /** The one file that came, where it can be fetched. */
  readonly file?: KeptFile
}

/** Quotes of other messages come with words, and are no file. */
const quotes = /messagereference$/i

/** Reads what is attached; Teams puts a marked-up copy of every text beside it. */
export function attachmentsOf({ attachments = [] }: TeamsActivity): Attached {
  const all = attachments.flatMap((one) => one ?? [])
  const pages = all.filter(({ contentType }) => contentType === 'text/html')
  const others = all.filter(
    ({ contentType }) => contentType !== 'text/html' && !quotes.test(contentType),
  )
  const html = pages.map(({ content }) => (typeof content === 'string' ? content : '')).join('\n')
  return {
    words: wordsOf(html),
    ...onlyFile(others),
    hasFile: others.length > 0 || /<(?:img|video|audio)\b/i.test(html),
  }
}

/** A file that somebody shared; its address is good for a few minutes, and needs no token. */
const sharedSchema = z.object({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  name: z.string().max(1000).optional().catch(undefined),
  content: z.object({ downloadUrl: z.string().max(6000) }),
})

function onlyFile(others: readonly unknown[]): Pick<Attached, 'file'> {
  const [first, ...more] = others
  const shared = sharedSchema.safeParse(first)
  if (!shared.success || more.length > 0) return {}
  const { name = 'file', content } = shared.data
  return { file: { name, url: content.downloadUrl } }
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** The words between the marks; mentions become those of plain text, so that they are read alike. */
function wordsOf(html: string): string {
  return html
    .replace(/<span\b[^<>]*\/Mention"[^<>]*>([^<>]*)<\/span>/gi, '<at>$1</at>')
    .replace(/<(?:br|\/p|\/div|\/li)\b[^<>]*>/gi, '\n')
    .replace(/<(?!\/?at\b)[^<>]*>/gi, '')
    .replace(/&#(\d{1,7});/g, (whole, code: string) => letter(Number(code)) ?? whole)
    .replace(/&([a-z]{2,6});/g, (whole, name: string) => entities[name] ?? whole)
    .trim()
}

const letter = (code: number): string | undefined =>
  code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
