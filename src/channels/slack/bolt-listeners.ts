import { App, type Receiver, type ReceiverEvent } from '@slack/bolt'
import { type Aftermath, createAftermath } from '../../conversation/background-work.ts'
import { createRecent } from '../../conversation/recent-deliveries.ts'
import { shelfOf } from '../../domain/shelf-name.ts'
import { errorName } from '../../errors.ts'
import type { SlackContext } from './context.ts'
import { receiveFromSlack } from './inbound.ts'
import { picturesOfTeam } from './pictures.ts'
import { slackWorkspaceOf } from './place.ts'
import { readDelivery, type SlackDelivery } from './read-delivery.ts'
import type { Receipt } from './receipt.ts'
import { sayFailed, turnedAway } from './refusals.ts'
import { silent } from './workspaces.ts'

/** What fails after Slack was answered is logged by its kind alone. */
export const slackAftermath = ({ logger }: Pick<SlackContext, 'logger'>): Aftermath =>
  createAftermath((error) => logger.error('slack-answer-failed', { why: whyOf(error) }))

const whyOf = (error: unknown): string =>
  (error instanceof Error ? reasonOf(error) : undefined) ?? errorName(error)

/** Slack's own short word for what went wrong, or ours. */
function reasonOf(error: Error): string | undefined {
  if ('code' in error && typeof error.code === 'string') {
    const data = 'data' in error ? error.data : undefined
    const said = typeof data === 'object' && data !== null && 'error' in data ? data.error : ''
    return [error.code, said].filter((word) => word !== '').join(' ')
  }
  return undefined
}

/** Bolt leaves what it does not know unanswered, and Slack then shows people a warning sign. */
class PoliteApp extends App {
  override async processEvent(event: ReceiverEvent): Promise<void> {
    const ack = once(event.ack)
    await super.processEvent({ ...event, ack })
    await ack()
  }
}

/** Connects a receiver with the application: whatever comes is read once, by one reader. */
export function connect(
  receiver: Receiver,
  context: SlackContext,
  {
    aftermath,
    resends,
  }: {
    readonly aftermath: Aftermath
    /** An event that failed comes again by itself. */
    readonly resends: boolean
  },
): void {
  const recent = createRecent(context.now)
  const app = new PoliteApp({
    receiver: plainly(receiver),
    convoStore: false,
    logger: silent,
    // The sender is looked up later, with the rest: nothing slow may come before the acknowledgement.
    authorize: async () => ({}),
  })
  app.use(async (args) => {
    const ack = once('ack' in args ? args.ack : undefined)
    const delivery = readDelivery(args.body)
    if (delivery) {
      const { later } = aftermath
      const work = recent.once(delivery.id, () =>
        deliver(delivery, { context, ack, later, resends }),
      )
      // When an event could not be stored, the error goes back to Slack, which sends the event again; it never does so for a press.
      await (isEvent(delivery) ? noting(work, context) : inTime(context, work, later))
    }
    // What is not ours, or came twice, is acknowledged too: nobody shall see a warning sign.
    await ack()
  })
}

/** Bolt takes a receiver that can install workspaces to know their tokens too; ours are looked up by ourselves. */
const plainly = (receiver: Receiver): Receiver => ({
  init: (app) => receiver.init(app),
  start: (...given) => receiver.start(...given),
  stop: (...given) => receiver.stop(...given),
})

const isEvent = ({ kind }: SlackDelivery): boolean => events.has(kind)
const events: ReadonlySet<SlackDelivery['kind']> = new Set([
  'mention',
  'directMessage',
  'edited',
  'homeOpened',
  'messagesOpened',
  'uninstalled',
  'tokensRevoked',
])

const noting = (work: Promise<void>, { logger }: SlackContext): Promise<void> =>
  work.catch((error: unknown) => {
    logger.error('slack-event-failed', { why: whyOf(error) })
    throw error
  })

/** Slack waits three seconds; what takes longer goes on by itself. */
const longestMs = 2500

async function inTime(
  { within }: SlackContext,
  work: Promise<void>,
  later: Aftermath['later'],
): Promise<void> {
  const isDone = await within(
    longestMs,
    work.then(
      () => true,
      () => false,
    ),
  )
  if (isDone !== true) later(work)
}

type Acknowledge = (answer?: object) => Promise<void>

/** Slack is answered once, whoever comes first. */
function once(ack: unknown): Acknowledge {
  let isDone = false
  return async (answer) => {
    if (isDone || typeof ack !== 'function') return
    isDone = true
    await ack(answer)
  }
}

async function deliver(
  delivery: SlackDelivery,
  { resends, ...parts }: Omit<Receipt, 'workspace'> & { readonly resends: boolean },
): Promise<void> {
  const { workspaces, logger } = parts.context
  if (delivery.kind === 'uninstalled') return leave(parts.context, delivery.team)
  if (delivery.kind === 'tokensRevoked') {
    return delivery.bots.length > 0 ? leave(parts.context, delivery.team) : undefined
  }
  const workspace = await workspaces.of(delivery.team)
  if (!workspace) return logger.warn('slack-foreign-workspace')
  const receipt: Receipt = { ...parts, workspace }
  // Somebody of another company, in a channel that both share.
  if (delivery.isOutsider) return turnedAway(receipt, delivery)
  await receiveFromSlack(receipt, delivery).catch((error: unknown) => {
    if (!isEvent(delivery) || !resends) parts.later(sayFailed(receipt, delivery))
    throw error
  })
}

/** The app was taken out of a workspace: who is there is nothing that we need to know any more. */
async function leave({ workspaces, directory, shelf }: SlackContext, team: string): Promise<void> {
  await workspaces.forget(team)
  await directory.forget(team)
  for (const begin of [picturesOfTeam(team), shelfOf(slackWorkspaceOf(team))]) {
    for (const name of await shelf.names(begin)) await shelf.remove(name)
  }
}
