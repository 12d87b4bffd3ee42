import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { limits } from '../../domain/limits.ts'
import type { NameTrust } from '../../domain/person.ts'
import type { BoundNames } from './bound-names.ts'
import type { Invitation } from './keys.ts'
import { personNamed } from './person.ts'

const sessionSchema = z.strictObject({
  id: z.uuid(),
  /** Who sits at the browser, as they say. */
  name: z.string().min(1).max(limits.name).optional(),
  /** They came with an invitation of this name: it is no claim. */
  proven: z.literal(true).optional(),
  /** It opened with the operator's own address. */
  operator: z.literal(true).optional(),
  /** When it was last given out, in milliseconds. */
  at: z.number(),
})

/** A browser that opened the page with a key. All of it lives in its sealed cookie, so a restart forgets nobody. */
export type Session = z.infer<typeof sessionSchema>

/** A browser that does not come back for so long needs a fresh key: 90 days. */
const longest = 90 * 24 * 60 * 60

/** A session for a browser that has just shown a key. */
export const newSession = (): Session => ({ id: randomUUID(), at: Date.now() })

/** How far the name of whoever sits at a browser can be trusted, by the address with which it opened. */
export const trustIn = ({ proven, operator }: Session): NameTrust =>
  proven ? 'proven' : operator ? 'operator' : 'claimed'

/** A session once a key was used in its browser; one that is for a person is theirs from then on, whoever sat there before. */
export function invited(known: Session | undefined, invitation: Invitation): Session {
  switch (invitation.kind) {
    case 'person':
      return { ...newSession(), name: invitation.name, proven: true }
    case 'operator':
      return { ...(known ?? newSession()), operator: true }
    case 'anybody':
      return known ?? newSession()
  }
}

/** The session as it counts: a name that belongs to somebody else by now has to be said anew. */
export function withoutTakenName(session: Session, bound: Pick<BoundNames, 'has'>): Session {
  const { name, ...nameless } = session
  const isTaken = name !== undefined && !session.proven && bound.has(personNamed(name).id)
  return isTaken ? nameless : session
}

/** Seals and opens sessions with the secret of this data folder; a cookie changed by anybody opens nothing. */
export interface Sessions {
  /** The whole Set-Cookie line. */
  cookie(session: Session): string
  /** The session in a request's Cookie line, when it is there and ours. */
  open(cookies: string | undefined): Session | undefined
}

/** Browsers share cookies between ports, so that the name says which port it belongs to. */
export function createSessions(secret: Uint8Array, port: number): Sessions {
  const name = `whatif-${port}`
  const sign = (body: string) => createHmac('sha256', secret).update(body).digest()
  return {
    cookie(session) {
      const body = Buffer.from(JSON.stringify({ ...session, at: Date.now() })).toString('base64url')
      const value = `${body}.${sign(body).toString('base64url')}`
      return `${name}=${value}; Max-Age=${longest}; Path=/; HttpOnly; SameSite=Strict`
    },
    open(cookies) {
      const [body = '', seal = ''] = cookieIn(cookies ?? '', name).split('.')
      const given = Buffer.from(seal, 'base64url')
      const right = sign(body)
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
      const session = sessionSchema.safeParse(parsed(body))
      const fresh = session.success && Date.now() - session.data.at < longest * 1000
      return fresh ? session.data : undefined
    },
  }
}

function cookieIn(cookies: string, name: string): string {
  const pair = cookies.split(';').find((one) => one.trim().startsWith(`${name}=`))
  return pair?.trim().slice(name.length + 1) ?? ''
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(Buffer.from(body, 'base64url').toString())
  } catch {
    return undefined
  }
}
