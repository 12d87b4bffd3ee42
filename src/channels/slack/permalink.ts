import type { SlackContext } from './context.ts'
import { readPlace, type SlackPlace } from './place.ts'

/** How many addresses are kept ready: those of one team's cards. */
const mostKept = 1000

const known = new WeakMap<object, Map<string, string>>()

/** A posted message, and the first of the thread that it is a reply in. */
interface PostedMessage {
  readonly place: string
  readonly root?: string
}

/**
 * The address of a message; that of a reply opens it in its thread, as Slack's own addresses do. It follows from the address of its workspace; where Slack has never said that one, Slack is
 * asked once for each message. `undefined` where the place is none of Slack, or Slack does not tell.
 */
export async function permalink(
  { workspaces }: Pick<SlackContext, 'workspaces'>,
  team: string,
  { place, root }: PostedMessage,
): Promise<string | undefined> {
  const at = readPlace(place)
  const workspace = at && (await workspaces.of(team))
  if (!at || !workspace) return undefined
  if (workspace.url !== undefined) {
    return `${workspace.url}archives/${at.channel}/p${idOf(at)}${inThread(at, root)}`
  }
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

/** Without its thread, the address of a reply opens the place at its newest message. */
function inThread(at: SlackPlace, root: string | undefined): string {
  const first = root === undefined ? undefined : readPlace(root)
  if (!first || first.channel !== at.channel || first.ts === at.ts) return ''
  return `?${new URLSearchParams({ thread_ts: first.ts, cid: at.channel })}`
}
