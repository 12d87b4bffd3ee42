import { createHash, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { type AddressInfo, isIPv6 } from 'node:net'
import { isLoopback } from '../config/address.ts'
import type { MetricsListenerSettings } from '../config/metrics.ts'
import { AppError, errorName } from '../errors.ts'
import type { Logger } from '../review/ports.ts'
import type { Metrics } from './metrics.ts'

/** A port for figures alone. */
export interface MetricsListener {
  /** Opens the port and gives its address. @throws AppError('bad-settings') when it cannot be opened */
  start(): Promise<string>
  stop(): Promise<void>
}

/** What the port is made of. */
interface ListenerParts extends MetricsListenerSettings {
  readonly metrics: Pick<Metrics, 'scraped'>
  readonly logger: Logger
}

/** Puts the port together; it opens with `start`. Only `GET /metrics` is there, for whoever has the token, where there is one. */
export function createMetricsListener(parts: ListenerParts): MetricsListener {
  const server = createServer({ requestTimeout: longestRequestMs }, (request, response) => {
    const status = refusalOf(parts, request)
    if (status !== undefined) return response.writeHead(status).end()
    parts.metrics.scraped().then(
      ({ mediaType, text }) =>
        response
          .writeHead(200, { 'Content-Type': mediaType, 'Cache-Control': 'no-store' })
          .end(text),
      (error) => {
        parts.logger.error('metrics-failed', { why: errorName(error) })
        response.writeHead(500).end()
      },
    )
  })
  return {
    start: () => listen(server, parts),
    async stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}

const longestRequestMs = 10_000

function refusalOf({ token }: ListenerParts, { method, url, headers }: IncomingMessage) {
  if (url !== '/metrics') return 404
  if (method !== 'GET') return 405
  if (token !== undefined) return isSame(headers.authorization, `Bearer ${token}`) ? undefined : 401
  // A foreign name that was pointed at this computer is somebody else’s page.
  return isOurs(headers.host ?? '') ? undefined : 403
}

const isOurs = (host: string): boolean =>
  isLoopback(host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1'))

const isSame = (given: string | undefined, wanted: string): boolean =>
  timingSafeEqual(digest(given ?? ''), digest(wanted))

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

async function listen(server: Server, { host, port }: ListenerParts): Promise<string> {
  const listening = once(server, 'listening')
  server.listen(port, host)
  try {
    await listening
  } catch (cause) {
    throw new AppError('bad-settings', `Port ${port} of ${host} could not be opened for figures.`, {
      hint: 'Choose another with WHATIF_METRICS.',
      cause,
    })
  }
  const { port: opened } = server.address() as AddressInfo
  return `http://${isIPv6(host) ? `[${host}]` : host}:${opened}/metrics`
}
