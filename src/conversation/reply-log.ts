import * as z from 'zod'
import { shelfOf } from '../domain/shelf-name.ts'
import { lineIn } from '../message/line.ts'
import type { Message } from '../message/message.ts'
import type { Say } from '../message/words.ts'
import type { Sender, Shelf } from '../review/ports.ts'
import type { Reviews } from '../review/reviews.ts'

/** The reply log: which messages about a check stay in somebody's conversation until the check is deleted. */
export interface ReplyLog {
  /** Adds replies about a check, by the ids that the platform gave them. */
  note(sender: Sender, review: string | undefined, ids: readonly string[]): Promise<void>
  /** After a check was deleted, every reply about it only says so; `but` is left as it is. */
  blank(sender: Sender, review: string, but?: string): Promise<void>
}

/** Redraws messages in somebody's own conversation so that they say something else. */
export type RedrawReplies = (
  person: { readonly workspace: string; readonly id: string },
  ids: readonly string[],
  words: Message,
) => Promise<void>

/** What the reply log needs from the program around it. */
interface ReplyLogParts {
  readonly shelf: Shelf
  readonly reviews: () => Pick<Reviews, 'feed'>
  readonly say: Say
  readonly redraw: RedrawReplies
}

const keptSchema = z.strictObject({
  ids: z.array(z.string()),
  /** What their reader read, as far as it was known. */
  language: z.string().optional(),
})
/** Older answers than these are long out of sight. */
const most = 200

const startOf = (workspace: string, review: string): string =>
  `${shelfOf(workspace)}said/${review}/`

/** Keeps the reply log on the shelf. */
export function createReplyLog({ shelf, reviews, say, redraw }: ReplyLogParts): ReplyLog {
  const isThere = (sender: Sender, review: string): Promise<boolean> =>
    reviews()
      .feed(sender, review)
      .then(
        () => true,
        () => false,
      )
  const readKept = (value: unknown): z.infer<typeof keptSchema> =>
    keptSchema.safeParse(value).data ?? { ids: [] }
  return {
    async note({ workspace, who }, review, ids) {
      if (review === undefined || ids.length === 0) return
      const name = startOf(workspace, review) + who.id
      await shelf.change(name, (value) => {
        const before = readKept(value)
        const { language = before.language } = who
        const all = [...before.ids, ...ids].slice(-most)
        return { ids: all, ...(language !== undefined && { language }) }
      })
    },
    async blank(sender, review, but) {
      if (await isThere(sender, review)) return
      const { workspace } = sender
      const begin = startOf(workspace, review)
      for (const name of await shelf.names(begin)) {
        const { ids: all, language } = readKept(await shelf.get(name))
        const ids = all.filter((id) => id !== but)
        const stub = lineIn(say, language, 'conversation.delete.stub')
        await redraw({ workspace, id: name.slice(begin.length) }, ids, stub)
        // What another instance noted meanwhile stays, for whoever empties it next.
        await shelf.change(name, (value) => {
          const left = readKept(value).ids.filter((id) => !all.includes(id))
          return left.length > 0 ? { ...readKept(value), ids: left } : undefined
        })
      }
    },
  }
}
