import type { Filling } from '../../contracts/channel.ts'
import { actionCalled, type SeenCard, seenCard, sender } from '../adaptive-card/seen.ts'
import { soon } from '../slack/soon.ts'
import { editOf, installOf, messageOf, pressOf, reactionOf, type Scene } from './activities.ts'
import { type Pressed, type Reply, readPressed } from './answers.ts'
import { filled, holds, mayFill } from './filling.ts'
import type { Home, PlaceName } from './home.ts'
import type { Conversation, Json, PersonName, Shown } from './shapes.ts'
import { words } from './whatif.ts'

/** Where a person looks, or writes: their own chat with the app unless it is said. */
export interface Where {
  readonly in?: PlaceName
  /** This very message, as it was read earlier. */
  readonly on?: Shown
  /** Only a message with these words in it. */
  readonly saying?: string
  /** Which program they use: an older one sends buttons as messages. */
  readonly as?: 'execute' | 'submit'
  /** Teams does not say which message the button stands on. */
  readonly legacy?: boolean
}

/** How a person writes. */
export interface Writing {
  readonly in?: PlaceName
  /** The first message of the thread that they write in. */
  readonly thread?: string
  /** False to write in a channel or a group chat without the app: it hears nothing of that. */
  readonly mention?: boolean
  /** The app's words are expected in its answer, not as messages. */
  readonly expectReplies?: boolean
}

/** One person in one tenant, with Teams open. */
export interface Person {
  readonly id: string
  readonly name: string
  /** Writes to the app; nothing is heard of what does not mention it. */
  says(text: string, writing?: Writing): Promise<Reply | undefined>
  /** Presses a button by what it says, on the newest card that has it, as soon as it is there. */
  presses(label: string, where?: Where): Promise<Pressed>
  /** Fills in fields by their labels; what stands there goes out with the next press. */
  fills(filling: Filling, where?: Where): Promise<Shown>
  /** Fills in, and presses the button that sends it. */
  sends(filling: Filling, where?: Where): Promise<Pressed>
  /** Adds the app: for themselves, or to a chat, to their team (by any open channel) or to its private channel. */
  adds(place?: PlaceName): Promise<readonly Reply[]>
  removes(place?: PlaceName): Promise<readonly Reply[]>
  /** Reacts to a message: Teams then forgets what only they saw there. */
  reacts(kind: string, on: Shown): Promise<Reply>
  /** Changes what they wrote. */
  edits(on: Shown, text: string): Promise<Reply>
  /** Everything they see in a place, oldest first; threads after their first message. */
  messages(place?: PlaceName): readonly Shown[]
  /** The same as text, with buttons and fields. */
  read(place?: PlaceName): string
}

/** What a person acts through. */
export interface Acting {
  readonly home: Home
  readonly name: PersonName
  readonly zone?: string
  readonly language?: string
  readonly deliver: (activity: Json) => Promise<Reply>
  /** @throws when the app sent something that cannot be read */
  readonly check: () => void
}

/** True where somebody finds this to press: a button, or one of the answers in a list. */
export const pressable = (card: SeenCard, label: string): boolean =>
  actionCalled(card, label) !== undefined ||
  behindMore(card, label) !== undefined ||
  isAnswer(card, label)

/** Whoever presses “More” on a question finds what is behind it, under another name. */
const behindMore = (card: SeenCard, label: string): Json | undefined =>
  label === words('conversation.question.more')
    ? actionCalled(card, words('teams.question.others'))
    : undefined

/** Menus that stand for buttons. */
const menus = new Set(
  (['teams.question.pick', 'conversation.checking.menu', 'look.stillTrue.change'] as const).map(
    (key) => words(key),
  ),
)

const isAnswer = ({ fields }: SeenCard, label: string): boolean =>
  fields.some((field) => menus.has(field.label) && field.options?.includes(label))

