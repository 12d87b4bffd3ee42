import type { ReportFormat } from '../../domain/report-format.ts'
import { message, text } from '../../message/build.ts'
import { isDirect } from './place.ts'
import type { SlackRoom } from './room.ts'
import { noteRefusal } from './sending.ts'
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
  room: SlackRoom,
  origin: Origin,
  { review, format }: { readonly review: string; readonly format: ReportFormat },
): Promise<boolean> {
  const { reviews, say, logger, directory } = room
  const { sender, workspace } = origin
  const { client } = workspace
  const report = await reviews().report(sender, review, format)
  try {
    const words = say('slack.download.file')
    const { direct } = await directory.find(workspace.team, sender.who.id)
    const said =
      direct ?? (await client.chat.postMessage({ channel: sender.who.id, text: words })).channel
    if (said === undefined) return false
    await client.filesUploadV2({
      channel_id: said,
      filename: report.name,
      file: Buffer.from(report.body),
      ...(direct !== undefined && { initial_comment: words }),
    })
    if (origin.channel !== undefined && !isDirect(origin.channel)) {
      await tell(room, origin, [message(text(say('slack.download.sent')))])
    }
    return true
  } catch (error) {
    noteRefusal(error, workspace)
    logger.warn('slack-file-failed')
    return false
  }
}
