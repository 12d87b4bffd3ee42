import { createHmac } from 'node:crypto'
import { post } from './post.ts'
import type { Json } from './shapes.ts'

/** What Slack sends to an app, before it is put on a wire. */
export interface Delivery {
  readonly kind: 'events_api' | 'slash_commands' | 'interactive'
  readonly payload: Json
}

/** What the app answered, and how long it took; over 3,000 ms people see a warning. */
export interface Reply {
  readonly status: number
  readonly body: string
  readonly ms: number
}

/** How a delivery goes out; a retry says which one it is and why. */
export interface Sending {
  readonly retry?: number
  readonly reason?: 'http_timeout' | 'http_error' | 'connection_failed'
  /** Signs with another secret, or at another time, to see it refused. */
  readonly secret?: string
  readonly agedSeconds?: number
  readonly contentType?: string
}

/** Sends a delivery to the app's address, signed as Slack documents it. */
export async function sendSigned(
  address: string,
  secret: string,
  { kind, payload }: Delivery,
  how: Sending = {},
): Promise<Reply> {
  const body = kind === 'events_api' ? JSON.stringify(payload) : asForm(kind, payload)
  const form = kind === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded'
  const time = String(Math.floor(Date.now() / 1000) - (how.agedSeconds ?? 0))
  const hash = createHmac('sha256', how.secret ?? secret)
    .update(`v0:${time}:${body}`)
    .digest('hex')
  const began = performance.now()
  const { status, text } = await post(address, {
    body,
    headers: {
      'content-type': how.contentType ?? form,
      'x-slack-request-timestamp': time,
      'x-slack-signature': `v0=${hash}`,
      ...(how.retry !== undefined && {
        'x-slack-retry-num': String(how.retry),
        'x-slack-retry-reason': how.reason ?? 'http_timeout',
      }),
    },
  })
  return { status, body: text, ms: performance.now() - began }
}

function asForm(kind: Delivery['kind'], payload: Json): string {
  if (kind === 'interactive') {
    return new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
  }
  const fields = Object.entries(payload).map(([key, value]): [string, string] => [
    key,
    String(value),
  ])
  return new URLSearchParams(fields).toString()
}
