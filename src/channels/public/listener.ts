import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, isIPv6 } from 'node:net'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import { AppError, errorName } from '../../errors.ts'
import type { Logger } from '../../review/ports.ts'
import { health } from './health.ts'

/** What the public listener is made of. */
interface PublicListenerParts {
  /** 0 takes any free port. */
  readonly port: number
  /** The only address of this computer it listens on. */
  readonly host: string
  readonly logger: Logger
  /** Adds what platforms call. Each route reads its own body: a signature is over the bytes as they came. */
  readonly routes: (app: Express) => void
  /** Rejects when nothing can be kept now, or the program is closing; then `/readyz` says so. */
  readonly ready?: () => Promise<unknown>
}

/** What Slack, Teams and browsers reach from outside; the web page is never on it. */
export interface PublicListener {
  /**
   * Opens the port and gives its address.
   * @throws AppError('bad-settings') when it cannot be opened
   */
  start(): Promise<string>
  /** Takes no more calls, lets those that run end, and closes every line. */
  stop(): Promise<void>
}

/** How long calls that run may take to end; platforms send again what was not answered. */
const graceMs = 3000
/** A whole request comes at once from a platform; whoever drips it is none. */
const longestRequestMs = 30_000

/** Puts the public listener together; it opens with `start`. */
export function createPublicListener(parts: PublicListenerParts): PublicListener {
  const server = createServer({ requestTimeout: longestRequestMs }, application(parts))
  return {
    start: () => listen(server, parts),
    stop: () => close(server),
  }
}

function application({ routes, ready, logger }: PublicListenerParts): Express {
  const app = express()
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple')
  app.enable('strict routing').enable('case sensitive routing')
  app.use(safeHeaders)
  health(app, ready)
  routes(app)
  app.use((_request, response) => {
    response.status(404).json({ error: 'not-found' })
  })
  app.use(trouble(logger))
  return app
}

const safeHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy':
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'X-Robots-Tag': 'noindex',
    'Cache-Control': 'no-store',
  })
  next()
}

/** Whatever went wrong is logged by its kind alone, and says nothing to whoever called. */
function trouble(logger: Logger): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error, _request, response, _next) => {
    const status = statusOf(error)
    if (status >= 500) {
      logger.error('public-failed', {
        why: error instanceof AppError ? error.code : errorName(error),
      })
    }
    if (response.headersSent) response.destroy()
    else response.status(status).json({ error: status < 500 ? 'bad-request' : 'failed' })
  }
}

/** What express says about a request that it could not read; everything else is our own mistake. */
function statusOf(error: unknown): number {
  const status =
    typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500
  return status >= 400 && status < 500 ? status : 500
}

async function listen(server: Server, { port, host }: PublicListenerParts): Promise<string> {
  const listening = once(server, 'listening')
  server.listen(port, host)
  try {
    await listening
  } catch (error) {
    throw refused(error, port, host)
  }
  const { port: opened } = server.address() as AddressInfo
  return `http://${isIPv6(host) ? `[${host}]` : host}:${opened}`
}

function refused(error: unknown, port: number, host: string): AppError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const place = `Port ${port} of ${host}`
  const message = code === 'EADDRINUSE' ? `${place} is in use.` : `${place} could not be opened.`
  return new AppError('bad-settings', message, {
    hint: 'Choose others with WHATIF_PUBLIC_PORT and WHATIF_PUBLIC_HOST.',
    cause: error,
  })
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return
  const closed = once(server, 'close')
  server.close()
  // A line whose call has just ended is idle only from then on.
  const sweep = setInterval(() => server.closeIdleConnections(), 20)
  const impatience = setTimeout(() => server.closeAllConnections(), graceMs)
  await closed
  clearInterval(sweep)
  clearTimeout(impatience)
}
