import type { ActionResult } from '../../conversation/act.ts'
import { asTyped } from '../../message/escape.ts'
import type { Element, Message } from '../../message/message.ts'
import { sayIn } from '../../message/words.ts'
import type { TeamsContext, TeamsTurn } from './context.ts'
import { labelOf } from './place-label.ts'

/** The result of a press in a shared place names that place, because it is read somewhere else. */
export async function withOrigin(
  context: TeamsContext,
  turn: TeamsTurn,
  { acted, on }: { readonly acted: ActionResult; readonly on: string | undefined },
): Promise<ActionResult> {
  const line = await originLine(context, turn, on)
  const { form, replies } = acted
  if (form) return { ...acted, form: { ...form, elements: [line, ...form.elements] } }
  const [first, ...rest] = replies
  return first ? { ...acted, replies: [underTitle(first, line), ...rest] } : acted
}

async function originLine(
  context: TeamsContext,
  turn: TeamsTurn,
  on: string | undefined,
): Promise<Element> {
  const { here, tenantId, where } = turn
  // A press does not say what its place is called.
  const known = (await context.conversations.place(tenantId, where.conversationId)) ?? here
  const say = sayIn(context.say, turn.sender.who.language)
  const place = asTyped(await labelOf({ ...context, say }, known))
  // What older programs send has an id of another kind.
  const text =
    on === undefined || !/^\d+$/.test(on)
      ? say('teams.from.place', { place })
      : say('teams.from.message', { place, address: messageAddress(turn, on) })
  return { type: 'text', text, tone: 'quiet' }
}

/** Where Teams shows one message, by Microsoft's published form of such addresses. */
export function messageAddress({ where, tenantId }: TeamsTurn, message: string): string {
  const { kind, conversationId, threadRootId } = where
  const path = `https://teams.microsoft.com/l/message/${encodeURIComponent(conversationId)}/${message}`
  const query = new URLSearchParams({ tenantId })
  if (kind === 'channel') query.set('parentMessageId', threadRootId ?? message)
  else query.set('context', JSON.stringify({ contextType: 'chat' }))
  return `${path}?${query}`
}

function underTitle(message: Message, line: Element): Message {
  const [title, ...rest] = message.elements
  if (title?.type !== 'heading') return { ...message, elements: [line, ...message.elements] }
  return { ...message, elements: [title, line, ...rest] }
}
