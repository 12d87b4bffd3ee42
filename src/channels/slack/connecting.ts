import { App, type Receiver } from '@slack/bolt'
import { createCurrentChecks } from './current-check.ts'
import { readDelivery, type SlackDelivery } from './delivery.ts'
import type { Receipt } from './receipt.ts'
import { receive } from './receiving.ts'
import { createRecent } from './recent.ts'
import type { SlackRoom } from './room.ts'
import { type CallOptions, silent } from './workspaces.ts'

/** Everything that goes on after Slack was answered. */
export interface Aftermath {
  readonly later: (work: Promise<unknown>) => void
  /** Resolves when nothing goes on any more. */
  settled(): Promise<void>
}

/** Keeps an eye on what goes on after Slack was answered; what fails there is logged by its kind alone. */
export function createAftermath({ logger }: Pick<SlackRoom, 'logger'>): Aftermath {
  const going = new Set<Promise<unknown>>()
  return {
    later(work) {
      const done = work
        .catch((error: unknown) => {
          const why = error instanceof Error ? (reasonOf(error) ?? error.name) : 'unknown'
          logger.error('slack-answer-failed', { why })
        })
        .finally(() => going.delete(done))
      going.add(done)
    },
    async settled() {
      while (going.size > 0) await Promise.all(going)
    },
  }
}

/** Slack's own short word for what went wrong, or ours. */
function reasonOf(error: Error): string | undefined {
  if ('code' in error && typeof error.code === 'string') {
    const data = 'data' in error ? error.data : undefined
    const said = typeof data === 'object' && data !== null && 'error' in data ? data.error : ''
    return [error.code, said].filter((word) => word !== '').join(' ')
  }
  return undefined
}

/** Connects a receiver with the application: whatever comes is read once, by one reader. */
export function connect(
  receiver: Receiver,
  room: SlackRoom,
  { aftermath, call }: { readonly aftermath: Aftermath; readonly call: CallOptions },
): void {
  const recent = createRecent(room.now)
  const current = createCurrentChecks(room)
  const app = new App({
    receiver,
    convoStore: false,
    logger: silent,
    clientOptions: {
      ...(call.apiUrl !== undefined && { slackApiUrl: call.apiUrl }),
      ...(call.fetch && { fetch: call.fetch }),
    },
    async authorize({ teamId = '' }) {
      const workspace = await room.workspaces.of(teamId)
      if (!workspace) throw new Error('not installed')
      const { token, botId, botUser } = workspace
      return { botToken: token, botId, botUserId: botUser, teamId }
    },
  })
  app.use(async (args) => {
    const ack = once('ack' in args ? args.ack : undefined)
    const delivery = readDelivery(args.body)
    if (delivery) {
      await recent.once(delivery.id, () =>
        deliver(delivery, { room, current, ack, later: aftermath.later }),
      )
    }
    // What is not ours, or came twice, is acknowledged too: nobody shall see a warning sign.
    await ack()
  })
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

async function deliver(delivery: SlackDelivery, parts: Omit<Receipt, 'workspace'>): Promise<void> {
  const { workspaces, logger } = parts.room
  if (delivery.kind === 'uninstalled') return workspaces.forget(delivery.team)
  if (delivery.kind === 'tokensRevoked') {
    return delivery.bots.length > 0 ? workspaces.forget(delivery.team) : undefined
  }
  const workspace = await workspaces.of(delivery.team)
  // Somebody of another company, in a channel that both share.
  if (!workspace) return logger.warn('slack-foreign-workspace')
  await receive({ ...parts, workspace }, delivery)
}
