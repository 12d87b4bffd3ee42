import * as z from 'zod'
import { remembering } from '../../conversation/remembering.ts'
import { limits } from '../../domain/limits.ts'
import { fit } from '../../message/limits.ts'
import type { Lookups } from './lookups.ts'
import type { ConversationReference } from './reference.ts'

/** Somebody in a chat or a team. */
export interface Member {
  readonly id: string
  readonly name: string
  /** From outside the company. */
  readonly guest: boolean
}

/** A channel of a team. */
interface TeamChannel {
  readonly id: string
  /** Absent for the first one, which every language calls its own way. */
  readonly name?: string
  readonly privacy: 'standard' | 'private' | 'shared'
}

/** Whether somebody is in a place; `unknown` where Teams did not say just now. */
export type Membership =
  | { readonly is: 'member'; readonly name?: string }
  | { readonly is: 'none' | 'unknown' }

/** Who and what there is, as far as Teams tells us. */
export interface Roster {
  /** Asks about one person alone, however many others there are. */
  member(place: ConversationReference, person: string): Promise<Membership>
  /** Everybody in a place; `undefined` where Teams does not say. */
  members(place: ConversationReference): Promise<readonly Member[] | undefined>
  channels(place: ConversationReference): Promise<readonly TeamChannel[]>
}

const memberSchema = z.object({
  id: z.string().min(1).max(200),
  name: z.string().trim().min(1).optional().catch(undefined),
  userRole: z.string().optional().catch(undefined),
  tenantId: z.string().optional().catch(undefined),
})

const pageSchema = z.object({
  members: z.array(z.unknown()).catch([]),
  continuationToken: z.string().min(1).optional().catch(undefined),
})

const channelSchema = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).optional().catch(undefined),
  type: z.enum(['standard', 'private', 'shared']).catch('standard'),
})
const channelsSchema = z.object({ conversations: z.array(z.unknown()).catch([]) })

const pageSize = 500
const mostPages = 20

/** Asks Teams, and remembers for some minutes what it said. */
export function createRoster(lookups: Lookups, now: () => number): Roster {
  const single = remembering<Membership>(now, ({ is }) => is === 'member')
  const members = remembering<readonly Member[] | undefined>(now, (all) => all !== undefined)
  const channels = remembering<readonly TeamChannel[]>(now, (all) => all.length > 0)
  return {
    member: (place, person) => {
      const whose = membersOf(place)
      const name = `${place.tenantId}/${whose}/${person}`
      return single(name, () => readMember(lookups, place, { whose, person }))
    },
    members: (place) => {
      const whose = membersOf(place)
      return members(`${place.tenantId}/${whose}`, () => readMembers(lookups, place, whose))
    },
    channels: (place) =>
      place.teamId === undefined
        ? Promise.resolve([])
        : channels(`${place.tenantId}/${place.teamId}`, () => readChannels(lookups, place)),
  }
}

/** Everybody of a team reads its first channel and its standard ones; the others have members of their own. */
export const membersOf = ({ teamId, privacy, conversationId }: ConversationReference): string =>
  teamId !== undefined && privacy === 'standard' ? teamId : conversationId

/** The team of a channel, to ask about its members. */
export const wholeTeam = (channel: ConversationReference): ConversationReference => ({
  ...channel,
  privacy: 'standard',
})

async function readMember(
  lookups: Lookups,
  place: ConversationReference,
  { whose, person }: { readonly whose: string; readonly person: string },
): Promise<Membership> {
  const path = `conversations/${encodeURIComponent(whose)}/members/${encodeURIComponent(person)}`
  const called = await lookups.ask(place, path)
  if (!called.ok) {
    return { is: called.status !== undefined && saysNo.has(called.status) ? 'none' : 'unknown' }
  }
  const read = memberSchema.safeParse(called.body)
  if (!read.success) return { is: 'unknown' }
  const { name } = read.data
  return { is: 'member', ...(name !== undefined && { name: fit(name, limits.name) }) }
}

/** Nobody of that id is there, or we are not. */
const saysNo: ReadonlySet<number> = new Set([400, 403, 404, 410])

async function readMembers(
  lookups: Lookups,
  place: ConversationReference,
  whose: string,
): Promise<readonly Member[] | undefined> {
  const found: Member[] = []
  let next: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const query = new URLSearchParams({ pageSize: String(pageSize) })
    if (next !== undefined) query.set('continuationToken', next)
    const path = `conversations/${encodeURIComponent(whose)}/pagedmembers?${query}`
    const called = await lookups.ask(place, path)
    const read = called.ok ? pageSchema.safeParse(called.body) : undefined
    if (!read?.success) return undefined
    found.push(...read.data.members.flatMap((one) => memberIn(one, place.tenantId)))
    next = read.data.continuationToken
    if (next === undefined) break
  }
  return found
}

function memberIn(one: unknown, home: string): Member[] {
  const read = memberSchema.safeParse(one)
  if (!read.success || read.data.name === undefined) return []
  const { id, name, userRole, tenantId } = read.data
  const isOutside = tenantId !== undefined && tenantId !== home
  return [
    {
      id,
      name: fit(name, limits.name),
      guest: isOutside || /^(guest|anonymous)$/i.test(userRole ?? ''),
    },
  ]
}

async function readChannels(
  lookups: Lookups,
  place: ConversationReference,
): Promise<readonly TeamChannel[]> {
  const path = `teams/${encodeURIComponent(place.teamId ?? '')}/conversations`
  const called = await lookups.ask(place, path)
  const read = called.ok ? channelsSchema.safeParse(called.body) : undefined
  if (!read?.success) return []
  return read.data.conversations.flatMap((one) => {
    const channel = channelSchema.safeParse(one)
    if (!channel.success) return []
    const { id, name, type: privacy } = channel.data
    return [{ id, privacy, ...(name !== undefined && { name }) }]
  })
}
