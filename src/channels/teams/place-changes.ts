import type { TeamsTurn } from './context.ts'
import type { PlaceChange } from './read-activity.ts'
import type { InboundContext } from './turn-context.ts'

/** What became of a place is remembered, so that people are offered what is there under the name it has now. */
export async function placeChanged(
  { conversations }: InboundContext,
  { tenantId, here }: TeamsTurn,
  change: PlaceChange,
): Promise<void> {
  switch (change.kind) {
    case 'renamed': {
      const known = await conversations.place(tenantId, change.place)
      return known && conversations.remember({ ...known, name: change.name })
    }
    case 'deleted':
      return conversations.forget({ ...here, conversationId: change.place })
    case 'teamRenamed':
      return conversations.changeTeam(tenantId, change.team, (place) => ({
        ...place,
        teamName: change.name,
      }))
    case 'teamDeleted':
      return conversations.changeTeam(tenantId, change.team, () => undefined)
    case 'teamArchived':
      return conversations.changeTeam(tenantId, change.team, (place) => ({
        ...place,
        archived: change.archived,
      }))
  }
}
