import type { RequestHandler, Response } from 'express'
import type { BoundNames } from './bound-names.ts'
import { type PageProblems, refuseRequest } from './problem.ts'
import { type Session, type Sessions, withoutTakenName } from './session.ts'

/** The names under which a browser on this computer reaches us; any other name is somebody else's page. */
const ourNames = ['127.0.0.1', 'localhost', '[::1]']

/** Lets only requests through that were sent to this computer by name: a foreign name pointed here is refused. */
export function onlyOurHost(port: () => number, problems: PageProblems): RequestHandler {
  return (request, response, next) => {
    const ours = ourNames.some((name) => request.headers.host === `${name}:${port()}`)
    if (ours) next()
    else refuseRequest(response, problems.wrongPlace)
  }
}

/** Other pages may neither read nor show what is ours; a browser says where a request comes from. */
export function onlyOurPages(problems: PageProblems): RequestHandler {
  return (request, response, next) => {
    const site = request.headers['sec-fetch-site']
    if (site === undefined || site === 'same-origin' || site === 'none') next()
    else refuseRequest(response, problems.wrongPlace)
  }
}

/** A write comes from our own page and is JSON or another type that no form on another page can send. */
export function onlyOurWrites(
  problems: PageProblems,
  type: 'application/json' | 'application/octet-stream' = 'application/json',
): RequestHandler {
  return (request, response, next) => {
    const { origin, host } = request.headers
    if (origin !== `http://${host}`) refuseRequest(response, problems.wrongPlace)
    else if (!request.is(type)) refuseRequest(response, { ...problems.badForm, status: 415 })
    else next()
  }
}

/** Lets only browsers through that opened the page with a key. */
export function onlyWithSession(
  sessions: () => Sessions,
  problems: PageProblems,
  bound: BoundNames,
): RequestHandler {
  return (request, response, next) => {
    const session = sessions().open(request.headers.cookie)
    if (!session) return refuseRequest(response, problems.locked)
    response.locals['session'] = withoutTakenName(session, bound)
    next()
  }
}

/** The session of a request that was let in. */
export const sessionOf = (response: Response): Session => response.locals['session'] as Session

/** True for an id that can be one of ours; everything else is not found. */
export const isId = (id: unknown): id is string =>
  typeof id === 'string' && /^[\w-]{1,200}$/.test(id)
