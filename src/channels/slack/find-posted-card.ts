import type { types } from '@slack/bolt'
import * as z from 'zod'
import type { SendEntry } from '../../review/ports.ts'
import type { Address, CardPlace } from '../../review/record.ts'
import type { SlackContext } from './context.ts'
import { slackPlaceOf } from './place.ts'
import type { Workspace } from './workspaces.ts'

const markType = 'whatif_card'

/** What a posted card carries so that it can be found again: ids, which everybody in the workspace may read. */
export const cardMark = ({ key, entry }: SendEntry): types.MessageMetadata => ({
  event_type: markType,
  event_payload: { review: key.id, card: entry },
})

/** Messages asked for at once; where Slack gives fewer, more pages are asked for. */
const pageSize = 100
const mostPages = 20
/** Two clocks: a message may seem older at Slack than it is here. */
const clockDoubtSeconds = 300

/**
 * Finds a private card that may be posted already, among the messages between that person and the app since it was first
 * posted. No channel is ever read: there it is `unknown`, and so it is where the app does not know yet where it talks
 * with somebody, or where so much was written since that not all of it is looked through. The next card comes
 * whatever became of this one.
 */
export async function standingCard(
  { directory }: SlackContext,
  { team, client }: Workspace,
  { to, entry }: { readonly to: Address; readonly entry: SendEntry },
): Promise<CardPlace | 'unknown' | undefined> {
  if (to.kind !== 'person') return 'unknown'
  const { direct: channel } = await directory.find(team, to.person)
  if (channel === undefined) return 'unknown'
  const since = oldest(entry)
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const { messages = [], response_metadata: more } = await client.conversations.history({
      channel,
      limit: pageSize,
      include_all_metadata: true,
      ...(since !== undefined && { oldest: since }),
      ...(cursor !== undefined && { cursor }),
    })
    const found = messages.find(({ metadata }) => isMarkOf(metadata, entry))
    if (found?.ts !== undefined) return slackPlaceOf({ channel, ts: found.ts })
    cursor = more?.next_cursor || undefined
    if (cursor === undefined) return undefined
  }
  return 'unknown'
}

/** Since when it may be posted, in Slack's seconds; `undefined` for what an older version posted. */
const oldest = ({ triedAt }: SendEntry): string | undefined =>
  triedAt === undefined ? undefined : String(Date.parse(triedAt) / 1000 - clockDoubtSeconds)

const markSchema = z.object({
  event_type: z.literal(markType),
  event_payload: z.object({ review: z.string(), card: z.string() }),
})

function isMarkOf(metadata: unknown, { key, entry }: SendEntry): boolean {
  const mark = markSchema.safeParse(metadata)
  if (!mark.success) return false
  const { review, card } = mark.data.event_payload
  return review === key.id && card === entry
}
