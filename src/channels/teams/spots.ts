import { fit } from '../../message/limits.ts'
import type { Audience } from '../../review/ports.ts'
import type { Desk } from './desk.ts'
import type { Reference } from './reference.ts'
import type { Member } from './roster.ts'

/** Somewhere to post, as one of its members sees it. */
interface Spot {
  readonly reference: Reference
  readonly label: string
  readonly isPrivate: boolean
  readonly members: readonly Member[]
}

const mostSpots = 100
const longestLabel = 75
const atOnce = 7

/** The channels and group chats that we and this person are both in. */
export async function spotsOf(
  desk: Desk,
  tenantId: string,
  person: string,
): Promise<readonly Spot[]> {
  const known = await desk.conversations.places(tenantId)
  const all = (await withChannels(desk, known)).slice(0, mostSpots)
  const spots: Spot[][] = []
  // Teams answers fourteen such questions a second.
  for (let at = 0; at < all.length; at += atOnce) {
    const some = all.slice(at, at + atOnce)
    spots.push(...(await Promise.all(some.map((reference) => spotOf(desk, reference, person)))))
  }
  return spots.flat().sort((a, b) => a.label.localeCompare(b.label))
}

/** A place as one of its members sees it; nothing for whoever is none. */
async function spotOf(desk: Desk, reference: Reference, person: string): Promise<Spot[]> {
  const members = await desk.roster.members(reference)
  if (!members?.some(({ id }) => id === person)) return []
  const label = labelOf(
    desk,
    reference,
    members.filter(({ id }) => id !== person),
  )
  return [{ reference, members, label, isPrivate: isPrivate(reference) }]
}

/**
 * What is known, and the channels of known teams that nobody has written in yet; all with the name and the privacy
 * that Teams tells of a channel only in its list. They are remembered, so that they can be posted to.
 */
async function withChannels(
  desk: Desk,
  known: readonly Reference[],
): Promise<readonly Reference[]> {
  const all = new Map(known.map((one) => [one.conversationId, one]))
  const teams = new Map(known.flatMap((one) => (one.teamId ? [[one.teamId, one] as const] : [])))
  for (const near of teams.values()) {
    for (const { id, name, privacy } of await desk.roster.channels(near)) {
      const { name: _, privacy: __, ...team } = near
      const before = all.get(id) ?? { ...team, conversationId: id }
      const told = { ...before, privacy, ...(name !== undefined && { name }) }
      await desk.conversations.remember(told)
      all.set(id, told)
    }
  }
  return [...all.values()]
}

const isPrivate = ({ kind, privacy }: Reference): boolean =>
  kind === 'groupChat' || privacy === 'private'

function labelOf(
  { say }: Desk,
  { kind, name, teamName }: Reference,
  members: readonly Member[],
): string {
  if (kind === 'groupChat') {
    const named = members.slice(0, 3).map((member) => member.name)
    const rest = members.length - named.length
    const people = named.join(', ') + (rest > 0 ? ` ${say('teams.more', { count: rest })}` : '')
    return fit(name ?? say('teams.place.chat', { people }), longestLabel)
  }
  const channel = name ?? say('teams.place.general')
  const label = teamName ? say('teams.place.channel', { team: teamName, channel }) : channel
  return fit(label, longestLabel)
}

/** Who can read a place; `undefined` where Teams does not say. */
export async function audienceOf(
  desk: Desk,
  tenantId: string,
  place: string,
): Promise<Audience | undefined> {
  const reference = await desk.conversations.place(tenantId, place)
  const members = reference && (await desk.roster.members(reference))
  if (!members) return undefined
  const isShared = reference.privacy === 'shared'
  return {
    name: labelOf(desk, reference, members),
    kind: isShared ? 'shared' : isPrivate(reference) ? 'private' : 'team',
    readers: members.length,
    guests: members.filter(({ guest }) => guest).length,
  }
}

/** Everybody whom this person shares a team or a chat with, each once. */
export async function colleaguesOf(
  desk: Desk,
  tenantId: string,
  person: string,
): Promise<readonly Member[]> {
  const spots = await spotsOf(desk, tenantId, person)
  const members = new Map(
    spots.flatMap((spot) => spot.members.map((one) => [one.id, one] as const)),
  )
  return [...members.values()].sort((a, b) => a.name.localeCompare(b.name))
}
