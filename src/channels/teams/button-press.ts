import type { ActionResult } from '../../conversation/act.ts'
import { formResult } from '../../conversation/form-result.ts'
import type { Element, Message } from '../../message/message.ts'
import { isWordsOnly } from '../../message/parts.ts'
import { plainText } from '../../message/plain-text.ts'
import { type Say, sayIn, spokenIn } from '../../message/words.ts'
import type { Sender } from '../../review/ports.ts'
import { actInTeams, readAction } from './act.ts'
import type { OutActivity } from './cards.ts'
import type { TeamsContext, TeamsTurn } from './context.ts'
import { drawForm, drawTeamsCard } from './draw.ts'
import { cardIn } from './invoke-answers.ts'
import { withOrigin } from './origin.ts'
import { ownChat } from './outbound.ts'
import type { Happened } from './read-activity.ts'
import { replyOf, writeAll } from './show-result.ts'
import { drawPage, showStory, turnPage, turnStory } from './story-pages.ts'

export type TeamsPress = Extract<Happened, { kind: 'pressed' }>

/** What somebody who pressed sees at once. */
type PressAnswer =
  /** The pressed card as it is now; where `keep` is set, the posted card also has to be redrawn. */
  | { readonly kind: 'card'; readonly activity: OutActivity; readonly keep: boolean }
  /** `leads` where the words only say that the result is elsewhere. */
  | { readonly kind: 'words'; readonly words: string; readonly leads?: true }

/** The answer, and what is written after it was given. */
export interface PressResult {
  readonly answer: PressAnswer
  readonly after?: () => Promise<void>
}

/** Handles a press on a card; everybody's card stays everybody's, and what is private goes to one's own chat. */
export async function handleTeamsPress(
  context: TeamsContext,
  turn: TeamsTurn,
  pressed: TeamsPress,
): Promise<PressResult> {
  const { data, on } = pressed
  const say = theirs(context, turn)
  if (data['type'] === turnStory) return turnTo(context, turn, data)
  const asked = await readAction(context, turn, data)
  if (!asked) {
    const isForm = typeof data['form'] === 'string'
    return saying(say(isForm ? 'teams.form.incomplete' : 'teams.trouble.press'))
  }
  const acted = await actInTeams(context, turn, asked)
  const { action } = asked
  if (action.type === 'openStory' && turn.where.kind === 'groupChat') {
    const after = await showStory(context, turn.here, action.review, `story/${action.finding}`)
    if (after) return { ...leading(say('teams.story.turned')), after }
  }
  if (turn.where.kind !== 'personal') return inPublic(context, turn, acted, pressed)
  if (typeof data['form'] !== 'string') return afterPress(context, turn, acted, data)
  const sent = await afterForm(context, turn, acted, { title: data['form'], data })
  const { replyLog } = context.conversation
  return action.type === 'delete' && replyLog
    ? { ...sent, after: () => replyLog.blank(turn.sender, action.review, on) }
    : sent
}

/** The words in the language of whoever pressed. */
const theirs = ({ say }: TeamsContext, { sender }: TeamsTurn): Say =>
  sayIn(say, sender.who.language)

const saying = (words: string): PressResult => ({ answer: { kind: 'words', words } })

/** Only what these messages say, at once. */
export const wordsOnly = (messages: readonly Message[]): PressResult => saying(wordsOf(messages))

/** Says where to look for the result. */
const leading = (words: string): PressResult => ({ answer: { kind: 'words', words, leads: true } })

async function turnTo(
  context: TeamsContext,
  turn: TeamsTurn,
  data: Readonly<Record<string, unknown>>,
): Promise<PressResult> {
  const turned = await turnPage(context, turn.tenantId, data)
  if (!turned) return saying(theirs(context, turn)('teams.trouble.press'))
  return { answer: { kind: 'card', activity: turned, keep: true } }
}

