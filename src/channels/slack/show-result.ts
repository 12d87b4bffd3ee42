import type { ActionResult } from '../../conversation/act.ts'
import type { Surface } from '../../conversation/respond.ts'
import { lineIn } from '../../message/line.ts'
import type { Form, Message } from '../../message/message.ts'
import type { SlackContext } from './context.ts'
import { sendReport } from './downloads.ts'
import { publishHome } from './home.ts'
import { type Origin, replyPrivately } from './private-reply.ts'

/** Shows the result of an action to the person who acted, where they acted. */
export async function showResult(
  context: SlackContext,
  origin: Origin,
  result: ActionResult,
): Promise<void> {
  await context.conversation.respond(surfaceAt(context, origin), origin.sender, result)
  if (origin.isHome) await publishHome(context, origin)
}

/** The window that was opened for them, else the place where they look for an answer. */
function surfaceAt(context: SlackContext, origin: Origin): Surface {
  const { window } = origin
  return {
    async say(messages) {
      if (!window) return replyPrivately(context, origin, messages)
      await window.say(messages.length > 0 ? messages : [doneMessage(context, origin)])
      return []
    },
    async form(form, above) {
      const open = window ?? (await origin.openLate?.())
      if (!open) return undefined
      await open.form(under(above, form), backTo(origin))
      return []
    },
    file: (report) => sendReport(context, origin, report),
  }
}

/** A form below what was said with it. */
const under = (above: readonly Message[], form: Form): Form => ({
  ...form,
  elements: [...above.flatMap(({ elements }) => elements), ...form.elements],
})

/** What a form brings back, so that its answer comes where the talk is. */
const backTo = ({ channel, thread }: Origin): Readonly<Record<string, string>> => ({
  ...(channel !== undefined && { channel }),
  ...(thread !== undefined && { thread }),
})

const doneMessage = ({ say }: SlackContext, { isHome, sender }: Origin): Message =>
  lineIn(say, sender.who.language, isHome ? 'slack.inMessages' : 'slack.nothingMore')
