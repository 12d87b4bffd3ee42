import { incomingSchema } from '../../domain/action.ts'
import type { Person } from '../../domain/person.ts'
import { AppError } from '../../errors.ts'
import { message, text } from '../../message/build.ts'
import type { Outcome, Sender } from '../../review/ports.ts'
import type { CurrentChecks } from '../platform/current-check.ts'
import type { SlackRoom } from './room.ts'
import type { Workspace } from './workspaces.ts'

/** Something that somebody did, as it came. */
export interface Act {
  readonly id: string
  readonly sender: Sender
  readonly workspace: Workspace
  /** Not yet read with the action's schema. */
  readonly action: unknown
  /** Ids of the people it names. */
  readonly people?: readonly string[]
}

/**
 * Carries out what somebody did; what cannot be read comes back as kind words.
 * @throws AppError('storage-failed') when it could not be kept
 */
export async function act(
  room: SlackRoom,
  current: CurrentChecks,
  { id, sender, workspace, action, people = [] }: Act,
): Promise<Outcome> {
  const named: Person[] = []
  for (const person of people) named.push(await room.directory.person(workspace, person))
  const incoming = incomingSchema.safeParse({ id, ...sender, people: named, action })
  if (!incoming.success) return words(room.say('slack.unreadable'))
  const outcome = await room.reviews().handle(incoming.data)
  if (outcome.review !== undefined) current.note(sender, outcome.review)
  return outcome
}

/** Carries it out, and says so kindly when it could not be kept. */
export const actKindly = (room: SlackRoom, current: CurrentChecks, what: Act): Promise<Outcome> =>
  act(room, current, what).catch((error) => {
    room.logger.error('slack-act-failed', {
      why: error instanceof AppError ? error.code : 'unexpected',
    })
    return words(room.say('slack.failed'))
  })

const words = (said: string): Outcome => ({ replies: [message(text(said))] })
