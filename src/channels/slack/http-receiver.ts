import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { ExpressReceiver, type Installation } from '@slack/bolt'
import type { Express, RequestHandler } from 'express'
import type { MessageKey } from '../../domain/message-key.ts'
import { AppError } from '../../errors.ts'
import { type Say, sayIn } from '../../message/words.ts'
import type { Seal } from '../public/sealed.ts'
import type { Installations } from './installations.ts'
import { optionalScopes, requiredScopes } from './scopes.ts'
import { type CallOptions, silent } from './workspaces.ts'

/** What many workspaces install the app with. */
export interface Installing {
  readonly clientId: string
  readonly clientSecret: string
  readonly seal: Seal
  readonly stateSecret: string
  readonly publicUrl: string
}

/**
 * Slack calls the public listener. An event is acknowledged once it was kept: when that failed, Slack sends it
 * again.
 */
export function httpReceiver(
  app: Express,
  parts: {
    readonly signingSecret?: string
    readonly installing?: { readonly by: Installing; readonly kept: Installations }
    readonly say: Say
    /** Told who installed the app, and where. */
    readonly onInstalled: (team: string, person: string) => void
  } & CallOptions,
): ExpressReceiver {
  const { signingSecret, installing } = parts
  app.use(endpoint, notFromLater)
  return new ExpressReceiver({
    app,
    // Without a secret nothing can be signed with it: only the routes for installing answer.
    signingSecret: signingSecret ?? randomUUID(),
    processBeforeResponse: true,
    logger: silent,
    bodyLimit: mostBytes,
    endpoints: endpoint,
    ...(installing && installingOptions(installing, parts)),
  })
}

const endpoint = '/slack/events'

/** How far Slack's clock and this one may be apart: as far as Bolt lets a request be late. */
const longestApartMs = 5 * 60_000

/** Bolt turns away what is late, and takes what is early: a request of later could be kept and sent then. */
const notFromLater: RequestHandler = (request, response, next) => {
  const sentAt = Number(request.get('x-slack-request-timestamp')) * 1000
  if (sentAt - Date.now() > longestApartMs) response.status(401).end()
  else next()
}

/** A form with the longest texts in every field stays far below. */
const mostBytes = 512 * 1024

type InstallingParts = Pick<Parameters<typeof httpReceiver>[1], 'say' | 'onInstalled'> & CallOptions

function installingOptions(
  { by, kept }: { readonly by: Installing; readonly kept: Installations },
  { say, onInstalled, apiUrl, fetch }: InstallingParts,
) {
  const redirectUriPath = '/slack/oauth_redirect'
  const { clientId, clientSecret, stateSecret, publicUrl } = by
  const page = (status: number, key: MessageKey, rest: readonly unknown[]) =>
    answer(rest.at(-1), status, sayIn(say, firstLanguage(rest.at(-2)))(key))
  return {
    clientId,
    clientSecret,
    stateSecret,
    scopes: [...requiredScopes, ...optionalScopes],
    installationStore: kept,
    redirectUri: `${publicUrl}${redirectUriPath}`,
    installerOptions: {
      installPath: '/slack/install',
      redirectUriPath,
      directInstall: true,
      clientOptions: {
        ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
        ...(fetch && { fetch }),
      },
      ...(apiUrl !== undefined && {
        authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href,
      }),
      callbackOptions: {
        success: (installation: Installation, ...rest: unknown[]) => {
          page(200, 'slack.install.done', rest)
          if (installation.team) onInstalled(installation.team.id, installation.user.id)
        },
        failure: (error: unknown, ...rest: unknown[]) =>
          page(400, isRefused(error) ? 'slack.install.organisation' : 'slack.install.failed', rest),
      },
    },
  }
}

/** Refused by us, and not by Slack. */
const isRefused = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'bad-input'

/** The language that the browser of this request asks for first. */
function firstLanguage(request: unknown): string | undefined {
  const { headers } = request as { readonly headers?: IncomingHttpHeaders }
  return /^[\w-]{2,35}/.exec(headers?.['accept-language'] ?? '')?.[0]
}

/** Plain words, so that nothing on the page can be anything else. */
function answer(response: unknown, status: number, words: string): void {
  const { writeHead, end } = response as {
    writeHead: (status: number, headers: object) => void
    end: (words: string) => void
  }
  writeHead.call(response, status, { 'Content-Type': 'text/plain; charset=utf-8' })
  end.call(response, `${words}\n`)
}
