import type { SlackContext } from './context.ts'
import { readPlace, type SlackPlace } from './place.ts'

/** How many addresses are kept ready: those of one team's cards. */
const mostKept = 1000

const known = new WeakMap<object, Map<string, string>>()

/**
 * The address of a message. It follows from the address of its workspace; where Slack has never said that one, Slack is
 * asked once for each message. `undefined` where the place is none of Slack, or Slack does not tell.
 */
export async function permalink(
  { workspaces }: Pick<SlackContext, 'workspaces'>,
  team: string,
  place: string,
): Promise<string | undefined> {
  const at = readPlace(place)
  const workspace = at && (await workspaces.of(team))
  if (!at || !workspace) return undefined
  if (workspace.url !== undefined) return `${workspace.url}archives/${at.channel}/p${idOf(at)}`
  const kept = known.get(workspace) ?? new Map<string, string>()
  known.set(workspace, kept)
  const before = kept.get(place)
  if (before !== undefined) return before
  const { channel, ts } = at
  const { permalink: found } = await workspace.client.chat.getPermalink({ channel, message_ts: ts })
  if (found !== undefined && kept.size < mostKept) kept.set(place, found)
  return found
}

/** A message's id as its address has it. */
const idOf = ({ ts }: SlackPlace): string => ts.replace('.', '')
