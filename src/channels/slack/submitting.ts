import { plain, plainText } from '../../message/plain-text.ts'
import type { Outcome } from '../../review/ports.ts'
import { actKindly } from './acting.ts'
import { answer } from './answering.ts'
import { actionOfPress, moreOfForm } from './press.ts'
import { type DeliveryOf, originOf, type Receipt, soon } from './receipt.ts'
import { blockOf } from './view.ts'

/** Somebody sent a form; what is wrong with it is said in its window, which keeps what was filled in. */
export async function submitted(
  receipt: Receipt,
  submission: DeliveryOf<'submission'>,
): Promise<void> {
  const { room, current, later, ack } = receipt
  const asked = actionOfPress(submission)
  if (!asked) return ack()
  const { channel, thread } = moreOfForm(submission.view)
  const origin = await originOf(receipt, submission, {
    ...(channel !== undefined && { channel }),
    ...(thread !== undefined && { thread }),
  })
  const acting = actKindly(room, current, { ...receipt, ...origin, ...submission, ...asked })
  const outcome = await soon(receipt, acting)
  const errors = outcome && wrongIn(outcome, String(asked.action['type']))
  if (errors) return ack({ response_action: 'errors', errors })
  await ack({ response_action: 'clear' })
  later(acting.then(({ form: _, ...rest }) => answer(room, origin, rest)))
}

/** What is wrong, beside the field that it is about. */
function wrongIn(
  { form, replies, wrong }: Outcome,
  type: string,
): Record<string, string> | undefined {
  if (!form || replies.length === 0) return undefined
  const words = replies.map((reply) => plainText(reply)).join(' ')
  const first = form.elements.find((element) => element.type === 'field')
  const field = wrong ?? (first?.type === 'field' ? first.field.id : undefined)
  return field === undefined ? undefined : { [blockOf(type, field)]: plain(words) }
}
