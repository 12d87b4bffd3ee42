import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { type IncomingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type App, openApp } from '../../../src/app.ts'
import { openBoundNames } from '../../../src/channels/web/bound-names.ts'
import { createWebChannel, type WebServer } from '../../../src/channels/web/server.ts'
import { usualPolicy } from '../../../src/domain/policy.ts'
import { createMetrics } from '../../../src/metrics/metrics.ts'
import type { Logger } from '../../../src/review/ports.ts'
import type { Reviews } from '../../../src/review/reviews.ts'
import { secretOf } from '../../../src/storage/secret-file.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
/** The page's style and icon; its modules are only there once built, and these tests run none of them. */
const page = new URL('../../../src/channels/web/page/', import.meta.url)

/** One request as it stands on the wire: nothing is added or corrected. */
export interface Asking {
  readonly method?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A whole program with its page open on a free port. */
export interface RunningPage {
  readonly app: App
  readonly web: WebServer
  readonly port: number
  readonly key: string
  readonly logged: string[]
  ask(asking: Asking): Promise<Answer>
  /** A browser that has opened the page and said a name; with none it only opened the page. */
  browser(name?: string): Promise<Browser>
  /** A browser that has opened the address which was printed at the start, and said a name. */
  operator(name: string): Promise<Browser>
  /** A browser that came by an address of that name alone. */
  invited(name: string): Promise<Browser>
  stop(): Promise<void>
}

export interface Browser {
  readonly cookie: string
  get(path: string): Promise<Answer>
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>
  /** Presses something, as the page would; gives what came back. */
  press(action: object, delivery?: string): Promise<Answer>
  /** Starts a check; gives its id. */
  start(product: string): Promise<string>
}

export interface Options {
  readonly data?: string
  readonly emergencyContact?: string
  /** Puts something between the page and the program. */
  readonly between?: (reviews: Reviews) => Reviews
}

/** Opens a page on a free port, over a fresh data folder unless one is given. */
export async function runPage(options: Options = {}): Promise<RunningPage> {
  const made = options.data ?? (await mkdtemp(join(tmpdir(), 'whatif-page-')))
  const logged: string[] = []
  const log =
    (level: string): Logger['info'] =>
    (event, facts) => {
      logged.push(`${level} ${event} ${JSON.stringify(facts ?? {})}`)
    }
  const logger: Logger = { info: log('info'), warn: log('warn'), error: log('error') }
  const metrics = createMetrics({ logger, figures: () => app.figures() })
  const app = await openApp(
    { root, data: made, port: 0, logLevel: 'error', policy: usualPolicy },
    logger,
    undefined,
    metrics.measures,
  )
  const { between = (reviews) => reviews, emergencyContact } = options
  const web = createWebChannel({
    reviews: between(app.reviews),
    say: app.say,
    port: 0,
    secret: await secretOf(made),
    logger,
    version: '1.2.3',
    page,
    bound: await openBoundNames(app.shelf),
    metrics,
    ...(emergencyContact !== undefined && { emergencyContact }),
  })
  const address = new URL(await web.start())
  const port = Number(address.port)
  const ask = (asking: Asking) => send(port, asking)
  const browserAt = (at: string, name?: string) => openBrowser({ port, ask }, at, name)
  return {
    app,
    web,
    port,
    key: address.searchParams.get('key') ?? '',
    logged,
    ask,
    browser: (name) => browserAt(web.freshAddress(), name),
    operator: (name) => browserAt(address.href, name),
    invited: (name) => browserAt(web.freshAddress(name)),
    async stop() {
      await web.stop()
      await app.close()
      if (options.data === undefined) await rm(made, { recursive: true, force: true })
    },
  }
}

function send(
  port: number,
  { method = 'GET', path = '/', headers = {}, body }: Asking,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const to = {
      host: '127.0.0.1',
      port,
      method,
      path,
      headers: { host: `127.0.0.1:${port}`, ...headers },
    }
    const asked = request({ ...to, setHost: false, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const { statusCode = 0, headers: got } = response
        resolve({ status: statusCode, headers: got, body: Buffer.concat(parts).toString() })
      })
      response.on('error', reject)
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** The pair of a Set-Cookie line that a browser sends back. */
export const cookieOf = ({ headers }: Answer): string =>
  (headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ')

/** A browser that opens a page that is there, and says a name. */
export function browserAt(
  web: WebServer,
  name: string,
  as: 'claimed' | 'invited' = 'claimed',
): Promise<Browser> {
  const address = as === 'invited' ? web.freshAddress(name) : web.freshAddress()
  const port = Number(new URL(address).port)
  return openBrowser({ port, ask: (asking) => send(port, asking) }, address, name)
}

async function openBrowser(
  { port, ask }: Pick<RunningPage, 'port' | 'ask'>,
  address: string,
  name?: string,
): Promise<Browser> {
  const { search } = new URL(address)
  let cookie = cookieOf(await ask({ path: `/${search}` }))
  const post: Browser['post'] = (path, body, headers = {}) =>
    ask({
      method: 'POST',
      path,
      headers: {
        cookie,
        origin: `http://127.0.0.1:${port}`,
        'content-type': 'application/json',
        ...headers,
      },
      body: JSON.stringify(body),
    })
  if (name !== undefined) cookie = cookieOf(await post('/api/me', { name }))
  const press: Browser['press'] = (action, delivery = randomUUID()) =>
    post('/api/actions', { id: delivery, action })
  return {
    cookie,
    post,
    press,
    get: (path) => ask({ path, headers: { cookie } }),
    start: async (product) =>
      String(JSON.parse((await press({ type: 'start', product })).body).review),
  }
}
