import * as z from 'zod'
import { type Audience, audienceSchema } from '../domain/vocabulary.ts'

/** One message as it is written, with the way to it in its file. */
export interface MessageEntry {
  readonly key: string
  readonly audience: Audience
  /** ICU MessageFormat: `{name}` is a place, `{count, plural, one {…} other {…}}` has a whole sentence in each branch. */
  readonly text: string
  readonly file: string
  readonly way: readonly string[]
}

/** All messages by key, such as `start.greeting`. */
export type Messages = ReadonlyMap<string, MessageEntry>

interface Nested {
  readonly [key: string]: string | Nested
}

const nested: z.ZodType<Nested> = z.lazy(() =>
  z.record(z.string().regex(/^[a-zA-Z0-9-]+$/), z.union([z.string().min(1), nested])),
)

/** One file of content/messages. */
export const messageFileSchema = z.strictObject({ audience: audienceSchema, messages: nested })
type MessageFile = z.infer<typeof messageFileSchema>

/** Turns one file's nested words into entries, each with its full key. */
export function messageEntries(file: string, area: string, source: MessageFile): MessageEntry[] {
  const entries: MessageEntry[] = []
  const walk = (value: string | Nested, way: readonly string[]): void => {
    if (typeof value === 'string') {
      const key = [area, ...way].join('.')
      entries.push({ key, audience: source.audience, text: value, file, way: ['messages', ...way] })
    } else {
      for (const [name, part] of Object.entries(value)) walk(part, [...way, name])
    }
  }
  walk(source.messages, [])
  return entries
}