/** Everything that a press in one's own chat brings, below the card that was pressed. */
async function afterPress(
  context: TeamsContext,
  turn: TeamsTurn,
  acted: ActionResult,
  data: Readonly<Record<string, unknown>>,
): Promise<PressResult> {
  const [reply, another] = acted.replies
  if (reply && !another && !acted.form && !acted.download && data['shown'] === acted.type) {
    const activity = await replyOf(context, turn, acted, reply)
    return { answer: { kind: 'card', activity, keep: true } }
  }
  const fresh = await freshCard(context, turn, acted, data)
  if (!fresh) {
    const words = theirs(context, turn)('teams.below')
    return { ...leading(words), after: () => writeAll(context, turn, acted) }
  }
  // What the card says now is not repeated below it.
  const { fallbackText } = cardIn(fresh)
  const replies = acted.replies.filter((one) => !fallbackText.includes(plainText(one)))
  return {
    answer: { kind: 'card', activity: fresh, keep: false },
    after: () => writeAll(context, turn, { ...acted, replies }),
  }
}

/** A form that was sent is replaced by its result, or comes back to be corrected. */
async function afterForm(
  context: TeamsContext,
  turn: TeamsTurn,
  acted: ActionResult,
  { title, data }: { readonly title: string; readonly data: Readonly<Record<string, unknown>> },
): Promise<PressResult> {
  const { replies } = acted
  const reader = { tenantId: turn.tenantId, person: turn.sender.who.id }
  const became = formResult(acted)
  if (became.kind === 'again') {
    const activity = await drawForm(context, reader, became.form, { replies, data })
    return { answer: { kind: 'card', activity, keep: true } }
  }
  if (became.kind === 'refused') return wordsOnly(replies)
  const said: readonly Element[] = replies.flatMap(({ elements }) => elements)
  const own = theirs(context, turn)
  const settled: Message = spokenIn<Message>(own, context.say, {
    audience: 'people',
    elements: [
      { type: 'heading', text: title },
      ...(said.length > 0 ? said : [{ type: 'text' as const, text: own('chat.taken') }]),
    ],
  })
  const activity = await replyOf(context, turn, acted, settled)
  // A file that the form asked for comes below it.
  const after = acted.download && (() => writeAll(context, turn, { ...acted, replies: [] }))
  return { answer: { kind: 'card', activity, keep: true }, ...(after && { after }) }
}

const shortWords = 300

/** Where others look on, only a few words come at once; everything else goes to one's own chat. */
async function inPublic(
  context: TeamsContext,
  turn: TeamsTurn,
  acted: ActionResult,
  { data, on }: TeamsPress,
): Promise<PressResult> {
  const say = theirs(context, turn)
  const words = wordsOf(acted.replies)
  const isPlain =
    !acted.form && !acted.download && acted.replies.every(isWordsOnly) && words.length <= shortWords
  if (isPlain && words !== '') return saying(words)
  if (isPlain) {
    const fresh = await freshCard(context, turn, acted, data)
    if (!fresh) return saying(say('teams.done'))
    return { answer: { kind: 'card', activity: fresh, keep: false } }
  }
  const own = await ownChat(context, turn.tenantId, turn.sender.who.id)
  if (!own.ok) return saying(say('teams.noChat'))
  return {
    ...leading(say('teams.here.sent')),
    after: async () => {
      const named = await withOrigin(context, turn, { acted, on })
      await writeAll(context, { ...turn, here: own.chat }, named)
    },
  }
}

/** The pressed card as it is now; `undefined` for a message that is not a card of the outbox. */
async function freshCard(
  context: TeamsContext,
  { tenantId, sender, where }: TeamsTurn,
  { review }: ActionResult,
  { card: id }: Readonly<Record<string, unknown>>,
): Promise<OutActivity | undefined> {
  if (typeof id !== 'string' || review === undefined) return undefined
  const message = await standingCard(context, sender, review, id)
  if (!message) return undefined
  const about = { tenantId, review, id }
  if (where.kind === 'personal') {
    return drawTeamsCard(context, about, message, { tenantId, person: sender.who.id })
  }
  const page = where.kind === 'groupChat' ? await drawPage(context, about, message) : undefined
  return page ?? drawTeamsCard(context, about, message)
}

async function standingCard(
  context: TeamsContext,
  sender: Sender,
  review: string,
  id: string,
): Promise<Message | undefined> {
  try {
    const { own, thread } = await context.reviews().feed(sender, review)
    return [...own, ...thread].find((card) => card.id === id)?.message
  } catch {
    return undefined
  }
}

const wordsOf = (messages: readonly Message[]): string => messages.map(plainText).join('\n')
