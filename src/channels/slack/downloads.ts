import { lineIn } from '../../message/line.ts'
import type { Message } from '../../message/message.ts'
import { sayIn } from '../../message/words.ts'
import type { ReportFile } from '../../review/reviews.ts'
import type { SlackContext } from './context.ts'
import { isDirect } from './place.ts'
import type { Origin } from './private-reply.ts'
import { noteRefusal } from './send-errors.ts'

/**
 * Sends a report as a file into somebody's own conversation with the app, and gives what is to be said of it;
 * `undefined` where the app may not send files, or could not.
 */
export async function sendReport(
  { say, logger, directory, postedBeside }: SlackContext,
  { workspace, sender, channel }: Origin,
  report: ReportFile,
): Promise<readonly Message[] | undefined> {
  if (!workspace.may('files:write')) return undefined
  const { client } = workspace
  try {
    const { language } = sender.who
    const words = sayIn(say, language)('slack.download.file')
    const { direct } = await directory.find(workspace.team, sender.who.id)
    if (direct === undefined) postedBeside(workspace.team)
    const said =
      direct ?? (await client.chat.postMessage({ channel: sender.who.id, text: words })).channel
    if (said === undefined) return undefined
    await client.filesUploadV2({
      channel_id: said,
      filename: report.name,
      file: Buffer.from(report.body),
      ...(direct !== undefined && { initial_comment: words }),
    })
    const isElsewhere = channel !== undefined && !isDirect(channel)
    return isElsewhere ? [lineIn(say, language, 'slack.download.sent')] : []
  } catch (error) {
    noteRefusal(error, workspace)
    logger.warn('slack-file-failed')
    return undefined
  }
}
