import type { Person } from '../../../src/domain/person.ts'

/** A place where people talk: a room, or somebody's own conversation with the app. */
export interface Conversation {
  readonly id: string
  readonly workspace: string
  readonly name: string
  readonly isPrivate: boolean
  readonly isOwn: boolean
  readonly members: readonly Person[]
}

/** Something that somebody typed. */
export interface Typed {
  readonly id: string
  readonly from: Person
  readonly conversation: Conversation
  readonly text: string
}

/** What this platform lets an app do. It knows words alone: no buttons, no forms, no threads, nothing for one reader. */
export interface PlainChat {
  /** Somebody's own conversation with the app. */
  own(workspace: string, person: string): Conversation | undefined
  conversation(id: string): Conversation | undefined
  /** Rooms that somebody is in. */
  rooms(workspace: string, person: string): readonly Conversation[]
  /** Says something, and gives its id. */
  send(conversation: string, text: string): Promise<string>
  edit(conversation: string, id: string, text: string): Promise<void>
}
