import * as z from 'zod'
import type { PlaceAudience } from '../../review/ports.ts'
import { noteRefusal } from './send-errors.ts'
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
export async function slackAudienceOf(
  workspace: Workspace,
  place: string,
): Promise<PlaceAudience | undefined> {
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
    const people = await peopleIn(workspace, place, readers).catch(() => undefined)
    const counted = people?.readers ?? readers
    return {
      name: `#${read.name || place}`,
      kind: isShared ? 'shared' : isPrivate ? 'private' : 'public',
      ...(counted !== undefined && { readers: counted }),
      ...(people && { guests: people.guests }),
    }
  } catch (error) {
    noteRefusal(error, workspace)
    return undefined
  }
}

const mayLook = ({ may }: Workspace): boolean => may('channels:read') || may('groups:read')

/** How many people are its members, without the apps, and how many of them are guests; `undefined` where the app may not know. */
async function peopleIn(
  workspace: Workspace,
  place: string,
  members = Number.POSITIVE_INFINITY,
): Promise<{ readonly readers: number; readonly guests: number } | undefined> {
  if (members > mostLookedAt || !workspace.may('users:read')) return undefined
  const { client } = workspace
  const { members: ids = [] } = await client.conversations.members({
    channel: place,
    limit: mostLookedAt,
  })
  const all = await Promise.all(ids.map((user) => client.users.info({ user })))
  const people = all.filter(({ user }) => !user?.is_bot)
  const guests = people.filter(({ user }) => user?.is_restricted || user?.is_ultra_restricted)
  return { readers: people.length, guests: guests.length }
}
