import type { Person } from '../../../src/domain/person.ts'
import type { Conversation, PlainChat, Typed } from './chat.ts'

/** A message as it stands in a conversation. */
export interface Shown {
  readonly id: string
  readonly text: string
}

/** The platform itself, in memory: conversations, and who is in them. */
export class MemoryChat implements PlainChat {
  readonly #conversations = new Map<string, Conversation>()
  readonly #messages = new Map<string, Map<string, string>>()
  #sent = 0

  /** People of a workspace, who are all in one room and each alone with the app. */
  moveIn(workspace: string, people: readonly Person[], room: string): void {
    const add = (one: Pick<Conversation, 'id' | 'name' | 'isOwn' | 'members'>) => {
      this.#conversations.set(one.id, { ...one, workspace, isPrivate: true })
      this.#messages.set(one.id, new Map())
    }
    add({ id: `${workspace}-room`, name: room, isOwn: false, members: people })
    for (const one of people) {
      add({ id: `${workspace}-${one.id}`, name: one.name, isOwn: true, members: [one] })
    }
  }

  own(workspace: string, person: string): Conversation | undefined {
    return this.conversation(`${workspace}-${person}`)
  }

  conversation(id: string): Conversation | undefined {
    return this.#conversations.get(id)
  }

  rooms(workspace: string, person: string): readonly Conversation[] {
    const isIn = ({ members }: Conversation) => members.some(({ id }) => id === person)
    return [...this.#conversations.values()].filter(
      (one) => one.workspace === workspace && !one.isOwn && isIn(one),
    )
  }

  async send(conversation: string, text: string): Promise<string> {
    const id = String(++this.#sent)
    this.#messages.get(conversation)?.set(id, text)
    return id
  }

  async edit(conversation: string, id: string, text: string): Promise<void> {
    this.#messages.get(conversation)?.set(id, text)
  }

  /** What stands in a conversation, oldest first. */
  read(conversation: string): readonly Shown[] {
    return [...(this.#messages.get(conversation) ?? [])].map(([id, text]) => ({ id, text }))
  }

  /** Something that somebody types, on its way to the app. */
  typed(from: Person, conversation: Conversation, text: string): Typed {
    return { id: `typed-${++this.#sent}`, from, conversation, text }
  }
}
