import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import * as z from 'zod'
import { createConversation } from '../../conversation/conversation.ts'
import { localWorkspace } from '../../conversation/local-channel.ts'
import { limits } from '../../domain/limits.ts'
import { lettersAgainst } from '../../domain/text-direction.ts'
import { AppError, errorName } from '../../errors.ts'
import { directionOf } from '../../message/direction.ts'
import { type Say, sayIn } from '../../message/words.ts'
import type { Logger } from '../../review/ports.ts'
import type { Reviews } from '../../review/reviews.ts'
import { health } from '../public/health.ts'
import { createApi } from './api.ts'
import { type Assets, readAssets, serveAssets } from './assets.ts'
import type { BoundNames } from './bound-names.ts'
import { webChannel } from './channel.ts'
import { isId, onlyOurHost, onlyOurPages } from './guard.ts'
import { safeHeaders } from './headers.ts'
import { createKeys, type Invitation, type Keys } from './keys.ts'
import { overviewPage } from './overview.ts'
import { personNamed } from './person.ts'
import {
  languageAsked,
  type PageProblems,
  problemOf,
  problemsIn,
  refuseRequest,
} from './problem.ts'
import { createSessions, invited, type Sessions, withoutTakenName } from './session.ts'
import { lockedPage, noticePage, shell } from './shell.ts'
import { createStreams, type Streams } from './stream.ts'
import { pageWords, reportMenuWords } from './words.ts'

/** What the web page needs from the program around it. */
interface WebParts {
  readonly reviews: Reviews
  readonly say: Say
  /** 0 takes any free port. */
  readonly port: number
  /** Seals the browsers' sessions; the same secret after a restart keeps them open. */
  readonly secret: Uint8Array
  readonly logger: Logger
  readonly version: string
  readonly emergencyContact?: string
  /** Where the page's compiled modules are. */
  readonly page: URL
  /** Names that belong to somebody. */
  readonly bound: BoundNames
  /** Rejects when nothing can be kept now, or the program is closing. */
  readonly ready?: () => Promise<unknown>
  /** The operator’s figures; absent where none are given. */
  readonly metrics?: { scraped(): Promise<{ readonly mediaType: string; readonly text: string }> }
}

/** The web page: a chat on this computer, which nobody else can reach. */
export interface WebServer {
  /**
   * Opens the page and gives its address, with a key that opens it once.
   * @throws AppError('bad-settings') when the port is taken
   */
  start(): Promise<string>
  /**
   * A fresh address, with a key of its own; only while the page is open. With a name it opens as that person alone,
   * without one whoever opens it says who they are.
   */
  freshAddress(name?: string): string
  /** Closes every line and the port. */
  stop(): Promise<void>
}

interface Parts extends WebParts {
  readonly keys: Keys
  readonly streams: Streams
  readonly problems: PageProblems
  readonly state: { port: number; sessions: Sessions; assets: Assets }
}

/** Puts the page together; it opens with `start`. */
export function createWebChannel(web: WebParts): WebServer {
  const state = {
    port: web.port,
    sessions: createSessions(web.secret, web.port),
    assets: new Map() as Assets,
  }
  const problems = problemsIn(web.say)
  const parts: Parts = { ...web, keys: createKeys(), streams: createStreams(), problems, state }
  const server = createServer(application(parts))
  const addressFor = (invitation: Invitation) =>
    `http://127.0.0.1:${state.port}/?key=${parts.keys.issue(invitation)}`
  const stopHearing = web.reviews.onChange((where, review) => {
    if (where === localWorkspace) parts.streams.changed(review)
  })
  return {
    async start() {
      state.assets = await readAssets(web.page)
      state.port = await listen(server, web.port)
      state.sessions = createSessions(web.secret, state.port)
      return addressFor({ kind: 'operator' })
    },
    freshAddress: (name) =>
      addressFor(name === undefined ? { kind: 'anybody' } : { kind: 'person', name }),
    async stop() {
      stopHearing()
      parts.streams.close()
      await close(server)
    },
  }
}

