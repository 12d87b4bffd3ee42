import { calledLike } from '../../conversation/called-like.ts'
import { withoutIsolates } from '../../domain/text-direction.ts'
import { AppError } from '../../errors.ts'
import type { PlaceAudience } from '../../review/ports.ts'
import type { TeamsContext } from './context.ts'
import { isPrivate, labelOf } from './place-label.ts'
import { channelsOf } from './post-targets.ts'
import { activePlaces, type ConversationReference } from './reference.ts'

const mostCandidates = 10

/**
 * True where somebody is in a place that can be posted to.
 * @throws AppError('conflict') where Teams does not say just now
 */
export async function isIn(
  context: TeamsContext,
  reference: ConversationReference | undefined,
  person: string,
): Promise<boolean> {
  if (!reference || reference.archived === true) return false
  const { is } = await context.roster.member(reference, person)
  if (is === 'unknown') throw new AppError('conflict', 'Teams does not say who is in that place.')
  return is === 'member'
}

/**
 * The one place of somebody's that goes by a typed name: a chat's, a channel's, or that of a team for its first
 * channel; `undefined` where there is none, and where there are several.
 * @throws AppError('conflict') where Teams does not say just now
 */
export async function placeCalled(
  context: TeamsContext,
  { tenantId, person }: { readonly tenantId: string; readonly person: string },
  typed: string,
): Promise<ConversationReference | undefined> {
  const known = await activePlaces(context.conversations, tenantId)
  return (
    (await theOne(context, calledLike(known, namesOf(context), typed), person)) ??
    (await theOne(context, await inTeamsNamed(context, known, typed), person))
  )
}

async function theOne(
  context: TeamsContext,
  candidates: readonly ConversationReference[],
  person: string,
): Promise<ConversationReference | undefined> {
  const some = candidates.slice(0, mostCandidates)
  const inside = await Promise.all(some.map((one) => isIn(context, one, person)))
  const [found, another] = some.filter((_, n) => inside[n])
  return another === undefined ? found : undefined
}

/** Channels that nobody has written in yet, of teams whose name was typed with theirs. */
async function inTeamsNamed(
  context: TeamsContext,
  known: readonly ConversationReference[],
  typed: string,
): Promise<readonly ConversationReference[]> {
  const firsts = new Map(known.flatMap((one) => (one.teamId ? [[one.teamId, one] as const] : [])))
  const words = typed.toLowerCase()
  const named = [...firsts.values()].filter(
    ({ teamName }) => teamName !== undefined && words.includes(teamName.toLowerCase()),
  )
  const channels = await Promise.all(
    named.slice(0, mostCandidates).map((near) => {
      const team = known.filter(({ teamId }) => teamId === near.teamId)
      return channelsOf(context, team)
    }),
  )
  return calledLike(channels.flat(), namesOf(context), typed)
}

const namesOf =
  ({ say }: TeamsContext) =>
  ({ kind, name, teamId, teamName, conversationId }: ConversationReference): readonly string[] => {
    if (kind === 'groupChat' || teamName === undefined) return name === undefined ? [] : [name]
    const channel = name ?? say('teams.place.general')
    // Compared with what somebody typed, who types no marks.
    const label = withoutIsolates(say('teams.place.channel', { team: teamName, channel }))
    const whole = [label, channel]
    return teamId === conversationId ? [...whole, teamName] : whole
  }

/** Who can read a place; `undefined` where Teams does not say. */
export async function teamsAudienceOf(
  context: TeamsContext,
  tenantId: string,
  place: string,
): Promise<PlaceAudience | undefined> {
  const reference = await context.conversations.place(tenantId, place)
  const members = reference && (await context.roster.members(reference))
  if (!members) return undefined
  const isShared = reference.privacy === 'shared'
  return {
    name: await labelOf(context, reference),
    kind: isShared ? 'shared' : isPrivate(reference) ? 'private' : 'team',
    readers: members.length,
    guests: members.filter(({ guest }) => guest).length,
  }
}
