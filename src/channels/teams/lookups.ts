import type { Called, Connector } from './connector.ts'
import type { ConversationReference } from './reference.ts'

/** Asks Teams about people and places: a few questions at a time, and with patience where Teams asks for it. */
export interface Lookups {
  /** What Teams says at this path; a refusal for being too many only after some tries. */
  ask(about: Pick<ConversationReference, 'serviceUrl' | 'tenantId'>, path: string): Promise<Called>
}

/** What lookups are made with. */
interface LookupParts {
  readonly connector: Connector
  /** Resolves after so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>
}

/** Teams answers one app thirty questions a second in each tenant. */
const atOnce = 6
const mostTries = 5
/** Somebody waits for a form: a longer rest than this is not waited for. */
const longestRestSeconds = 5

/** What is going on in one tenant. */
interface Line {
  running: number
  readonly waiting: (() => void)[]
  /** Resolves when Teams takes questions again. */
  rest: Promise<unknown>
}

/** Lookups of all tenants; each keeps its own pace. */
export function createLookups({ connector, pause }: LookupParts): Lookups {
  const lines = new Map<string, Line>()
  const lineOf = (tenantId: string): Line => {
    const line = lines.get(tenantId) ?? { running: 0, waiting: [], rest: Promise.resolve() }
    lines.set(tenantId, line)
    return line
  }
  return {
    async ask({ serviceUrl, tenantId }, path) {
      const line = lineOf(tenantId)
      if (line.running >= atOnce) await new Promise<void>((go) => line.waiting.push(go))
      else line.running++
      try {
        for (let tries = 1; ; tries++) {
          await line.rest
          const called = await connector.call(serviceUrl, { method: 'GET', path })
          if (called.ok || called.status !== 429 || tries === mostTries) return called
          const seconds = called.afterSeconds ?? tries
          if (seconds > longestRestSeconds) return called
          line.rest = Promise.all([line.rest, pause(seconds * 1000)])
        }
      } finally {
        const next = line.waiting.shift()
        if (next) next()
        else line.running--
      }
    },
  }
}
