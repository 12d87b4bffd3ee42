import type { MessageCommand } from '../../conversation/commands.ts'
import { asTyped } from '../../message/escape.ts'
import { lineIn } from '../../message/line.ts'
import type { Message } from '../../message/message.ts'
import { fetchFile } from '../public/fetch-file.ts'
import type { TeamsTurn } from './context.ts'
import { ownChat } from './outbound.ts'
import type { Happened } from './read-activity.ts'
import { giveAlone, sayHere } from './show-result.ts'
import type { InboundContext } from './turn-context.ts'

type Said = Extract<Happened, { kind: 'said' }>

/** Handles a message that somebody wrote to the app. */
export async function handleMessage(
  context: InboundContext,
  turn: TeamsTurn,
  said: Said,
): Promise<void> {
  const isAlone = turn.where.kind === 'personal'
  if (!isAlone && !said.mentionsUs) return
  if (!isAlone) return heardAmongOthers(context, turn, said.words)
  const { delivery: id, sender } = turn
  // Whatever came without words is none that can be read.
  const hasFile = said.hasFile || said.words === ''
  const { words, file } = said
  const { fetch, mayFetch: isAllowed } = context
  const result = await context.conversation.hear({
    id,
    sender,
    words,
    hasFile,
    otherwise: 'answer',
    ...(file && { fetchFile: () => fetchFile(file, { fetch, isAllowed }) }),
  })
  await giveAlone(context, turn, result)
}

/** Handles an edit of a message in somebody's own chat, which has been read already. */
export async function handleEdit(context: InboundContext, turn: TeamsTurn): Promise<void> {
  if (turn.where.kind !== 'personal') return
  await giveAlone(context, turn, context.conversation.edited(turn.sender.who.language))
}

/** Where others read along, help is for everybody; the talk itself goes on in the person's own chat. */
async function heardAmongOthers(
  context: InboundContext,
  turn: TeamsTurn,
  words: string,
): Promise<void> {
  const { say, conversation } = context
  const { language } = turn.sender.who
  const command = conversation.command(words, language)
  const hint = () => sayHere(context, turn, lineIn(say, language, 'teams.here.hint'))
  if (!command) return hint()
  if (command.kind === 'help') return sayHere(context, turn, conversation.help(language))
  // Nothing begins that could not be gone on with.
  const own = await ownChat(context, turn.tenantId, turn.sender.who.id)
  if (!own.ok) return sayHere(context, turn, lineIn(say, language, 'teams.noChat'))
  const { delivery: id, sender, where } = turn
  const place = where.conversationId
  const result = await conversation.hear({ id, sender, words, otherwise: 'nothing', place })
  if (result.command === 'nothing') return hint()
  await giveAlone(context, turn, result)
  await sayHere(context, turn, whereLine(context, turn, command))
}

function whereLine(
  { say }: InboundContext,
  { sender }: TeamsTurn,
  command: MessageCommand,
): Message {
  const { name, language } = sender.who
  return command.kind === 'start'
    ? lineIn(say, language, 'teams.here.started', { name: asTyped(name) })
    : lineIn(say, language, 'teams.here.sent')
}
