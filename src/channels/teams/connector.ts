import * as z from 'zod'

/** How a call to Teams ended. */
export type Called =
  | { readonly ok: true; readonly body: unknown }
  | {
      readonly ok: false
      /** The HTTP status; absent when no answer came. */
      readonly status?: number
      readonly afterSeconds?: number
      /** It surely never reached Teams. */
      readonly unsent?: boolean
      readonly why: string
    }

/** One attempt at a time to call Teams; trying again is for whoever keeps what is owed. */
export interface Connector {
  call(
    serviceUrl: string,
    request: { readonly method: 'GET' | 'POST' | 'PUT'; readonly path: string; body?: unknown },
  ): Promise<Called>
}

/** What calls are made with. */
interface ConnectorParts {
  /** Only there do words and token go. */
  readonly isAllowed: (serviceUrl: string) => boolean
  /** Shows Teams who we are; nothing where nobody is checked. */
  readonly token: () => Promise<string | undefined>
  readonly patienceMs?: number
  /** How calls are made; Node’s own way unless a test says otherwise. */
  readonly fetch?: typeof fetch
}

/** Teams answers within a second or two; a person is waiting. */
const patience = 12_000
const longestPause = 3600

/** Calls Teams over its published protocol. */
export function createConnector({
  isAllowed,
  token,
  patienceMs = patience,
  fetch: call = fetch,
}: ConnectorParts): Connector {
  return {
    async call(serviceUrl, { method, path, body }) {
      if (!isAllowed(serviceUrl)) return unsent('address-not-allowed')
      let bearer: string | undefined
      try {
        bearer = await token()
      } catch {
        return unsent('no-token')
      }
      const address = `${serviceUrl.replace(/\/$/, '')}/v3/${path}`
      try {
        const response = await call(address, {
          method,
          // A token is never carried elsewhere.
          redirect: 'error',
          signal: AbortSignal.timeout(patienceMs),
          headers: {
            Accept: 'application/json',
            ...(body !== undefined && { 'Content-Type': 'application/json' }),
            ...(bearer !== undefined && { Authorization: `Bearer ${bearer}` }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        })
        return await answered(response)
      } catch (error) {
        return neverConnected(error) ? unsent('unreachable') : { ok: false, why: 'no-answer' }
      }
    },
  }
}

const unsent = (why: string): Called => ({ ok: false, unsent: true, why })

async function answered(response: Response): Promise<Called> {
  const text = await response.text()
  if (response.ok) return { ok: true, body: jsonIn(text) }
  const { status } = response
  const afterSeconds = pauseIn(response.headers.get('retry-after'))
  const why = `status-${status}`
  return { ok: false, status, why, ...(afterSeconds !== undefined && { afterSeconds }) }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Seconds, or a date. */
function pauseIn(header: string | null): number | undefined {
  if (header === null || header.trim() === '') return undefined
  const seconds = Number.isFinite(Number(header))
    ? Number(header)
    : (Date.parse(header) - Date.now()) / 1000
  if (Number.isNaN(seconds)) return undefined
  return Math.min(longestPause, Math.max(1, Math.ceil(seconds)))
}

const causeSchema = z.object({ cause: z.object({ code: z.string() }) })
const beforeSending = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])

const neverConnected = (error: unknown): boolean => {
  const cause = causeSchema.safeParse(error)
  return cause.success && beforeSending.has(cause.data.cause.code)
}
