import { createHash } from 'node:crypto'
import { cardsIn } from './card-check.ts'
import {
  type Account,
  type Conversation,
  type Json,
  type PersonName,
  personNames,
  type Standing,
} from './shapes.ts'

/** One tenant as it is inside: its people, its conversations and what stands in them. */
export interface Home {
  readonly tenantId: string
  readonly serviceUrl: string
  readonly people: Readonly<Record<PersonName, Account>>
  /** Its id is that of its first channel. */
  readonly team: { readonly id: string; readonly name: string; readonly aadGroupId: string }
  readonly conversations: Map<string, Conversation>
  readonly places: Readonly<Record<PlaceName, Conversation>>
  personal(person: string): Conversation
  /** Puts a message into a conversation under a new id; with a root, into that thread. */
  put(into: Conversation, message: Omit<Standing, 'id'>): Standing
}

/** Where one can post: two open channels, a private one, and a group chat. */
export const placeNames = ['general', 'announcements', 'closed', 'chat'] as const
export type PlaceName = (typeof placeNames)[number]

/** A moment for every message: their ids are milliseconds since 1970. */
let moment = 1763715600000
export function newMoment(): string {
  moment += 37
  return String(moment)
}

const hash = (words: string): string => createHash('sha256').update(words).digest('base64url')

/** An id of the shape that Microsoft's have. */
export const uuidOf = (words: string): string => {
  const hex = createHash('sha256').update(words).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`]
    .concat(hex.slice(20, 32))
    .join('-')
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** Moves a tenant in: everybody is in its team and its chat, and the app is nowhere yet. */
export function createHome(
  name: string,
  base: string,
  names: readonly PersonName[] = ['dana', 'ravi', 'mei'],
): Home {
  const tenantId = uuidOf(`tenant ${name}`)
  const account = (person: string): Account => ({
    id: `29:1${hash(`${name} ${person}`)}`,
    name: capital(person),
    aadObjectId: uuidOf(`${name} ${person}`),
    role: 'user',
  })
  const [dana, ravi, mei, jo] = personNames.map(account) as [Account, Account, Account, Account]
  const people = { dana, ravi, mei, jo }
  const conversations = new Map<string, Conversation>()
  const open = (id: string, is: Pick<Conversation, 'kind' | 'name' | 'privacy'>): Conversation => {
    const members = is.kind === 'personal' ? [] : names.map((one) => people[one])
    const conversation = { id, ...is, members, installed: false, messages: new Map() }
    conversations.set(id, conversation)
    return conversation
  }
  const channel = (id: string, called: string, privacy: 'standard' | 'private') =>
    open(`19:${hash(`${name} ${id}`).toLowerCase()}@thread.tacv2`, {
      kind: 'channel',
      name: called,
      privacy,
    })
  const places = {
    general: channel('general', 'General', 'standard'),
    announcements: channel('announcements', 'Announcements', 'standard'),
    closed: channel('closed', 'Leads', 'private'),
    chat: open(`19:${hash(`${name} chat`).toLowerCase()}@thread.v2`, {
      kind: 'groupChat',
      name: 'Launch',
    }),
  }
  // Everybody of a team reads its open channels.
  Object.assign(places.announcements, { members: places.general.members })
  return {
    tenantId,
    serviceUrl: `${base}/amer/${tenantId}/`,
    people,
    team: { id: places.general.id, name: `${name} Pool`, aadGroupId: uuidOf(`team ${name}`) },
    conversations,
    places,
    personal(person) {
      const id = `a:1${hash(`${name} chat of ${person}`)}`
      const found = conversations.get(id) ?? open(id, { kind: 'personal', name: 'Whatif' })
      const who = Object.values(people).find((one) => one.id === person)
      if (who && found.members.length === 0) found.members.push(who)
      return found
    },
    put(into, message) {
      const standing = { id: newMoment(), ...message }
      into.messages.set(standing.id, standing)
      return standing
    },
  }
}

/** What the app sent, as it stands in a conversation. */
export function standingOf(activity: Json, root?: string): Omit<Standing, 'id'> {
  const [card] = cardsIn(activity['attachments'])
  const text = typeof activity['text'] === 'string' ? activity['text'] : ''
  return { by: 'whatif', text, ...(card && { card }), ...(root !== undefined && { root }) }
}
