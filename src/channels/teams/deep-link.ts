import type { TeamsContext } from './context.ts'
import { standingIn } from './send-result.ts'

/** Where in a conversation's id its thread begins. */
const threadMark = ';messageid='

/**
 * The address at which Teams opens a message: in its channel with the team it belongs to, otherwise in its chat.
 * `undefined` for a place that is none of Teams, or a message to which Teams gave no id.
 */
export async function deepLink(
  { conversations }: Pick<TeamsContext, 'conversations'>,
  tenantId: string,
  place: string,
): Promise<string | undefined> {
  const { c: conversation, a: message } = standingIn(place) ?? {}
  if (conversation === undefined || message === undefined) return undefined
  const [channel = '', root] = conversation.split(threadMark)
  const known = await conversations.place(tenantId, channel)
  const address = new URL(
    `https://teams.microsoft.com/l/message/${encodeURIComponent(channel)}/${encodeURIComponent(message)}`,
  )
  address.searchParams.set('tenantId', tenantId)
  if (known?.kind === 'channel') {
    if (known.teamId !== undefined) address.searchParams.set('groupId', known.teamId)
    address.searchParams.set('parentMessageId', root ?? message)
  } else address.searchParams.set('context', JSON.stringify({ contextType: 'chat' }))
  return address.href
}
