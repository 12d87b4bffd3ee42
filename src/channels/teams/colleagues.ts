import type { TeamsContext } from './context.ts'
import { postTargetsOf } from './post-targets.ts'
import type { Member } from './roster.ts'
import { membersOf } from './roster.ts'

/** So many lists of members are read to offer people, and so many to find one of them by a typed name. */
const mostLists = { offer: 10, find: 40 } as const

/** Those whom this person shares a team or a chat with, each once, from the places used last. */
export async function colleaguesOf(
  context: TeamsContext,
  { tenantId, person }: { readonly tenantId: string; readonly person: string },
  aim: keyof typeof mostLists,
): Promise<readonly Member[]> {
  const { targets } = await postTargetsOf(context, tenantId, person)
  const latest = targets
    .map(({ reference }) => reference)
    .sort(({ usedOn: one = '' }, { usedOn: other = '' }) => other.localeCompare(one))
  const places = new Map(latest.map((one) => [membersOf(one), one]))
  const lists = await Promise.all(
    [...places.values()].slice(0, mostLists[aim]).map((one) => context.roster.members(one)),
  )
  const members = new Map(
    lists.flatMap((list) => (list ?? []).map((one) => [one.id, one] as const)),
  )
  return [...members.values()].sort((a, b) => a.name.localeCompare(b.name))
}
