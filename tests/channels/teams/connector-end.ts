import { sizeOf, wrongWith } from './card-check.ts'
import { type Answer, refusal } from './faults.ts'
import { type Home, standingOf } from './home.ts'
import { type Account, type Conversation, type Json, teamsApp } from './shapes.ts'

/** What the app may ask of Teams. */
export type CallName =
  | 'openChat'
  | 'openThread'
  | 'post'
  | 'update'
  | 'members'
  | 'member'
  | 'channels'

/** One thing that the app asked, read from its address. */
export interface Asked {
  readonly name: CallName
  /** Of the conversation, without its thread. */
  readonly conversation?: string
  readonly root?: string
  readonly activity?: string
  readonly query: URLSearchParams
}

const routes: readonly [method: string, path: RegExp, name: CallName | undefined][] = [
  ['POST', /^conversations$/, undefined],
  ['POST', /^conversations\/(?<conversation>[^/]+)\/activities$/, 'post'],
  ['PUT', /^conversations\/(?<conversation>[^/]+)\/activities\/(?<activity>[^/]+)$/, 'update'],
  ['GET', /^conversations\/(?<conversation>[^/]+)\/pagedmembers$/, 'members'],
  ['GET', /^conversations\/(?<conversation>[^/]+)\/members\/(?<activity>[^/]+)$/, 'member'],
  ['GET', /^teams\/(?<conversation>[^/]+)\/conversations$/, 'channels'],
]

/** Reads what is asked; `undefined` where Teams has no such address. */
export function readAsked(method: string, path: string, body: Json): Asked | undefined {
  const { pathname, searchParams: query } = new URL(path, 'http://teams')
  for (const [verb, shape, known] of routes) {
    const found = verb === method ? shape.exec(pathname.slice(1)) : null
    if (!found) continue
    const { conversation, activity } = found.groups ?? {}
    const name = known ?? (body['isGroup'] === true ? 'openThread' : 'openChat')
    const [id, root] = conversation ? decodeURIComponent(conversation).split(';messageid=') : []
    return {
      name,
      query,
      ...(id !== undefined && { conversation: id }),
      ...(root !== undefined && { root }),
      ...(activity !== undefined && { activity: decodeURIComponent(activity) }),
    }
  }
  return undefined
}

/** Where a message goes that Teams takes. */
interface Into {
  readonly home: Home
  readonly place: Conversation
  readonly root?: string
}

/** Does what the app asks, as Teams does; `trouble` hears of what people could not read. */
export function answerIn(
  home: Home,
  asked: Asked,
  body: Json,
  trouble: (what: string) => void,
): Answer {
  const check = (activity: Json): Answer | undefined => {
    for (const wrong of wrongWith(activity)) trouble(wrong)
    return sizeOf(activity) > 100 * 1024 ? refusal(413, 'MessageSizeTooBig') : undefined
  }
  switch (asked.name) {
    case 'openChat':
      return openChat(home, body)
    case 'openThread':
      return openThread(home, body, check)
    case 'post':
      return inPlace(home, asked, (into) => check(body) ?? post(into, body))
    case 'update':
      return inPlace(home, asked, (into) => check(body) ?? update(into, asked, body))
    case 'members':
      return inPlace(home, asked, ({ place }) => members(home, place, asked))
    case 'member':
      return inPlace(home, asked, ({ place }) => member(home, place, asked))
    case 'channels':
      return channels(home, asked)
  }
}

const unknown = refusal(404, 'ConversationNotFound')
const notIn = refusal(403, 'BotNotInConversationRoster')

function inPlace(home: Home, { conversation = '', root }: Asked, act: (into: Into) => Answer) {
  const place = home.conversations.get(conversation)
  if (!place) return unknown
  if (!place.installed) return notIn
  if (root === undefined) return act({ home, place })
  // Only channels have threads.
  if (place.kind !== 'channel' || place.messages.get(root)?.root !== undefined) return unknown
  return place.messages.has(root) ? act({ home, place, root }) : unknown
}

/** An app may write to whoever added it, and to whoever is where somebody added it. */
function openChat(home: Home, { tenantId, bot, members: asked }: Json): Answer {
  const [member] = Array.isArray(asked) ? (asked as Json[]) : []
  const who = Object.values(home.people).find(({ id }) => id === member?.['id'])
  if (tenantId !== home.tenantId || (bot as Json | undefined)?.['id'] !== teamsApp.botId) {
    return refusal(403, 'ForbiddenOperationException')
  }
  if (!who) return refusal(400, 'BadSyntax')
  const chat = home.personal(who.id)
  const met = Object.values(home.places).some(
    (place) => place.installed && place.members.some(({ id }) => id === who.id),
  )
  if (!chat.installed && !met) return notIn
  chat.installed = true
  return { status: 201, body: { id: chat.id } }
}

function openThread(home: Home, body: Json, check: (activity: Json) => Answer | undefined): Answer {
  const { channelData, activity, tenantId } = body as {
    channelData?: { channel?: { id?: string } }
    activity?: Json
    tenantId?: string
  }
  const channel = home.conversations.get(channelData?.channel?.id ?? '')
  if (tenantId !== home.tenantId) return refusal(403, 'ForbiddenOperationException')
  if (channel?.kind !== 'channel' || !activity) return unknown
  if (!channel.installed) return notIn
  const refused = check(activity)
  if (refused) return refused
  const { id } = home.put(channel, standingOf(activity))
  return { status: 201, body: { id: `${channel.id};messageid=${id}`, activityId: id } }
}

function post({ home, place, root }: Into, activity: Json): Answer {
  const { id } = home.put(place, standingOf(activity, root))
  return { status: 201, body: { id } }
}

function update({ place }: Into, { activity: id = '' }: Asked, activity: Json): Answer {
  const before = place.messages.get(id)
  if (!before) return refusal(404, 'ActivityNotFoundInConversation')
  if (before.by !== 'whatif') return refusal(403, 'MessageWritesBlocked')
  place.messages.set(id, { id, ...standingOf(activity, before.root) })
  return { status: 200, body: { id } }
}

/** In pages, however few there are: whoever reads only the first misses somebody. */
function members(home: Home, place: Conversation, { query }: Asked): Answer {
  const from = Number(query.get('continuationToken') ?? 0)
  const all = place.members
  const page = Math.min(Number(query.get('pageSize') ?? 200), Math.ceil(all.length / 2))
  const next = from + page < all.length ? { continuationToken: String(from + page) } : {}
  const shown = all.slice(from, from + page).map((one) => accountOf(home, one))
  return { status: 200, body: { members: shown, ...next } }
}

function member(home: Home, place: Conversation, { activity }: Asked): Answer {
  const found = place.members.find(({ id }) => id === activity)
  return found
    ? { status: 200, body: accountOf(home, found) }
    : refusal(404, 'MemberNotFoundInConversation')
}

const accountOf = (home: Home, { id, name, aadObjectId, role }: Account): Json => ({
  id,
  name,
  aadObjectId,
  tenantId: home.tenantId,
  userRole: role,
  userPrincipalName: `${name.toLowerCase()}@example.com`,
})

/** The first channel has no name: every language calls it its own way. */
function channels(home: Home, { conversation }: Asked): Answer {
  if (conversation !== home.team.id) return unknown
  if (!home.places.general.installed) return notIn
  const inside = Object.values(home.places).filter(
    ({ kind, installed }) => kind === 'channel' && installed,
  )
  const conversations = inside.map(({ id, name, privacy: type }) =>
    id === home.team.id ? { id, type } : { id, name, type },
  )
  return { status: 200, body: { conversations } }
}
