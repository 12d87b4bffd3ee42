import type { WireFeed, WireHome, WireOutcome } from './wire.ts'

/** The server said no, in words for people. */
export class ApiProblem extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** The server cannot be reached. */
export class Away extends Error {}

/** What is done when the server goes away or comes back, and when the session has ended. */
export const connection = {
  away: (): void => undefined,
  back: (): void => undefined,
}

/** Asks for something; a session that ended opens the page that says what to do. */
async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init).catch(() => {
    throw new Away()
  })
  const body = await response.json().catch(() => ({}))
  if (response.ok) return body
  const { code = 'broken', message = '' } = body.problem ?? {}
  if (response.status === 401) location.reload()
  throw new ApiProblem(code, message)
}

const write = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

/** True when the server answers. */
export const isUp = (): Promise<boolean> =>
  fetch('/healthz').then(
    (response) => response.ok,
    () => false,
  )

/** Says that the server is away, and waits until it is back. */
export async function untilBack(): Promise<void> {
  if (await isUp()) return
  connection.away()
  while (!(await isUp())) await pause(1000)
  connection.back()
}

/** Where this browser's days begin and end. */
const myZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/**
 * Does something once: when the server does not answer, it is sent again under the same id as soon as the server
 * is back, and the same id twice changes nothing.
 */
export async function postAction(action: object): Promise<WireOutcome> {
  const delivery = write({ id: crypto.randomUUID(), action, zone: myZone() })
  for (;;) {
    try {
      return await ask<WireOutcome>('/api/actions', delivery)
    } catch (error) {
      if (!(error instanceof Away)) throw error
      await untilBack()
    }
  }
}

/** Brings a file to a check, once: the same id twice changes nothing. */
export async function postFile(review: string, file: File): Promise<WireOutcome> {
  const headers = {
    'Content-Type': 'application/octet-stream',
    'X-Delivery': crypto.randomUUID(),
    'X-File-Name': encodeURIComponent(file.name.slice(0, 120)),
  }
  const delivery = { method: 'POST', headers, body: file }
  for (;;) {
    try {
      return await ask<WireOutcome>(`/api/checks/${encodeURIComponent(review)}/file`, delivery)
    } catch (error) {
      if (!(error instanceof Away)) throw error
      await untilBack()
    }
  }
}

/** A check as this person may see it. */
export const loadFeed = (review: string): Promise<WireFeed> =>
  ask(`/api/checks/${encodeURIComponent(review)}`)

/** This person's checks. */
export const loadHome = (): Promise<WireHome> => ask<WireHome>('/api/checks')

/** Says who sits here. */
export const saveName = async (name: string): Promise<string> =>
  (await ask<{ name: string }>('/api/me', write({ name }))).name
