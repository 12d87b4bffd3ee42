import * as z from 'zod'
import type { Shelf } from '../../review/ports.ts'

const placeKindSchema = z.enum(['personal', 'groupChat', 'channel'])
export type PlaceKind = z.infer<typeof placeKindSchema>

/** Only its own members read a private channel; a shared one is open to other companies. */
export const privacySchema = z.enum(['standard', 'private', 'shared'])

/** All we need to write to a conversation again, in our own shape: no object of an SDK is ever stored. */
const referenceSchema = z.strictObject({
  kind: placeKindSchema,
  serviceUrl: z.string(),
  tenantId: z.string(),
  conversationId: z.string(),
  botId: z.string(),
  /** Whose chat it is, where it is somebody's own. */
  userId: z.string().optional(),
  /** What people call the person, the chat or the channel. */
  name: z.string().optional(),
  teamId: z.string().optional(),
  teamName: z.string().optional(),
  privacy: privacySchema.optional(),
  timeZone: z.string().optional(),
  /** True while nobody can write there. */
  archived: z.boolean().optional(),
  /** The day on which somebody last wrote, pressed or posted there, such as 2026-11-30. */
  usedOn: z.string().optional(),
})
export type ConversationReference = z.infer<typeof referenceSchema>

/** The conversations we know, each tenant's by itself. */
export interface Conversations {
  /** Keeps where a conversation is; what is known already and not given now is kept. */
  remember(reference: ConversationReference): Promise<void>
  /** Somebody's own chat with us. */
  personal(tenantId: string, person: string): Promise<ConversationReference | undefined>
  place(tenantId: string, conversationId: string): Promise<ConversationReference | undefined>
  /** Every channel and group chat of a tenant. */
  places(tenantId: string): Promise<readonly ConversationReference[]>
  /** Any conversation of a tenant, to learn where its messages go. */
  any(tenantId: string): Promise<ConversationReference | undefined>
  forget(reference: ConversationReference): Promise<void>
  /** Every known place of a team becomes what `change` makes of it; nothing where it gives nothing. */
  changeTeam(
    tenantId: string,
    teamId: string,
    change: (place: ConversationReference) => ConversationReference | undefined,
  ): Promise<void>
}

const start = (tenantId: string): string => `teams/${tenantId}`
const personName = (tenantId: string, person: string): string =>
  `${start(tenantId)}/person/${person}`
const placeName = (tenantId: string, id: string): string => `${start(tenantId)}/place/${id}`

/** Keeps conversations on the shelf. */
export function createConversations(shelf: Shelf): Conversations {
  const read = async (name: string): Promise<ConversationReference | undefined> => {
    const kept = referenceSchema.safeParse(await shelf.get(name))
    return kept.success ? kept.data : undefined
  }
  const readAll = async (begin: string): Promise<readonly ConversationReference[]> => {
    const found = await Promise.all((await shelf.names(begin)).map(read))
    return found.filter((one) => one !== undefined)
  }
  const remember = async (reference: ConversationReference): Promise<void> => {
    await shelf.change(nameOf(reference), (before) => {
      const known = referenceSchema.safeParse(before).data
      return { ...known, ...reference }
    })
  }
  return {
    remember,
    personal: (tenantId, person) => read(personName(tenantId, person)),
    place: (tenantId, id) => read(placeName(tenantId, id)),
    places: (tenantId) => readAll(placeName(tenantId, '')),
    async any(tenantId) {
      for (const begin of [placeName(tenantId, ''), personName(tenantId, '')]) {
        for (const name of await shelf.names(begin)) {
          const found = await read(name)
          if (found) return found
        }
      }
      return undefined
    },
    forget: (reference) => shelf.remove(nameOf(reference)),
    async changeTeam(tenantId, teamId, change) {
      for (const place of await readAll(placeName(tenantId, ''))) {
        if (place.teamId !== teamId) continue
        const next = change(place)
        await (next ? remember(next) : shelf.remove(nameOf(place)))
      }
    },
  }
}

const nameOf = ({ kind, tenantId, conversationId, userId }: ConversationReference): string =>
  kind === 'personal' ? personName(tenantId, userId ?? '') : placeName(tenantId, conversationId)

/** A tenant's own workspace: no id is ever looked up outside it. */
export const teamsWorkspaceOf = (tenantId: string): string => `teams:${tenantId}`

/** The tenant of a workspace. */
export const tenantOf = (workspace: string): string => workspace.replace(/^teams:/, '')

/** The places of a tenant that can be written in, the latest used first. */
export async function activePlaces(
  conversations: Pick<Conversations, 'places'>,
  tenantId: string,
): Promise<readonly ConversationReference[]> {
  const known = await conversations.places(tenantId)
  return known
    .filter(({ archived }) => archived !== true)
    .sort(({ usedOn: one = '' }, { usedOn: other = '' }) => other.localeCompare(one))
}
