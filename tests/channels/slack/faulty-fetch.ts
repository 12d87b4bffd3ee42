type Fetch = typeof globalThis.fetch

/** What goes wrong with one call: it may make the call, or not, and answers as it likes. */
export type Fault = (call: () => Promise<Response>) => Promise<Response>

const dropped = () => new TypeError('fetch failed', { cause: new Error('socket hang up') })
const json = (body: object, init?: ResponseInit) => Response.json(body, init)

/** The ways in which a call to Slack goes wrong. */
export const faults = {
  /** Too many calls; try again after so many seconds. */
  rateLimited:
    (seconds = 1): Fault =>
    async () =>
      json(
        { ok: false, error: 'ratelimited' },
        { status: 429, headers: { 'retry-after': `${seconds}` } },
      ),
  /** Slack is broken, and nothing has happened. */
  broken: (): Fault => async () => new Response('Internal Server Error', { status: 500 }),
  /** Slack did what was asked, and then broke. */
  brokenAfter: (): Fault => async (call) => {
    await call()
    return new Response('Internal Server Error', { status: 500 })
  },
  /** The connection broke before Slack heard anything. */
  dropped: (): Fault => async () => {
    throw dropped()
  },
  /** The connection broke after Slack did what was asked. */
  droppedAfter: (): Fault => async (call) => {
    await call()
    throw dropped()
  },
  /** Slack does not know one of the blocks yet. */
  invalidBlocks: (): Fault => async () => json({ ok: false, error: 'invalid_blocks' }),
  /** Any other refusal. */
  refused:
    (error: string): Fault =>
    async () =>
      json({ ok: false, error }),
  /** It works, but only after this many milliseconds. */
  slow:
    (milliseconds: number): Fault =>
    async (call) => {
      await new Promise((done) => setTimeout(done, milliseconds))
      return call()
    },
} as const

/** A `fetch` for the app's `clientOptions`, in which chosen calls go wrong. */
export interface FaultyFetch {
  readonly fetch: Fetch
  /** The next calls of this method go wrong, one fault each; then all is well again. */
  plan(method: string, ...planned: readonly Fault[]): void
  /** Faults that did not come up yet. */
  left(): number
  /** Every method that was called, in order, and when. */
  readonly calls: { readonly method: string; readonly at: number }[]
}

/** All is well until a fault is planned. */
export function createFaultyFetch(): FaultyFetch {
  const planned = new Map<string, Fault[]>()
  const calls: { method: string; at: number }[] = []
  return {
    calls,
    plan: (method, ...more) => {
      planned.set(method, [...(planned.get(method) ?? []), ...more])
    },
    left: () => [...planned.values()].flat().length,
    fetch: async (target, init) => {
      const url = new URL(target instanceof Request ? target.url : target)
      const method = url.pathname.split('/').at(-1) ?? ''
      calls.push({ method, at: Date.now() })
      const fault = planned.get(method)?.shift()
      const call = () => fetch(target, init)
      return fault ? fault(call) : call()
    },
  }
}
