import type { types } from '@slack/bolt'
import * as z from 'zod'
import type { SendEntry } from '../../review/ports.ts'
import type { Address } from '../../review/record.ts'
import type { SlackPlace } from './place.ts'
import type { SlackRoom } from './room.ts'
import type { Workspace } from './workspaces.ts'

const markType = 'whatif_card'

/** What a posted card carries so that it can be found again: ids, which everybody in the workspace may read. */
export const cardMark = ({ key, entry }: SendEntry): types.MessageMetadata => ({
  event_type: markType,
  event_payload: { review: key.id, card: entry },
})

/** How far back a card is looked for whose answer was lost: it is one of the last. */
const lookBack = 15

/**
 * Finds a private card that may stand already, among the last messages between that person and the app. No channel
 * is ever read: there it is `unknown`, and so it is where the app does not know yet where it talks with somebody.
 * The next card tells it that, and comes whatever became of this one.
 */
export async function standingCard(
  { directory }: SlackRoom,
  { team, client }: Workspace,
  { to, entry }: { readonly to: Address; readonly entry: SendEntry },
): Promise<SlackPlace | 'unknown' | undefined> {
  if (to.kind !== 'person') return 'unknown'
  const { direct: channel } = await directory.find(team, to.person)
  if (channel === undefined) return 'unknown'
  const { messages = [] } = await client.conversations.history({
    channel,
    limit: lookBack,
    include_all_metadata: true,
  })
  const found = messages.find(({ metadata }) => {
    const mark = markSchema.safeParse(metadata)
    return mark.success && isOf(mark.data.event_payload, entry)
  })
  return found?.ts === undefined ? undefined : { channel, ts: found.ts }
}

const markSchema = z.object({
  event_type: z.literal(markType),
  event_payload: z.object({ review: z.string(), card: z.string() }),
})

const isOf = (
  { review, card }: { readonly review: string; readonly card: string },
  { key, entry }: SendEntry,
): boolean => review === key.id && card === entry
