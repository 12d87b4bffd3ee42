import * as z from 'zod'
import { limits } from '../../domain/limits.ts'
import { fit } from '../../message/limits.ts'
import type { Connector } from './connector.ts'
import type { Reference } from './reference.ts'

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

/** Who and what there is, as far as Teams tells us. */
export interface Roster {
  /** Everybody in a place; `undefined` where Teams does not say. */
  members(place: Reference): Promise<readonly Member[] | undefined>
  channels(place: Reference): Promise<readonly TeamChannel[]>
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
const mostPages = 4
/** For so long what Teams said is taken to be still so. */
const freshMs = 5 * 60_000

/** Asks Teams, and remembers for some minutes what it said. */
export function createRoster(connector: Connector, now: () => number): Roster {
  const members = remembering<readonly Member[] | undefined>(now)
  const channels = remembering<readonly TeamChannel[]>(now)
  return {
    members: (place) => {
      const whose = membersOf(place)
      return members(`${place.tenantId}/${whose}`, () => readMembers(connector, place, whose))
    },
    channels: (place) =>
      place.teamId === undefined
        ? Promise.resolve([])
        : channels(`${place.tenantId}/${place.teamId}`, () => readChannels(connector, place)),
  }
}

/** Everybody of a team reads its standard channels; the others have members of their own. */
const membersOf = ({ teamId, privacy, conversationId }: Reference): string =>
  teamId !== undefined && (privacy ?? 'standard') === 'standard' ? teamId : conversationId

async function readMembers(
  connector: Connector,
  { serviceUrl, tenantId }: Reference,
  whose: string,
): Promise<readonly Member[] | undefined> {
  const found: Member[] = []
  let next: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const query = new URLSearchParams({ pageSize: String(pageSize) })
    if (next !== undefined) query.set('continuationToken', next)
    const path = `conversations/${encodeURIComponent(whose)}/pagedmembers?${query}`
    const called = await connector.call(serviceUrl, { method: 'GET', path })
    const read = called.ok ? pageSchema.safeParse(called.body) : undefined
    if (!read?.success) return undefined
    found.push(...read.data.members.flatMap((one) => memberIn(one, tenantId)))
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
  connector: Connector,
  { serviceUrl, teamId = '' }: Reference,
): Promise<readonly TeamChannel[]> {
  const path = `teams/${encodeURIComponent(teamId)}/conversations`
  const called = await connector.call(serviceUrl, { method: 'GET', path })
  const read = called.ok ? channelsSchema.safeParse(called.body) : undefined
  if (!read?.success) return []
  return read.data.conversations.flatMap((one) => {
    const channel = channelSchema.safeParse(one)
    if (!channel.success) return []
    const { id, name, type: privacy } = channel.data
    return [{ id, privacy, ...(name !== undefined && { name }) }]
  })
}

/** Remembers answers; one that failed is asked for again. */
function remembering<T>(now: () => number) {
  const known = new Map<string, { readonly at: number; readonly answer: Promise<T> }>()
  return (key: string, ask: () => Promise<T>): Promise<T> => {
    const before = known.get(key)
    if (before && now() - before.at < freshMs) return before.answer
    const answer = ask()
    known.set(key, { at: now(), answer })
    void answer.then((value) => {
      const isNothing = value === undefined || (Array.isArray(value) && value.length === 0)
      if (isNothing && known.get(key)?.answer === answer) known.delete(key)
    })
    return answer
  }
}
