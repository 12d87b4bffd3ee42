import type { TeamsContext } from './context.ts'
import { wholeTeam } from './roster.ts'

/**
 * Whether somebody is in a team or a chat that the app is in, by the id of the team's first channel or of the chat.
 * False for a group of another platform; `undefined` where Teams does not say, or the app is not in it.
 */
export async function isInTeam(
  { conversations, roster }: Pick<TeamsContext, 'conversations' | 'roster'>,
  { tenantId, group, person }: Readonly<Record<'tenantId' | 'group' | 'person', string>>,
): Promise<boolean | undefined> {
  if (!group.startsWith('19:')) return false
  const places = await conversations.places(tenantId)
  const inTeam = places.find(({ teamId }) => teamId === group)
  const chat = places.find(
    ({ kind, conversationId }) => kind === 'groupChat' && conversationId === group,
  )
  const place = inTeam ? wholeTeam(inTeam) : chat
  if (!place) return undefined
  const { is } = await roster.member(place, person)
  return is === 'unknown' ? undefined : is === 'member'
}
