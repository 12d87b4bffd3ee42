import type { SeenCard } from '../adaptive-card/seen.ts'

/** Anything that goes over the wire. */
export type Json = Readonly<Record<string, unknown>>

/** The app as Teams knows it. */
export const teamsApp = {
  id: '22222222-2222-4222-8222-222222222222',
  botId: '28:22222222-2222-4222-8222-222222222222',
  name: 'Whatif',
} as const

/** The people of every tenant; each tenant gives them ids of its own. */
export const personNames = ['dana', 'ravi', 'mei', 'jo'] as const
export type PersonName = (typeof personNames)[number]

/** Somebody's account in one tenant. */
export interface Account {
  readonly id: string
  readonly name: string
  readonly aadObjectId: string
  readonly role: 'user' | 'guest'
}

/** A message or a card as it stands in a conversation. */
export interface Standing {
  readonly id: string
  /** The first message of its thread, in a channel. */
  readonly root?: string
  readonly by: string
  readonly text: string
  /** The card in it, as JSON. */
  readonly card?: Json
}

/** A personal chat, a group chat or a channel. */
export interface Conversation {
  readonly id: string
  readonly kind: 'personal' | 'groupChat' | 'channel'
  readonly privacy?: 'standard' | 'private'
  /** What people call it; Teams itself does not name the first channel. */
  readonly name: string
  readonly members: Account[]
  /** Whether the app is in it. */
  installed: boolean
  readonly messages: Map<string, Standing>
}

/** A message as one person sees it. It can be held, and pressed when it is long out of date. */
export interface Shown extends Standing {
  readonly place: string
  /** The card as it looks for this person, as Microsoft's programs show it. */
  readonly seen?: SeenCard
}
