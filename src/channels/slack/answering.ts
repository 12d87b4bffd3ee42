import { message, text } from '../../message/build.ts'
import type { Message } from '../../message/message.ts'
import type { Outcome } from '../../review/ports.ts'
import { handOverReport } from './downloads.ts'
import { publishHome } from './home.ts'
import type { SlackRoom } from './room.ts'
import { type Origin, tell } from './telling.ts'

/** Shows somebody what came of what they did. */
export async function answer(room: SlackRoom, origin: Origin, outcome: Outcome): Promise<void> {
  const { form, replies, download, review } = outcome
  const { window } = origin
  if (form && window) await window.form(form, backTo(origin))
  else if (window) await window.say(replies.length > 0 ? replies : [doneMessage(room, origin)])
  else await tell(room, origin, form ? [...replies, lateMessage(room)] : replies)
  if (download && review !== undefined) {
    await handOverReport(room, origin, { review, format: download })
  }
  if (origin.isHome) await publishHome(room, origin)
}

/** What a form brings back, so that its answer comes where the talk is. */
const backTo = ({ channel, thread }: Origin): Readonly<Record<string, string>> => ({
  ...(channel !== undefined && { channel }),
  ...(thread !== undefined && { thread }),
})

/** The window could not be opened any more: Slack gives an app three seconds for that. */
const lateMessage = ({ say }: SlackRoom): Message => message(text(say('slack.lateWindow')))

const doneMessage = ({ say }: SlackRoom, { isHome }: Origin): Message =>
  message(text(say(isHome ? 'slack.inMessages' : 'slack.nothingMore')))
