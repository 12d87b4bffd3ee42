import { webApi } from '@slack/bolt'
import * as z from 'zod'
import type { Installations, Installed } from './installations.ts'

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
  /** Slack refused the token: the next time what is installed now is looked up. */
  doubt(team: string): void
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
    doubt: () => undefined,
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

/** A workspace as it was installed, and when that was last looked up, in milliseconds. */
interface KnownWorkspace {
  readonly at: number
  readonly installed: string
  readonly workspace: Workspace
}

/** Another instance of the program may have installed the app anew, or forgotten it: known here after this. */
const freshMs = 60_000

/** Every workspace that installed the app. */
export function manyWorkspaces(
  installations: Installations,
  { now = Date.now, ...options }: CallOptions & { readonly now?: () => number },
): Workspaces {
  const known = new Map<string, KnownWorkspace>()
  installations.onInstalled = (team) => void known.delete(team)
  return {
    async of(team) {
      const found = known.get(team)
      if (found && now() - found.at < freshMs) return found.workspace
      const installed = await installations.find(team)
      known.delete(team)
      if (!installed) return undefined
      // What Slack has refused it since is known of the same installation only.
      const text = JSON.stringify(installed)
      const isSame = found?.installed === text
      const one = isSame ? found.workspace : workspaceOf(team, installed, options)
      known.set(team, { at: now(), installed: text, workspace: one })
      return one
    },
    doubt(team) {
      const found = known.get(team)
      if (found) known.set(team, { ...found, at: Number.NEGATIVE_INFINITY })
    },
    async forget(team) {
      known.delete(team)
      await installations.remove(team)
    },
  }
}

function workspaceOf(
  team: string,
  { token, botUser, botId, scopes }: Installed,
  options: CallOptions,
): Workspace {
  return workspace({ team, token, client: clientFor(token, options), botUser, botId, scopes })
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
