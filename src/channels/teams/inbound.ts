import { createHash, randomUUID } from 'node:crypto'
import { replying } from '../../conversation/act.ts'
import { personCalled } from '../../conversation/person-called.ts'
import type { Person } from '../../domain/person.ts'
import { message, text } from '../../message/build.ts'
import { lineIn } from '../../message/line.ts'
import { sayIn, spokenIn } from '../../message/words.ts'
import type { Sender } from '../../review/ports.ts'
import type { TeamsActivity } from './activity.ts'
import { handleTeamsPress, type PressResult, type TeamsPress, wordsOnly } from './button-press.ts'
import type { OutActivity } from './cards.ts'
import type { TeamsTurn } from './context.ts'
import { added, removed } from './installation.ts'
import {
  cardAnswer,
  cardIn,
  type InvokeAnswer,
  troubleAnswer,
  wordAnswer,
} from './invoke-answers.ts'
import { redraw } from './outbound.ts'
import { placeChanged } from './place-changes.ts'
import { type Happened, happenedIn, type Where, whereIn } from './read-activity.ts'
import { type ConversationReference, privacySchema, teamsWorkspaceOf } from './reference.ts'
import type { Roster } from './roster.ts'
import { giveAlone, sayHere } from './show-result.ts'
import type { InboundContext } from './turn-context.ts'
import { handleEdit, handleMessage } from './typed-messages.ts'
import { helpAction } from './welcome.ts'

/** What the HTTP call is answered with. */
export interface HttpAnswer {
  readonly status: number
  readonly body?: unknown
}

const fine: HttpAnswer = { status: 200 }

/**
 * Handles a verified activity; one that this channel does not handle is dropped.
 * @throws AppError('storage-failed') for what was typed, so that it can be sent again
 */
export async function receiveFromTeams(
  context: InboundContext,
  activity: TeamsActivity,
): Promise<HttpAnswer> {
  const happened = happenedIn(activity)
  if (happened.kind === 'unknownInvoke') return { status: 501 }
  if (happened.kind === 'ignored') return fine
  const turn = await turnOf(context, activity)
  if (!turn) return happened.kind === 'pressed' ? invoke(badPress(context, activity)) : fine
  if (happened.kind !== 'removed') await context.conversations.remember(placeNow(context, turn))
  return happened.kind === 'pressed'
    ? onPress(context, turn, happened)
    : onOther(context, turn, happened)
}

/** The places used last are offered first. */
const placeNow = ({ now }: InboundContext, { here }: TeamsTurn): ConversationReference =>
  here.kind === 'personal' ? here : { ...here, usedOn: new Date(now()).toISOString().slice(0, 10) }

const badPress = ({ say }: InboundContext, { locale }: TeamsActivity): InvokeAnswer =>
  troubleAnswer(sayIn(say, locale)('teams.trouble.press'))

async function onOther(
  context: InboundContext,
  turn: TeamsTurn,
  happened: Exclude<Happened, { kind: 'pressed' }>,
): Promise<HttpAnswer> {
  switch (happened.kind) {
    case 'said':
      await handleMessage(context, turn, happened)
      return fine
    case 'edited':
      await handleEdit(context, turn)
      return fine
    case 'added':
      await added(context, turn)
      return fine
    case 'removed':
      await removed(context, turn, happened)
      return fine
    case 'upgraded':
    case 'ignored':
    case 'unknownInvoke':
      return fine
    default:
      await placeChanged(context, turn, happened)
      return fine
  }
}

/** A press is always answered with HTTP 200: with any other, people see nothing at all. */
async function onPress(
  context: InboundContext,
  turn: TeamsTurn,
  pressed: TeamsPress,
): Promise<HttpAnswer> {
  const { answer, after } = await pressResult(context, turn, pressed)
  if (after) context.later(after())
  const isOwn = turn.where.kind === 'personal' && pressed.data['type'] !== 'continue'
  const { conversation } = context
  if (isOwn) context.later(conversation.bringAgain(turn.delivery, turn.sender))
  if (answer.kind === 'card' && (answer.keep || pressed.by === 'submit')) {
    redrawn(context, turn, pressed, answer.activity)
  }
  if (pressed.by === 'execute') {
    const isCard = answer.kind === 'card'
    return invoke(isCard ? cardAnswer(cardIn(answer.activity)) : wordAnswer(answer.words))
  }
  // Older programs show no answer to a press: its words are written instead, for the one who pressed.
  if (answer.kind === 'words' && !answer.leads) await written(context, turn, answer.words)
  return fine
}