/** A person at their screen. */
export function createPerson({ home, name, zone, language, deliver, check }: Acting): Person {
  const who = home.people[name]
  /** Cards that only they see, by message; and what they have put into fields. */
  const own = new Map<string, { readonly over: Json | undefined; readonly card: Json }>()
  const typed = new WeakMap<Json, Filling>()
  const typedIn = ({ card = {} }: Shown): Filling => typed.get(card) ?? {}

  const placeOf = (place?: PlaceName): Conversation =>
    place === undefined ? home.personal(who.id) : home.places[place]
  const context = (place: Conversation, root?: string): Scene => ({
    home,
    who,
    place,
    ...(root !== undefined && { root }),
    ...(zone !== undefined && { zone }),
    ...(language !== undefined && { language }),
  })

  const messages = (place?: PlaceName): readonly Shown[] => {
    check()
    const at = placeOf(place)
    if (!at.members.includes(who)) return []
    return inThreads([...at.messages.values()]).map((standing) => {
      const mine = own.get(standing.id)
      // What is redrawn for everybody is redrawn for them too.
      const card = mine && mine.over === standing.card ? mine.card : standing.card
      return { ...standing, place: at.id, ...(card && { card, seen: seenOnce(card) }) }
    })
  }

  const find = async (where: Where, fits: (card: SeenCard) => boolean, what: string) => {
    const { on, saying = '' } = where
    const isIt = ({ seen }: Shown) => seen?.text.includes(saying) && fits(seen)
    const newest = () => messages(where.in).toSorted((a, b) => b.id.localeCompare(a.id))
    const found = on ? [on].find(isIt) : await soon(() => newest().find(isIt))
    if (found?.seen) return { ...found, seen: found.seen }
    throw new Error(`${who.name} looks for “${what}” and sees only:\n${read(where.in)}`)
  }

  const send = async (on: Shown & { seen: SeenCard }, action: Json, where: Where) => {
    const data = filled(on.seen, action, typedIn(on))
    const place = home.conversations.get(on.place) ?? placeOf(where.in)
    const root = on.root ?? on.id
    const { as, legacy } = where
    const how = { ...(as && { as }), ...(legacy && { legacy }) }
    const activity = pressOf(context(place, root), on.id, { verb: action['verb'], data }, how)
    const reply = await deliver(activity)
    check()
    if (where.as === 'submit') return reply
    const pressed = readPressed(reply)
    // A card for one person stays until everybody's is redrawn.
    if (pressed.card) own.set(on.id, { over: place.messages.get(on.id)?.card, card: pressed.card })
    return pressed
  }

  const read = (place?: PlaceName): string => messages(place).map(asText).join('\n\n')

  const fills: Person['fills'] = async (filling, where = {}) => {
    const on = await find(where, (card) => holds(card, filling), Object.keys(filling).join(', '))
    const next = { ...typedIn(on), ...filling }
    mayFill(on.seen, next)
    // What was typed goes with its card.
    if (on.card) typed.set(on.card, next)
    return on
  }

  const says: Person['says'] = async (text, writing = {}) => {
    const place = placeOf(writing.in)
    const mention = place.kind !== 'personal' && writing.mention !== false
    const hears = place.kind === 'personal' || mention
    if (hears && !place.installed) throw new Error(`the app is not in ${place.name}`)
    const { thread } = writing
    const root = thread === undefined ? {} : { root: thread }
    const { id } = home.put(place, { by: name, text, ...root })
    if (!hears) return undefined
    const activity = messageOf(context(place, thread ?? id), id, text, mention)
    const mode = writing.expectReplies ? { deliveryMode: 'expectReplies' } : {}
    return deliver({ ...activity, ...mode })
  }

  const moves = (does: 'add' | 'remove') => async (place?: PlaceName) => {
    const at = placeOf(place)
    const isTeam = at.kind === 'channel' && at.privacy === 'standard'
    const { general, announcements } = home.places
    for (const one of isTeam ? [general, announcements] : [at]) one.installed = does === 'add'
    return Promise.all(installOf(context(at), does).map(deliver))
  }

  return {
    id: who.id,
    name: who.name,
    says,
    fills,
    messages,
    read,
    presses: async (label, where = {}) => {
      const on = await find(where, (card) => pressable(card, label), label)
      const action = actionCalled(on.seen, label) ?? behindMore(on.seen, label)
      if (action) return send(on, action, where)
      const field = on.seen.fields.find(({ options = [] }) => options.includes(label))
      await fills({ [field?.label ?? '']: label }, { ...where, on })
      return send(on, sender(on.seen) ?? {}, where)
    },
    sends: async (filling, where = {}) => {
      const on = await fills(filling, where)
      const action = on.seen && sender(on.seen)
      if (!on.seen || !action) throw new Error(`nothing sends what stands in:\n${asText(on)}`)
      return send({ ...on, seen: on.seen }, action, where)
    },
    adds: moves('add'),
    removes: moves('remove'),
    reacts: async (kind, on) => {
      own.delete(on.id)
      const place = home.conversations.get(on.place) ?? placeOf()
      return deliver(reactionOf(context(place, on.root ?? on.id), on.id, kind))
    },
    edits: async (on, text) => {
      const place = home.conversations.get(on.place) ?? placeOf()
      place.messages.set(on.id, { ...on, text })
      const mention = place.kind !== 'personal'
      return deliver(editOf(context(place, on.root ?? on.id), on.id, text, mention))
    },
  }
}

/** Long chats are read again and again: each card is drawn once. */
const drawn = new WeakMap<Json, SeenCard>()
function seenOnce(card: Json): SeenCard {
  const seen = drawn.get(card) ?? seenCard(card)
  drawn.set(card, seen)
  return seen
}

/** Each first message with its replies after it. */
function inThreads<One extends { readonly id: string; readonly root?: string }>(
  all: readonly One[],
): One[] {
  return all
    .filter(({ root }) => root === undefined)
    .flatMap((first) => [first, ...all.filter(({ root }) => root === first.id)])
}

function asText({ text, seen }: Shown): string {
  if (!seen) return text
  const fields = seen.fields.map(
    ({ label, options }) => `(${[label, ...(options ?? [])].join(' | ')})`,
  )
  const buttons = seen.buttons.map((label) => `[${label}]`)
  return [text, seen.text, fields.join('\n'), buttons.join(' ')].filter(Boolean).join('\n')
}
