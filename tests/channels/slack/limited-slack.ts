import type { HandTime } from './hand-time.ts'
import type { Json } from './shapes.ts'

/** A call that Slack took, and when it came, in milliseconds. */
export interface Taken {
  readonly at: number
  readonly method: string
  readonly args: Json
}

/** Slack's Web API as far as cards need it, in this process and on a moved clock. */
export interface LimitedSlack {
  readonly fetch: typeof fetch
  readonly taken: readonly Taken[]
  /** How many calls were refused with 429, by method. */
  readonly refused: Readonly<Record<string, number>>
  /** Told when Slack has answered well. */
  onTaken: (call: Taken) => void
  /** Until this instant every call of a method is refused, each time for a second. */
  block(method: string, until: number): void
}

/** Slack's published limits: one message a second in a channel, and so many updates a minute in a workspace. */
export function createLimitedSlack(
  time: HandTime,
  { latency, updatesAMinute }: { readonly latency: number; readonly updatesAMinute: number },
): LimitedSlack {
  const taken: Taken[] = []
  const refused: Record<string, number> = {}
  const blocked = new Map<string, number>()
  let messages = 0

  /** Milliseconds until a call is taken. */
  const wait = (method: string, channel: unknown): number => {
    const now = time.now()
    const until = blocked.get(method) ?? 0
    if (until > now) return Math.min(until - now, 1000)
    const same = taken.filter((call) => call.method === method)
    if (method === 'chat.postMessage') {
      const last = same.findLast(({ args }) => args['channel'] === channel)?.at ?? 0
      return last + 1000 - now
    }
    if (method !== 'chat.update') return 0
    const first = same.at(-updatesAMinute)?.at ?? 0
    return first + 60_000 - now
  }

  const slack: LimitedSlack = {
    taken,
    refused,
    onTaken: () => undefined,
    block: (method, until) => void blocked.set(method, until),
    fetch: async (target, init) => {
      const method = String(target).split('/').at(-1) ?? ''
      const args: Json = Object.fromEntries(new URLSearchParams(String(init?.body)))
      const { channel } = args
      const seconds = Math.ceil(wait(method, channel) / 1000)
      if (seconds <= 0) taken.push({ at: time.now(), method, args })
      await new Promise<void>((done) => time.scheduler.after(latency, done))
      if (seconds > 0) {
        refused[method] = (refused[method] ?? 0) + 1
        const headers = { 'retry-after': String(seconds) }
        return Response.json({ ok: false, error: 'ratelimited' }, { status: 429, headers })
      }
      slack.onTaken({ at: time.now(), method, args })
      return Response.json(answerTo(method, String(channel), `${++messages}.000100`))
    },
  }
  return slack
}

function answerTo(method: string, channel: string, ts: string): Json {
  if (method === 'auth.test') return { ok: true, team_id: 'local', user_id: 'UBOT', bot_id: 'B1' }
  return { ok: true, channel: channel.startsWith('D') ? channel : `D${channel.toUpperCase()}`, ts }
}

/** Which card a message carries. */
export function cardIn({ args }: Taken): string {
  const { metadata } = args
  const { event_payload: mark } = JSON.parse(String(metadata ?? '{"event_payload":{}}'))
  return String(mark.card)
}