async function pressResult(
  context: InboundContext,
  turn: TeamsTurn,
  pressed: TeamsPress,
): Promise<PressResult> {
  const { language } = turn.sender.who
  if (pressed.data['type'] === helpAction) {
    await giveAlone(context, turn, replying([context.conversation.help(language)]))
    const words = sayIn(context.say, language)('teams.below')
    return { answer: { kind: 'words', words, leads: true } }
  }
  try {
    return await handleTeamsPress(context, turn, pressed)
  } catch (error) {
    return wordsOnly(context.conversation.failed(error, language).replies)
  }
}

async function written(context: InboundContext, turn: TeamsTurn, words: string): Promise<void> {
  const { say } = context
  const { language } = turn.sender.who
  const said = spokenIn(sayIn(say, language), say, message(text(words)))
  const isGiven = await giveAlone(context, turn, replying([said]))
  if (!isGiven) await sayHere(context, turn, lineIn(say, language, 'teams.noChat'))
}

/** Everybody's copy of the pressed card: the answer to a press reaches only the one who pressed. */
function redrawn(
  context: InboundContext,
  { here, where }: TeamsTurn,
  { on }: TeamsPress,
  activity: OutActivity,
): void {
  if (on === undefined) return
  const at = { conversationId: where.conversationId, activityId: on }
  context.later(redraw(context, here, at, activity))
}

const invoke = (body: InvokeAnswer): HttpAnswer => ({ status: 200, body })

/** Who did it and where; `undefined` where the activity does not say. */
async function turnOf(
  context: InboundContext,
  activity: TeamsActivity,
): Promise<TeamsTurn | undefined> {
  const where = whereIn(activity)
  const { from, recipient, serviceUrl, conversation, channelData } = activity
  const tenantId = channelData?.tenant?.id ?? conversation?.tenantId
  if (!where || !from || !recipient || serviceUrl === undefined || tenantId === undefined) {
    return undefined
  }
  const here = referenceOf(activity, where, { serviceUrl, tenantId, botId: recipient.id })
  const sender: Sender = {
    workspace: teamsWorkspaceOf(tenantId),
    channel: 'teams',
    who: await personFor(context, here, { ...from, language: activity.locale }),
  }
  const delivery = deliveryOf(activity)
  return { delivery, tenantId, sender, where, here }
}

/** The same for an activity that is sent again; one without an id of its own is like no other. */
const deliveryOf = ({ id, conversation }: TeamsActivity): string =>
  id === undefined
    ? randomUUID()
    : createHash('sha256')
        .update(`${conversation?.id ?? ''}/${id}`)
        .digest('hex')

/** Somebody by the name Teams says, or said in its list of members; some activities carry none. */
async function personFor(
  { roster, say }: InboundContext,
  here: ConversationReference,
  {
    id,
    name,
    language,
  }: {
    readonly id: string
    readonly name?: string | undefined
    readonly language?: string | undefined
  },
): Promise<Person> {
  return personCalled(say, id, name ?? (await nameInPlace(roster, here, id)), language)
}

async function nameInPlace(roster: Roster, here: ConversationReference, id: string) {
  const membership = await roster.member(here, id)
  return membership.is === 'member' ? membership.name : undefined
}

function referenceOf(
  { conversation, channelData, localTimezone, from }: TeamsActivity,
  { kind, conversationId }: Where,
  to: Pick<ConversationReference, 'serviceUrl' | 'tenantId' | 'botId'>,
): ConversationReference {
  // News of one channel may come by way of another.
  const channel = channelData?.channel?.id === conversationId ? channelData.channel : undefined
  const name = kind === 'channel' ? channel?.name : conversation?.name
  const { team } = channelData ?? {}
  const privacy = privacySchema.safeParse(channel?.type).data
  return {
    ...to,
    kind,
    conversationId,
    ...(kind === 'personal' && from && { userId: from.id }),
    ...(kind !== 'personal' && name !== undefined && { name }),
    ...(kind === 'channel' && privacy && { privacy }),
    ...(kind === 'channel' && team && { teamId: team.id }),
    ...(kind === 'channel' && team?.name !== undefined && { teamName: team.name }),
    ...(kind === 'personal' && localTimezone !== undefined && { timeZone: localTimezone }),
  }
}
