import type { TeamsContext } from './context.ts'
import { isPrivate, labelOf } from './place-label.ts'
import { activePlaces, type ConversationReference } from './reference.ts'
import { wholeTeam } from './roster.ts'

/** A post target: a place to post to, as one of its members sees it. */
export interface PostTarget {
  readonly reference: ConversationReference
  readonly label: string
  readonly isPrivate: boolean
}

/** The post targets of one person. */
export interface PostTargets {
  /** By their names. */
  readonly targets: readonly PostTarget[]
  /** True where this is every one of them. */
  readonly isWhole: boolean
  /** True where it is not known of some places whether this person is in them. */
  readonly isUnsure: boolean
}

/** What a person can still look through; the places used last come first, and the rest is found by its name. */
const mostTargets = 100
/** So many teams and chats are looked into for one form. */
const mostLooked = 300
/** Somebody waits for the form: it comes with what was found by then. */
const longestLook = 6000

/** One lookup, and what it has found so far. */
interface Look {
  readonly context: TeamsContext
  readonly person: string
  readonly found: PostTarget[]
  unsure: number
}

/** Looks up the post targets of a person, as far as Teams answers in time. */
export async function postTargetsOf(
  context: TeamsContext,
  tenantId: string,
  person: string,
): Promise<PostTargets> {
  const groups = grouped(await activePlaces(context.conversations, tenantId))
  const look: Look = { context, person, found: [], unsure: 0 }
  const looked = groups.slice(0, mostLooked).map((group) => lookInto(look, group))
  const looking = Promise.all(looked).then(() => true)
  // It goes on by itself when it takes too long, so that the next look is quicker.
  looking.catch(() => undefined)
  const isDone = await Promise.race([looking, context.pause(longestLook).then(() => false)])
  const isUnsure = !isDone || look.unsure > 0
  return {
    targets: look.found.slice(0, mostTargets).sort((a, b) => a.label.localeCompare(b.label)),
    isWhole: !isUnsure && groups.length <= mostLooked && look.found.length <= mostTargets,
    isUnsure,
  }
}

/** The known places of each team together, and each chat by itself, in the order they came. */
function grouped(
  places: readonly ConversationReference[],
): readonly (readonly ConversationReference[])[] {
  const groups = new Map<string, ConversationReference[]>()
  for (const place of places) {
    const name = place.teamId ?? place.conversationId
    groups.set(name, [...(groups.get(name) ?? []), place])
  }
  return [...groups.values()]
}

/** Looks into a team or a chat; a team is asked about once, and its standard channels with it. */
async function lookInto(look: Look, group: readonly ConversationReference[]): Promise<void> {
  const [first] = group
  if (first?.teamId === undefined) {
    await Promise.all(group.map((chat) => lookAt(look, chat)))
    return
  }
  const inTeam = await look.context.roster.member(wholeTeam(first), look.person)
  const isIn = inTeam.is === 'member'
  const channels = isIn ? await channelsOf(look.context, group) : group
  // Whoever is not in the team may be in a channel that has members of its own.
  const mine = isIn ? channels : channels.filter(hasOwnMembers)
  if (inTeam.is === 'unknown') look.unsure++
  await Promise.all(mine.map((channel) => lookAt(look, channel)))
}

/** False for a team's first channel and its standard ones; nothing is known of some others. */
const hasOwnMembers = ({ privacy, teamId, conversationId }: ConversationReference): boolean =>
  privacy !== 'standard' && conversationId !== teamId

async function lookAt(look: Look, reference: ConversationReference): Promise<void> {
  const { context, person } = look
  const { is } = await context.roster.member(reference, person)
  if (is === 'unknown') look.unsure++
  if (is !== 'member') return
  const label = await labelOf(context, reference, person)
  look.found.push({ reference, label, isPrivate: isPrivate(reference) })
}

/**
 * The channels of a team: what is known, and those that nobody has written in yet; all with the name and the privacy
 * that Teams tells of a channel only in its list. They are remembered, so that they can be posted to.
 */
export async function channelsOf(
  context: TeamsContext,
  known: readonly ConversationReference[],
): Promise<readonly ConversationReference[]> {
  const [near] = known
  if (!near) return []
  const all = new Map(known.map((one) => [one.conversationId, one]))
  for (const { id, name, privacy } of await context.roster.channels(near)) {
    const { name: _, privacy: __, usedOn: ___, ...team } = near
    const before = all.get(id) ?? { ...team, conversationId: id }
    const told = { ...before, privacy, ...(name !== undefined && { name }) }
    await context.conversations.remember(told)
    all.set(id, told)
  }
  return [...all.values()]
}
