import { actionSchema, type Incoming } from '../../domain/action.ts'
import type { Message } from '../../message/message.ts'
import type { Outcome } from '../../review/ports.ts'
import { actionOfPress } from '../adaptive-card/press.ts'
import type { Desk, TeamsTurn } from './desk.ts'
import { withPeople } from './picks.ts'
import { spotsOf } from './spots.ts'

/** What an action came to; `changed` says that something about a check is other than before. */
export interface Acted extends Outcome {
  readonly type: string
  readonly changed: boolean
}

/** What a press or typed words ask for, ready to be handled; `undefined` when they make no sense. */
export async function readAction(
  desk: Desk,
  { tenantId, sender }: TeamsTurn,
  data: Readonly<Record<string, unknown>>,
): Promise<Pick<Incoming, 'action' | 'people'> | undefined> {
  const reader = { tenantId, person: sender.who.id }
  const named = await withPeople(desk, reader, data)
  const action = actionSchema.safeParse(actionOfPress(named.data))
  if (!action.success) return undefined
  return { action: action.data, ...(named.people.length > 0 && { people: [...named.people] }) }
}

/**
 * Does what was asked. Nobody posts into a place that they are not in themselves, whatever their program sends.
 * @throws AppError('storage-failed') when it could not be kept
 */
export async function act(
  desk: Desk,
  turn: TeamsTurn,
  asked: Pick<Incoming, 'action' | 'people'>,
): Promise<Acted> {
  const { action } = asked
  const { type } = action
  if (action.type === 'publish' && action.to !== undefined) {
    const spots = await spotsOf(desk, turn.tenantId, turn.sender.who.id)
    if (!spots.some(({ reference }) => reference.conversationId === action.to)) {
      const replies = [oneLine(desk.say('teams.place.unknown'))]
      return { type, changed: false, replies, review: action.review }
    }
  }
  let changed = false
  const reviews = desk.reviews()
  const stop = reviews.onChange((workspace) => {
    changed ||= workspace === turn.sender.workspace
  })
  try {
    const outcome = await reviews.handle({ id: turn.delivery, ...turn.sender, ...asked })
    if (outcome.review !== undefined) desk.current.note(turn.sender, outcome.review)
    const file = downloaded(desk, turn, outcome)
    const replies = file ? [...outcome.replies, file] : outcome.replies
    return { ...outcome, replies, type, changed }
  } finally {
    stop()
  }
}

/** A report is fetched by an address; without one people are told whom to ask. */
function downloaded(
  { links, say }: Desk,
  { sender }: TeamsTurn,
  { review, download: what }: Outcome,
): Message | undefined {
  if (what === undefined || review === undefined) return undefined
  const { workspace, who } = sender
  const address = links?.link({ workspace, review, what, person: who.id })
  return oneLine(
    address === undefined ? say('teams.download.none') : say('teams.download.link', { address }),
  )
}

/** One line of words. */
export const oneLine = (words: string): Message => ({
  audience: 'people',
  elements: [{ type: 'text', text: words }],
})
