import * as z from 'zod'
import type { Audience } from '../../review/ports.ts'
import { noteScope } from './sending.ts'
import type { Workspace } from './workspaces.ts'

const placeSchema = z.object({
  name: z.string().default(''),
  is_private: z.boolean().default(false),
  is_mpim: z.boolean().default(false),
  is_ext_shared: z.boolean().default(false),
  is_pending_ext_shared: z.boolean().default(false),
  num_members: z.number().int().optional(),
})

/** More members than this are counted, not looked at: each costs a call. */
const mostLookedAt = 60

/** Who can read a place; `undefined` where the app was not granted to look. */
export async function audienceOf(
  workspace: Workspace,
  place: string,
): Promise<Audience | undefined> {
  if (!mayLook(workspace)) return undefined
  try {
    const { channel } = await workspace.client.conversations.info({
      channel: place,
      include_num_members: true,
    })
    const read = placeSchema.parse(channel)
    const isPrivate = read.is_private || read.is_mpim
    const isShared = read.is_ext_shared || read.is_pending_ext_shared
    const readers = read.num_members
    const isSmall = readers !== undefined && readers <= mostLookedAt
    const guests = isSmall ? await guestsIn(workspace, place).catch(() => undefined) : undefined
    return {
      name: `#${read.name || place}`,
      kind: isShared ? 'shared' : isPrivate ? 'private' : 'public',
      ...(readers !== undefined && { readers }),
      ...(guests !== undefined && { guests }),
    }
  } catch (error) {
    if (error instanceof Error && 'data' in error) noteScope(error.data as object, workspace)
    return undefined
  }
}

const mayLook = ({ may }: Workspace): boolean => may('channels:read') || may('groups:read')

/** How many of its members are guests; `undefined` where the app may not know. */
async function guestsIn(workspace: Workspace, place: string): Promise<number | undefined> {
  if (!workspace.may('users:read')) return undefined
  const { client } = workspace
  const { members = [] } = await client.conversations.members({
    channel: place,
    limit: mostLookedAt,
  })
  const people = await Promise.all(members.map((user) => client.users.info({ user })))
  return people.filter(({ user }) => user?.is_restricted || user?.is_ultra_restricted).length
}