function application(parts: Parts): Express {
  const { reviews, say, problems, streams, state } = parts
  const sessions = () => state.sessions
  const conversation = createConversation({
    channel: webChannel.name,
    reviews: () => reviews,
    say,
    logger: parts.logger,
  })
  const app = express()
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple')
  app.enable('strict routing').enable('case sensitive routing')
  app.use(
    safeHeaders,
    onlyOurHost(() => state.port, problems),
  )
  health(app, parts.ready, { version: parts.version })
  const { metrics } = parts
  if (metrics) app.route('/metrics').get(figures(metrics))
  app.use(serveAssets(() => state.assets))
  app.route('/').get(open(parts))
  app.route('/checks/:id').get(open(parts))
  const shared = { reviews, say, sessions, bound: parts.bound }
  app.route('/overview').get(overviewPage(shared, 'html'), open(parts))
  app.route('/overview.csv').get(overviewPage(shared, 'csv'))
  app.route('/overview.json').get(overviewPage(shared, 'json'))
  app.use('/api', onlyOurPages(problems), createApi({ ...shared, conversation, problems, streams }))
  app.use((request, response) => {
    const { status, message } = problems.noPage
    const language = languageAsked(request)
    const words = noticePage(sayIn(say, language), message(language))
    if (request.accepts('html')) response.status(status).send(words)
    else refuseRequest(response, problems.noPage)
  })
  app.use(trouble(parts))
  return app
}

const figures =
  (metrics: NonNullable<WebParts['metrics']>): RequestHandler =>
  async (_request, response) => {
    const { mediaType, text } = await metrics.scraped()
    // As it is: express would write the type in its own way, and whoever reads it looks for the version in it.
    response.writeHead(200, { 'Content-Type': mediaType }).end(text)
  }

const invitationIn = (keys: Keys, key: unknown): Invitation | undefined =>
  typeof key === 'string' ? keys.spend(key) : undefined

/** Opens the page: a key is exchanged for a session and leaves the address bar. */
function open({ keys, say: base, state, emergencyContact, bound }: Parts): RequestHandler {
  return async (request, response, next) => {
    const say = sayIn(base, languageAsked(request))
    const { id } = request.params
    // Only a page that is really opened spends the key: link previews ask with HEAD.
    if (request.method !== 'GET' || (id !== undefined && !isId(id))) return next()
    const known = state.sessions.open(request.headers.cookie)
    const { key } = request.query
    const invitation = invitationIn(keys, key)
    const opened = invitation ? invited(known, invitation) : known
    if (!opened) {
      response.status(401).send(lockedPage(say, request.path, key !== undefined))
      return
    }
    if (invitation?.kind === 'person') await bound.add(personNamed(invitation.name).id)
    response.set('Set-Cookie', state.sessions.cookie(opened))
    if (key !== undefined) {
      response.redirect(303, request.path)
      return
    }
    const { name } = withoutTakenName(opened, bound)
    response.send(
      shell(say, {
        ...(name !== undefined && { name }),
        ...(emergencyContact !== undefined && { contact: emergencyContact }),
        longestName: limits.name,
        against: lettersAgainst[directionOf(say.language)],
        report: reportMenuWords(say),
        words: pageWords(say),
      }),
    )
  }
}

/** Whatever went wrong is answered kindly and logged by its kind alone, never with anybody's words. */
function trouble({ problems, logger }: Parts): ErrorRequestHandler {
  return (error, _request, response, next) => {
    const problem = problemOf(error, problems)
    if (problem.status >= 500) {
      logger.error('page-failed', {
        why: error instanceof AppError ? error.code : errorName(error),
      })
    }
    if (response.headersSent) next(error)
    else refuseRequest(response, problem)
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      whyClosed(port, error).then(reject, reject)
    })
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

/** Why the page could not open its port: most often because this program runs already. */
async function whyClosed(port: number, cause: NodeJS.ErrnoException): Promise<AppError> {
  const hint = 'Choose another port with --port or WHATIF_PORT.'
  if (cause.code !== 'EADDRINUSE') {
    return new AppError('bad-settings', `The page could not open port ${port}.`, { hint, cause })
  }
  if (!(await isOurPage(port))) {
    return new AppError('bad-settings', `Another program uses port ${port}.`, { hint, cause })
  }
  const message = `Whatif is open already, with other checks: http://127.0.0.1:${port}/`
  return new AppError('bad-settings', message, {
    hint: `Go on there (press Enter where it was started for an address with a key), or choose another port with --port or WHATIF_PORT.`,
    cause,
  })
}

const healthSchema = z.object({ ok: z.boolean(), version: z.string() })

/** True where a page of this program answers. */
async function isOurPage(port: number): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(longestProbeMs)
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal, redirect: 'error' })
    return healthSchema.safeParse(await answer.json()).success
  } catch {
    return false
  }
}

const longestProbeMs = 2000

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
