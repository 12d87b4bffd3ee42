import type { ActionResult } from '../../conversation/act.ts'
import { formResult } from '../../conversation/form-result.ts'
import { fieldsIn } from '../../message/parts.ts'
import { plainMessage, plainText } from '../../message/plain-text.ts'
import { actInSlack } from './act.ts'
import type { SlackContext } from './context.ts'
import { elsewhere } from './conversation-link.ts'
import { isDirect } from './place.ts'
import { actionOfSlackPress, moreOfForm } from './press-action.ts'
import { type DeliveryOf, originOf, type Receipt, soon } from './receipt.ts'
import { showResult } from './show-result.ts'
import { blockOf } from './view.ts'
import { wordsWindow } from './windows.ts'

/** Somebody sent a form; what is wrong with it is said in its window, which keeps what was filled in. */
export async function submitted(
  receipt: Receipt,
  submission: DeliveryOf<'submission'>,
): Promise<void> {
  const { context, later, ack } = receipt
  const asked = actionOfSlackPress(submission)
  if (!asked) return ack()
  const { channel, thread } = moreOfForm(submission.view)
  const origin = await originOf(receipt, submission, {
    ...(channel !== undefined && { channel }),
    ...(thread !== undefined && { thread }),
  })
  const acting = actInSlack(context, { ...origin, id: submission.id, ...asked })
  const outcome = await soon(receipt, acting)
  const type = String(asked.action['type'])
  const errors = outcome && errorsIn(outcome, type, submission)
  if (errors) return ack({ response_action: 'errors', errors })
  const isElsewhere = channel === undefined || !isDirect(channel)
  const isBegun = type === 'start' && outcome?.review !== undefined && isElsewhere
  await ack(
    isBegun
      ? begun(context, { ...submission, language: origin.sender.who.language })
      : { response_action: 'clear' },
  )
  later(acting.then(({ form: _, ...rest }) => showResult(context, origin, rest)))
}

/** Whoever starts a check from anywhere is told where its first question is. */
const begun = ({ say }: SlackContext, by: Parameters<typeof elsewhere>[2]) => ({
  response_action: 'update',
  view: wordsWindow([elsewhere(say, 'started', by)], say),
})

/** What was not taken is told so beside the field that it is about, and stays there. */
function errorsIn(
  result: ActionResult,
  type: string,
  { state }: DeliveryOf<'submission'>,
): Record<string, string> | undefined {
  const became = formResult(result)
  if (became.kind === 'taken' || became.why.length === 0) return undefined
  const [first] = Object.keys(state?.values ?? {})
  const field = became.kind === 'again' ? (became.field ?? fieldsIn(became.form)[0]?.id) : undefined
  const block = field === undefined ? first : blockOf(type, field)
  if (block === undefined) return undefined
  return { [block]: became.why.map((reply) => plainMessage(plainText(reply))).join(' ') }
}
