import { message, text } from '../../message/build.ts'
import type { ReportFormat } from '../../review/ports.ts'
import type { SlackRoom } from './room.ts'
import { noteScope } from './sending.ts'
import { type Origin, tell } from './telling.ts'

/** Hands a report over: as a file where the app may send files, at an address that ends, or with words on how. */
export async function handOverReport(
  room: SlackRoom,
  origin: Origin,
  { review, format }: { readonly review: string; readonly format: ReportFormat },
): Promise<void> {
  const { say, links } = room
  const { sender, workspace } = origin
  if (workspace.may('files:write') && (await sentAsFile(room, origin, { review, format }))) return
  const what = { workspace: sender.workspace, person: sender.who.id, review, what: format }
  const words = links
    ? say('slack.download.link', { address: links.link(what) })
    : say('slack.download.none')
  await tell(room, origin, [message(text(words))])
}

async function sentAsFile(
  { reviews, say, logger }: SlackRoom,
  { sender, workspace }: Origin,
  { review, format }: { readonly review: string; readonly format: ReportFormat },
): Promise<boolean> {
  const { client } = workspace
  const report = await reviews().report(sender, review, format)
  try {
    const words = say('slack.download.file')
    const { channel } = await client.chat.postMessage({ channel: sender.who.id, text: words })
    if (channel === undefined) return false
    await client.filesUploadV2({
      channel_id: channel,
      filename: report.name,
      file: Buffer.from(report.body),
    })
    return true
  } catch (error) {
    if (error instanceof Error && 'data' in error) noteScope(error.data as object, workspace)
    logger.warn('slack-file-failed')
    return false
  }
}
