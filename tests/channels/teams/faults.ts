/** What Teams answers to one call; `drop` breaks the line instead. */
export type Answer =
  | { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }
  | 'drop'

/** What goes wrong with one call: it may let the call happen, or not, and answers as it likes. */
export type Fault = (call: () => Answer) => Answer | Promise<Answer>

/** An answer that says no. */
export const refusal = (
  status: number,
  code: string,
  headers?: Record<string, string>,
): Answer => ({
  status,
  body: { error: { code, message: code } },
  ...(headers && { headers }),
})

/** The ways in which a call to Teams goes wrong. */
export const faults = {
  /** Too many calls; try again after so many seconds, where Teams says so. */
  busy:
    (seconds?: number): Fault =>
    () =>
      refusal(429, 'TooManyRequests', seconds === undefined ? {} : { 'retry-after': `${seconds}` }),
  /** Somebody else changes the conversation at the same moment. */
  conflict: (): Fault => () => refusal(412, 'PreconditionFailed'),
  /** Any other refusal; nothing has happened. */
  refused:
    (status: number, code = 'Refused', headers?: Record<string, string>): Fault =>
    () =>
      refusal(status, code, headers),
  /** Teams is broken, and nothing has happened. */
  broken:
    (status = 500): Fault =>
    () =>
      refusal(status, 'ServiceError'),
  /** Teams did what was asked, and then broke. */
  brokenAfter:
    (status = 502): Fault =>
    (call) => {
      call()
      return refusal(status, 'ServiceError')
    },
  /** The line broke before Teams did anything. */
  dropped: (): Fault => () => 'drop',
  /** The line broke after Teams did what was asked. */
  droppedAfter: (): Fault => (call) => {
    call()
    return 'drop'
  },
  /** Teams did what was asked, and does not say what it is called. */
  nameless: (): Fault => (call) => {
    call()
    return { status: 201, body: {} }
  },
  /** It works, but only once something has happened. */
  held:
    (until: Promise<unknown>): Fault =>
    async (call) => {
      await until
      return call()
    },
} as const

/** Faults that wait for the calls that they are meant for. */
export interface Plan<Name extends string> {
  /** The next calls of this name go wrong, one fault each; then all is well again. */
  plan(name: Name, ...more: readonly Fault[]): void
  /** Faults that did not come up yet. */
  left(): number
  next(name: Name): Fault | undefined
}

/** All is well until a fault is planned. */
export function createPlan<Name extends string>(): Plan<Name> {
  const planned = new Map<Name, Fault[]>()
  return {
    plan: (name, ...more) => void planned.set(name, [...(planned.get(name) ?? []), ...more]),
    left: () => [...planned.values()].flat().length,
    next: (name) => planned.get(name)?.shift(),
  }
}
