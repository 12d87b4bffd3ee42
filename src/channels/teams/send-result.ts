import * as z from 'zod'
import type { NeverSent } from '../../domain/never-sent.ts'
import type { Sent } from '../../review/ports.ts'
import type { Called } from './connector.ts'

const standingSchema = z.strictObject({
  /** The conversation, with its thread. */
  c: z.string(),
  /** The message in it; absent where Teams named none. */
  a: z.string().optional(),
  /** One of several stories that share one card. */
  paged: z.literal(true).optional(),
})

/** Where a card is posted in Teams. */
export type TeamsPlace = z.infer<typeof standingSchema>

/** A place as the record keeps it. */
export const teamsPlaceOf = (standing: TeamsPlace): string => JSON.stringify(standing)

/** Reads a place; `undefined` when it is none of ours. */
export function standingIn(place: string): TeamsPlace | undefined {
  try {
    return standingSchema.parse(JSON.parse(place))
  } catch {
    return undefined
  }
}

/** A message was posted: the id that Teams gave it, and for a new thread the thread's own. */
export const landedSchema = z.object({
  id: z.string().min(1).optional().catch(undefined),
  activityId: z.string().min(1).optional().catch(undefined),
})

type Failed = Extract<Called, { ok: false }>

/**
 * What a failed call means. Microsoft asks for patience with 412, 429, 502, 503 and 504. What ends in a fault of
 * theirs may have landed all the same, unless they say when to come back; a new card is then not simply sent again.
 */
export function notSent({ status, why, unsent, ...call }: Failed, isNew: boolean): Sent {
  if (why === 'address-not-allowed') return { ok: false, retry: 'never', why }
  if (status !== undefined && status in forGood) {
    return { ok: false, retry: 'never', why: forGood[status] ?? why }
  }
  const pause = call.afterSeconds === undefined ? {} : { afterSeconds: call.afterSeconds }
  // Nothing went wrong: it is only too much at once, and never a reason to give a card up.
  if (status === 429) {
    return {
      ok: false,
      retry: 'later',
      why,
      waits: true,
      limited: true,
      afterSeconds: busySeconds,
      ...pause,
    }
  }
  const isRefused = status === 412 || status === 401
  const isPut = isRefused || (status === 503 && call.afterSeconds !== undefined)
  const maybe = isNew && !unsent && !isPut ? { maybe: true } : {}
  return { ok: false, retry: 'later', why, ...pause, ...maybe }
}

/** Where Teams does not say for how long. */
const busySeconds = 5

const notThere: NeverSent = 'not-in-place'

const forGood: Readonly<Record<number, string>> = {
  400: 'bad-request',
  403: notThere,
  404: notThere,
  405: 'bad-request',
  410: notThere,
  413: 'too-large',
  415: 'bad-request',
}
