import { setTimeout } from 'node:timers/promises'
import { type Receiver, SocketModeReceiver, webApi } from '@slack/bolt'
import { AppError } from '../../errors.ts'
import type { Logger } from '../../review/ports.ts'
import { type CallOptions, silent } from './workspaces.ts'

/** The Socket Mode connection that Whatif keeps open to Slack, so that it needs no public address. */
interface SocketLine {
  readonly receiver: Receiver
  /**
   * Connects, and connects again whenever the connection breaks.
   * @throws AppError('bad-settings') when Slack refuses the token, or cannot be reached yet: then it goes on trying
   */
  start(): Promise<void>
  stop(): Promise<void>
}

/** Whoever starts the program is not kept waiting longer for a network that is not there. */
const longestStartMs = 5000
const longestPauseMs = 30_000

/** Creates the Socket Mode connection; `start` opens it. */
export function socketLine(
  appToken: string,
  { apiUrl, logger }: CallOptions & { readonly logger: Logger },
): SocketLine {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: silent,
    // The library would wait five seconds first, and a refusal would end the whole program.
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        retryConfig: { retries: 0 },
        ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
      },
    },
  })
  const stopping = new AbortController()
  const { signal } = stopping
  let broke = (): void => undefined
  receiver.client.on('disconnected', () => broke())

  const keepOpen = async (opened: () => void, refused: (error: AppError) => void) => {
    let failures = 0
    for (let tries = 1; !signal.aborted; tries++) {
      const broken = new Promise<void>((done) => {
        broke = done
      })
      try {
        await receiver.start()
        failures = 0
        opened()
        await broken
      } catch (error) {
        const why = reasonOf(error)
        if (tries === 1 && refusals.has(why)) return refused(badToken(why))
        failures++
        logger.error('slack-line-failed', { why })
      }
      await pause(Math.min(100 * 4 ** failures, longestPauseMs), signal)
    }
  }
  return {
    receiver,
    start: () =>
      new Promise((opened, refused) => {
        void pause(longestStartMs, signal).then(() => refused(outOfReach()))
        void keepOpen(opened, refused)
      }),
    async stop() {
      stopping.abort()
      await receiver.stop()
    },
  }
}

const refusals = new Set([
  'account_inactive',
  'invalid_auth',
  'not_allowed_token_type',
  'not_authed',
  'token_revoked',
])

const badToken = (why: string): AppError =>
  new AppError('bad-settings', `Slack refuses WHATIF_SLACK_APP_TOKEN (${why}).`)

const outOfReach = (): AppError =>
  new AppError('bad-settings', 'Slack cannot be reached; Whatif goes on trying.')

const reasonOf = (error: unknown): string =>
  error instanceof webApi.WebAPIPlatformError ? error.data.error : 'unreachable'

/** Waits, or stops waiting when the program stops. */
const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  setTimeout(milliseconds, undefined, { signal, ref: false }).catch(() => undefined)
