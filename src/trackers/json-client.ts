import type * as z from 'zod'
import type { Answered, Failed } from '../review/ports.ts'

/** One call of a tracker's API. */
export interface JsonCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT'
  /** Below the base address, without a slash at its start. */
  readonly path: string
  readonly body?: unknown
  /** Sent without the token, as somebody who was never let in. */
  readonly isAnonymous?: boolean
}

/** What came back: a good answer, or how the call failed. `status` is there where a server answered. */
export type JsonReply =
  | { readonly ok: true; readonly body: unknown; readonly headers: Headers }
  | (Failed & {
      readonly status?: number
      /** The fields that the server takes no value for, by their names in its API. */
      readonly fields?: readonly string[]
    })

/** Calls one server and no other. */
export type JsonClient = (call: JsonCall) => Promise<JsonReply>

/** The server to call, and what each call says. */
export interface JsonServer {
  /** An address that ends in a slash. */
  readonly base: string
  readonly authorization: string
  readonly headers?: Readonly<Record<string, string>>
  /** How long an answer may take. */
  readonly timeoutMilliseconds?: number
  /** What a refusal means where the server says more about it than its number does. */
  readonly failureIn?: (text: string) => Failed | undefined
}

const usualTimeout = 20_000
const mostBytes = 8_000_000
const usualPause = 60
const longestPause = 3600

/** Makes a client. Its failures say what to do and never what was sent, so that no token or word is ever told. */
export function createJsonClient(server: JsonServer): JsonClient {
  const { base, authorization, headers, timeoutMilliseconds = usualTimeout } = server
  return async ({ method, path, body, isAnonymous }) => {
    const mayHaveLanded = method === 'POST'
    try {
      const response = await fetch(new URL(path, base), {
        method,
        // A token goes to the one server it is for.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMilliseconds),
        headers: {
          'user-agent': 'whatif',
          accept: 'application/json',
          ...headers,
          ...(!isAnonymous && { authorization }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await textOf(response)
      if (!response.ok) {
        const known = response.status < 500 ? server.failureIn?.(text) : undefined
        return known ?? failedWith(response, text, mayHaveLanded)
      }
      return {
        ok: true,
        body: text === '' ? undefined : JSON.parse(text),
        headers: response.headers,
      }
    } catch {
      return { ok: false, retry: 'later', why: 'tracker-unreachable', maybe: mayHaveLanded }
    }
  }
}

/** Something answered, but nothing that makes sense: the call may have done its work. */
export const strange: Failed = { ok: false, retry: 'later', why: 'tracker-strange', maybe: true }

/** Asks, and takes only an answer of a known shape. */
export const asking =
  (call: JsonClient) =>
  async <T>(schema: z.ZodType<T>, asked: JsonCall): Promise<Answered<T>> => {
    const reply = await call(asked)
    if (!reply.ok) return reply
    const read = schema.safeParse(reply.body)
    return read.success ? { ok: true, value: read.data } : strange
  }

/** @throws RangeError when it is too long to be an answer of a tracker */
async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > mostBytes) throw new RangeError('too long')
  }
  return text + decoder.decode()
}

const refusals: Readonly<Record<number, string>> = {
  401: 'tracker-token',
  403: 'tracker-forbidden',
  404: 'tracker-missing',
  410: 'tracker-missing',
}

function failedWith(
  { status, headers }: Response,
  text: string,
  mayHaveLanded: boolean,
): JsonReply {
  if (status === 429 || ([400, 403].includes(status) && isPaused(headers, text))) {
    const afterSeconds = pauseOf(headers)
    return { ok: false, retry: 'later', why: 'tracker-busy', afterSeconds, pausesAll: true, status }
  }
  if (status >= 500 || status === 408) {
    const asked = headers.has('retry-after') ? { afterSeconds: pauseOf(headers) } : {}
    return {
      ok: false,
      retry: 'later',
      why: 'tracker-broken',
      maybe: mayHaveLanded,
      status,
      ...asked,
    }
  }
  if (status >= 300 && status < 400) {
    return { ok: false, retry: 'never', why: 'tracker-moved', status }
  }
  const why = refusals[status] ?? 'tracker-refused'
  return { ok: false, retry: 'never', why, status, fields: fieldsIn(text) }
}

/** A server that refuses everybody for a while says so with the number for those it refuses for good. */
const isPaused = (headers: Headers, text: string): boolean =>
  headers.has('retry-after') ||
  headers.get('x-ratelimit-remaining') === '0' ||
  /rate.?limit/i.test(text)

/** The names alone: what was wrong with them may hold what was sent. */
function fieldsIn(text: string): readonly string[] {
  try {
    return Object.keys(JSON.parse(text).errors ?? {})
  } catch {
    return []
  }
}

/** How many seconds the server asks to wait: as seconds, as a date, or by when its count begins anew. */
function pauseOf(headers: Headers): number {
  const asked = headers.get('retry-after')
  const reset = headers.get('x-ratelimit-reset')
  const seconds = secondsIn(asked) ?? secondsUntil(reset === null ? NaN : Number(reset) * 1000)
  return Math.min(Math.max(seconds ?? usualPause, 1), longestPause)
}

function secondsIn(asked: string | null): number | undefined {
  if (asked === null) return undefined
  return /^\d+$/.test(asked.trim()) ? Number(asked) : secondsUntil(Date.parse(asked))
}

const secondsUntil = (at: number): number | undefined =>
  Number.isFinite(at) ? Math.ceil((at - Date.now()) / 1000) : undefined
