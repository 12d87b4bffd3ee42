import { lineIn } from '../message/line.ts'
import type { Form, Message } from '../message/message.ts'
import type { Say } from '../message/words.ts'
import type { Sender } from '../review/ports.ts'
import type { ReportFile, Reviews } from '../review/reviews.ts'
import type { ActionResult } from './act.ts'
import { type FileAddresses, reportAddress } from './addresses.ts'
import type { ReplyLog } from './reply-log.ts'

/** What a platform can show to the one person who acted, where they look for an answer. */
export interface Surface {
  /**
   * Says something to them and to nobody else; nothing at all where there is nothing to say. Gives the ids of messages
   * that stay, so that they can be redrawn.
   */
  say(messages: readonly Message[]): Promise<readonly string[]>
  /** Shows a form, with what belongs above it, and gives the same; `undefined` where none can be opened here. */
  form(form: Form, above: readonly Message[]): Promise<readonly string[] | undefined>
  /** Sends a report as a file, and returns the reply that goes with it; `undefined` where that cannot be done. */
  file?(report: ReportFile): Promise<readonly Message[] | undefined>
}

/** What responding needs from the program around it. */
export interface RespondingParts {
  readonly reviews: () => Pick<Reviews, 'report'>
  readonly say: Say
  readonly links: FileAddresses | undefined
  readonly replyLog: ReplyLog | undefined
}

/** Shows the result of an action to the person who acted; every platform responds through here. */
export async function respond(
  parts: RespondingParts,
  surface: Surface,
  { sender, result }: { readonly sender: Sender; readonly result: ActionResult },
): Promise<void> {
  const { form, replies, instead, review } = result
  const isDeleted = result.type === 'delete' && result.changed
  if (isDeleted && review !== undefined) await parts.replyLog?.blank(sender, review)
  const note = (ids: readonly string[]) =>
    parts.replyLog?.note(sender, isDeleted ? undefined : review, ids)
  const shown = form && (await surface.form(form, replies))
  if (shown) return note(shown)
  // The window could not be opened any more.
  const late = () => lineIn(parts.say, sender.who.language, 'chat.open.late')
  const formless = form ? [instead ?? late()] : []
  const report = await handOver(parts, surface, sender, result)
  await note(await surface.say([...replies, ...formless, ...report]))
}

/** A report goes as a file, else at an address that ends; without either people are told whom to ask. */
async function handOver(
  { reviews, say, links }: RespondingParts,
  surface: Surface,
  sender: Sender,
  { download, review }: ActionResult,
): Promise<readonly Message[]> {
  if (download === undefined || review === undefined) return []
  if (surface.file) {
    const sent = await surface.file(
      await reviews().report(sender, review, download.format, download.people),
    )
    if (sent) return sent
  }
  const address = reportAddress(links, sender, { review, ...download })
  const { language } = sender.who
  return address === undefined
    ? [lineIn(say, language, 'chat.report.none')]
    : [lineIn(say, language, 'chat.report.link', { address })]
}
