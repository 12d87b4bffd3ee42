import { platformPress } from '../../domain/button-action.ts'
import { buttons, heading, message, text } from '../../message/build.ts'
import { asTyped } from '../../message/escape.ts'
import type { Message } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'
import { type Acted, act, oneLine, readAction } from './acting.ts'
import type { TeamsTurn } from './desk.ts'
import { giveAlone, sayHere } from './outcomes.ts'
import { ownChat } from './sending.ts'
import type { Counter } from './turning.ts'

/** What typed words ask for. */
type Asked =
  | { readonly kind: 'start'; readonly product: string }
  | { readonly kind: 'checks' | 'help' | 'delete' | 'words' }

/** Somebody typed something to the app. */
export async function heard(
  counter: Counter,
  turn: TeamsTurn,
  { words, mentionsUs }: { readonly words: string; readonly mentionsUs: boolean },
): Promise<void> {
  const isAlone = turn.where.kind === 'personal'
  if (!isAlone && !mentionsUs) return
  const asked = askedBy(counter.say, words)
  if (!isAlone) return heardAmongOthers(counter, turn, asked)
  await giveAlone(counter, turn, await done(counter, turn, asked, words))
}

async function done(
  counter: Counter,
  turn: TeamsTurn,
  asked: Asked,
  words: string,
): Promise<Acted> {
  if (asked.kind === 'help') return { ...nothing, replies: [helpMessage(counter.say)] }
  if (asked.kind === 'checks') return act(counter, turn, { action: { type: 'home', page: 1 } })
  if (asked.kind === 'start') return start(counter, turn, asked.product)
  const review = await counter.current.of(turn.sender)
  if (asked.kind === 'delete') return remove(counter, turn, review)
  return act(counter, turn, { action: { type: 'say', text: words, ...(review && { review }) } })
}

const nothing: Acted = { type: 'help', changed: false, replies: [] }

async function start(counter: Counter, turn: TeamsTurn, product: string): Promise<Acted> {
  const { kind, conversationId } = turn.where
  const place = kind === 'personal' ? {} : { place: conversationId }
  const data = product === '' ? { type: 'openStart' } : { type: 'start', product, ...place }
  const asked = await readAction(counter, turn, data)
  if (asked) return act(counter, turn, asked)
  return { ...nothing, replies: [oneLine(counter.say('teams.trouble.unreadable'))] }
}

/** The check that they are at is asked about by its name before it is deleted. */
async function remove(
  counter: Counter,
  turn: TeamsTurn,
  review: string | undefined,
): Promise<Acted> {
  if (review !== undefined) return act(counter, turn, { action: { type: 'openDelete', review } })
  return { ...nothing, replies: [oneLine(counter.say('teams.noneToDelete'))] }
}

/** Where others read along, the talk itself goes on in the person's own chat. */
async function heardAmongOthers(counter: Counter, turn: TeamsTurn, asked: Asked): Promise<void> {
  const { say } = counter
  if (asked.kind === 'help' || asked.kind === 'words') {
    return sayHere(counter, turn, say('teams.here.hint'))
  }
  // Nothing begins that could not be gone on with.
  const own = await ownChat(counter, turn.tenantId, turn.sender.who.id)
  if (!own.ok) return sayHere(counter, turn, say('teams.noChat'))
  await giveAlone(counter, turn, await done(counter, turn, asked, ''))
  const name = asTyped(turn.sender.who.name)
  const wrote =
    asked.kind === 'start' ? say('teams.here.started', { name }) : say('teams.here.sent')
  await sayHere(counter, turn, wrote)
}

/** Reads typed words; in doubt they are for the conversation. */
function askedBy(say: Say, words: string): Asked {
  const plain = words.toLowerCase().replace(/\s+/g, ' ').trim()
  if (isAmong(say('teams.typed.checks'), plain)) return { kind: 'checks' }
  if (isAmong(say('teams.typed.can'), plain)) return { kind: 'help' }
  if (isAmong(say('teams.typed.delete'), plain)) return { kind: 'delete' }
  const starts = listOf(say('teams.typed.start'))
  if (starts.includes(plain)) return { kind: 'start', product: '' }
  const [first = ''] = starts
  return plain.startsWith(`${first} `)
    ? { kind: 'start', product: words.trim().slice(first.length).trim() }
    : { kind: 'words' }
}

const listOf = (words: string): readonly string[] => words.split(',').map((word) => word.trim())
const isAmong = (words: string, plain: string): boolean => listOf(words).includes(plain)

/** What the app can do, in five lines. */
export function helpMessage(say: Say): Message {
  return message(
    heading(say('teams.help.title')),
    {
      type: 'list',
      items: [
        say('teams.help.start'),
        say('teams.help.checks'),
        say('teams.help.answer'),
        say('teams.help.team'),
        say('teams.help.delete'),
      ],
    },
    buttons(
      {
        label: say('conversation.start.title'),
        action: { type: 'openStart' },
        style: 'primary',
      },
      { label: say('teams.checks'), action: { type: 'home', page: 1 } },
    ),
  )
}

/** The first words in somebody's own chat, or in a place where a team talks. */
export function welcomeMessage(say: Say, isAlone: boolean): Message {
  if (!isAlone) {
    return message(
      heading(say('teams.welcome.place.title')),
      text(say('teams.welcome.place.body')),
      text(say('teams.welcome.place.quiet'), 'quiet'),
    )
  }
  return message(
    heading(say('teams.welcome.personal.title')),
    text(say('teams.welcome.personal.body')),
    text(say('teams.welcome.personal.private'), 'quiet'),
    buttons(
      {
        label: say('conversation.start.title'),
        action: { type: 'openStart' },
        style: 'primary',
      },
      { label: say('teams.help.button'), action: { type: helpAction } },
    ),
  )
}

/** The press of "What can you do?", which the core knows nothing of. */
export const helpAction = platformPress('teamsHelp')
