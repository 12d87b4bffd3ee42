import { fit } from '../../message/limits.ts'
import { commaList } from '../../message/locale.ts'
import type { TeamsContext } from './context.ts'
import type { ConversationReference } from './reference.ts'

const longestLabel = 75
const mostNamed = 3

/** True for a place that only its own members read. */
export const isPrivate = ({ kind, privacy }: ConversationReference): boolean =>
  kind === 'groupChat' || privacy === 'private'

/** What a place is called where everybody who is offered it knows it; a chat without a name goes by its people. */
export async function labelOf(
  context: TeamsContext,
  place: ConversationReference,
  but?: string,
): Promise<string> {
  const { say, roster } = context
  const { kind, name, teamName } = place
  if (kind === 'groupChat' && name === undefined) {
    const members = (await roster.members(place)) ?? []
    const names = members.filter(({ id }) => id !== but).map((member) => member.name)
    const rest = names.length - mostNamed
    const named = commaList(say, names.slice(0, mostNamed))
    const people = rest > 0 ? `${named} ${say('teams.more', { count: rest })}` : named
    return fit(say('teams.place.chat', { people }), longestLabel)
  }
  const channel = name ?? say('teams.place.general')
  const isNamed = kind === 'groupChat' || teamName === undefined
  const label = isNamed ? channel : say('teams.place.channel', { team: teamName, channel })
  return fit(label, longestLabel)
}
