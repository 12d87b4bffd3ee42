import { webApi } from '@slack/bolt'
import * as z from 'zod'
import type { Installations } from './installations.ts'

/** A workspace that the app is installed in. */
export interface Workspace {
  readonly team: string
  readonly token: string
  readonly client: webApi.WebClient
  readonly botUser: string
  readonly botId: string
  /** Its web address with a slash at the end, where Slack has said it. */
  readonly url?: string
  /** False once Slack has said that the app lacks it. */
  may(scope: string): boolean
  /** Notes that Slack refused something for want of this scope. */
  lacks(scope: string): void
}

/** Finds the workspace that a request came from, or that a card goes to. */
export interface Workspaces {
  /** `undefined` where the app is not installed. Rejects when Slack cannot be asked. */
  of(team: string): Promise<Workspace | undefined>
  /** The app was removed there, or its token was taken back. */
  forget(team: string): Promise<void>
}

/** How Slack is called: once, so that the outbox alone decides about trying again. */
export interface CallOptions {
  readonly apiUrl?: string
  readonly fetch?: typeof fetch
}

const callTimeoutMs = 10_000

/** A client that makes one try and never waits by itself. */
function clientFor(token: string | undefined, { apiUrl, fetch }: CallOptions): webApi.WebClient {
  return new webApi.WebClient(token, {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: callTimeoutMs,
    logLevel: webApi.LogLevel.ERROR,
    logger: silent,
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    ...(fetch && { fetch }),
  })
}

const nothing = (): void => undefined

/** Slack's own log lines may hold what people wrote; ours name only what kind of thing went wrong. */
export const silent: webApi.Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => webApi.LogLevel.ERROR,
  setName: nothing,
}

/** The one workspace whose token is in the settings. */
export function oneWorkspace(token: string, options: CallOptions): Workspaces {
  const client = clientFor(token, options)
  let known: Promise<Workspace> | undefined
  const ask = async (): Promise<Workspace> => {
    const answer = await client.auth.test()
    const { team_id: team, user_id: botUser, bot_id: botId, url } = identity.parse(answer)
    const scopes = answer.response_metadata?.scopes
    const more = { ...(url !== undefined && { url }), ...(scopes && { scopes }) }
    return workspace({ team, token, client, botUser, botId, ...more })
  }
  return {
    async of(team) {
      known ??= ask()
      try {
        const one = await known
        return one.team === team ? one : undefined
      } catch (error) {
        known = undefined
        throw error
      }
    },
    // Only the operator can remove a token that is in the settings.
    forget: async () => undefined,
  }
}

const identity = z.object({
  team_id: z.string(),
  user_id: z.string(),
  bot_id: z.string().default(''),
  url: z
    .url({ protocol: /^https$/ })
    .optional()
    .catch(undefined),
})

/** Every workspace that installed the app. */
export function manyWorkspaces(installations: Installations, options: CallOptions): Workspaces {
  const known = new Map<string, Workspace>()
  installations.onInstalled = (team) => void known.delete(team)
  return {
    async of(team) {
      const found = known.get(team)
      if (found) return found
      const installed = await installations.find(team)
      if (!installed) return undefined
      const { token, botUser, botId, scopes } = installed
      const client = clientFor(token, options)
      const one = workspace({ team, token, client, botUser, botId, scopes })
      known.set(team, one)
      return one
    },
    async forget(team) {
      known.delete(team)
      await installations.remove(team)
    },
  }
}

function workspace({
  scopes,
  ...rest
}: Omit<Workspace, 'may' | 'lacks'> & { readonly scopes?: readonly string[] }): Workspace {
  const granted = scopes && new Set(scopes)
  const refused = new Set<string>()
  return {
    ...rest,
    may: (scope) => (granted?.has(scope) ?? true) && !refused.has(scope),
    lacks: (scope) => void refused.add(scope),
  }
}
