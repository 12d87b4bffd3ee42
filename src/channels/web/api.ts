import express, { type RequestHandler, type Response, Router } from 'express'
import * as z from 'zod'
import type { Conversation } from '../../conversation/conversation.ts'
import { localWorkspace } from '../../conversation/local-channel.ts'
import { actionSchema } from '../../domain/action.ts'
import type { Person } from '../../domain/person.ts'
import { type PictureKind, pictureKinds } from '../../domain/picture.ts'
import {
  type FileFormat,
  fileFormats,
  peopleNamingSchema,
  reportFormatFacts,
} from '../../domain/report-format.ts'
import { mostFileBytes } from '../../domain/suggestion.ts'
import { zoneSchema } from '../../domain/zone.ts'
import { lineIn } from '../../message/line.ts'
import type { Say } from '../../message/words.ts'
import type { Outcome, Sender } from '../../review/ports.ts'
import type { Reviews } from '../../review/reviews.ts'
import { actionOfPress } from '../adaptive-card/press.ts'
import type { BoundNames } from './bound-names.ts'
import { isId, onlyOurWrites, onlyWithSession, sessionOf } from './guard.ts'
import { asDocument } from './headers.ts'
import { nameSchema, personNamed } from './person.ts'
import { languageAsked, type PageProblems, refuseRequest } from './problem.ts'
import { type Session, type Sessions, trustIn } from './session.ts'
import type { Streams } from './stream.ts'
import { wireFeed, wireItem, wireOutcome, wireWaiting } from './wire-out.ts'

/** What the page's own addresses work with. */
interface ApiParts {
  readonly reviews: Reviews
  readonly say: Say
  readonly conversation: Conversation
  readonly problems: PageProblems
  readonly streams: Streams
  readonly sessions: () => Sessions
  readonly bound: BoundNames
}

/** A long answer is 4,000 letters; 64 kB leaves room for every script of the world. */
const mostBytes = 64 * 1024

/** A file that suggests answers comes as it is. */
const fileType = 'application/octet-stream'

const meSchema = z.strictObject({ name: nameSchema })
const pressSchema = z.strictObject({
  id: z.uuid(),
  action: z.looseObject({ type: z.string() }),
  /** Where the browser’s days begin and end. */
  zone: zoneSchema.optional().catch(undefined),
})

/** Everything the page asks for and sends. */
export function createApi(parts: ApiParts): Router {
  const { problems } = parts
  const api = Router({ caseSensitive: true, strict: true })
  const json = express.json({ limit: mostBytes, inflate: false, type: 'application/json' })
  const write = [onlyOurWrites(problems), json]
  const file = express.raw({ limit: mostFileBytes, inflate: false, type: fileType })
  api.use(onlyWithSession(parts.sessions, problems, parts.bound))
  api
    .route('/me')
    .get(me)
    .post(...write, rename(parts))
    .all(otherwise(problems))
  api.use(onlyNamed(problems))
  api.route('/checks').get(list(parts)).all(otherwise(problems))
  api
    .route('/actions')
    .post(...write, act(parts))
    .all(otherwise(problems))
  api.param('id', (_request, response, next, id) => {
    if (isId(id)) next()
    else refuseRequest(response, problems.notFound)
  })
  api.route('/checks/:id').get(feed(parts)).all(otherwise(problems))
  api
    .route('/checks/:id/file')
    .post(onlyOurWrites(problems, fileType), file, suggest(parts))
    .all(otherwise(problems))
  api.route('/checks/:id/events').get(events(parts)).all(otherwise(problems))
  for (const format of fileFormats) {
    api.route(`/checks/:id/report.${format}`).get(report(parts, format)).all(otherwise(problems))
  }
  for (const kind of pictureKinds) {
    api.route(`/checks/:id/${kind}.svg`).get(picture(parts, kind)).all(otherwise(problems))
  }
  api.use((_request, response) => refuseRequest(response, problems.noPage))
  return api
}

const otherwise =
  (problems: PageProblems): RequestHandler =>
  (_request, response) =>
    refuseRequest(response, problems.wrongWay)

const me: RequestHandler = (_request, response) => {
  response.json({ name: sessionOf(response).name ?? null })
}

const rename =
  ({ sessions, problems, bound }: ApiParts): RequestHandler =>
  async (request, response) => {
    const body = meSchema.safeParse(request.body)
    if (!body.success) return refuseRequest(response, problems.badForm)
    const { name } = body.data
    const { id } = personNamed(name)
    const before = sessionOf(response)
    const isTheirs = personNamed(before.name ?? '').id === id
    if (before.proven && !isTheirs) return refuseRequest(response, problems.ownName)
    // Another instance may have given that name to somebody a moment ago.
    await bound.refresh()
    if (!before.proven && bound.has(id)) return refuseRequest(response, problems.takenName)
    const session: Session = { ...before, name }
    response.set('Set-Cookie', sessions().cookie(session)).json({ name })
  }

const onlyNamed =
  (problems: PageProblems): RequestHandler =>
  (_request, response, next) => {
    if (sessionOf(response).name === undefined) refuseRequest(response, problems.noName)
    else next()
  }

const senderOf = (response: Response): Sender => ({
  workspace: localWorkspace,
  channel: 'web',
  who: { ...personNamed(sessionOf(response).name ?? ''), ...languageOf(response) },
  trust: trustIn(sessionOf(response)),
})

/** The language that their browser asks for first. */
function languageOf({ req }: Response): Pick<Person, 'language'> {
  const language = languageAsked(req)
  return language === undefined ? {} : { language }
}

const idOf = (params: Readonly<Record<string, unknown>>): string => String(params['id'])

const list =
  ({ reviews, say }: ApiParts): RequestHandler =>
  async (_request, response) => {
    const sender = senderOf(response)
    const { checks, waiting, mayOverview, away, unreadable } = await reviews.checks(sender)
    response.json({
      checks: checks.map(wireItem),
      waiting: waiting.map(wireWaiting),
      mayOverview,
      ...(away && { away: wireOutcome(say, { replies: [away] }).replies }),
      ...(unreadable && { unreadable: wireOutcome(say, { replies: [unreadable] }).replies }),
    })
  }

/** What is typed below a check means what it means everywhere; the page has a place of its own for the report. */
async function typed(
  { conversation, say }: ApiParts,
  said: {
    readonly id: string
    readonly sender: Sender
    readonly review?: string | undefined
    readonly text: string
  },
): Promise<Outcome> {
  const { id, sender, review, text: words } = said
  const current = async () => review
  const heard = await conversation.hear({ id, sender, words, otherwise: 'answer', current })
  if (heard.refused) return { ...heard, notTaken: true }
  if (!heard.download) return heard
  return {
    ...heard,
    replies: [...heard.replies, lineIn(say, sender.who.language, 'page.report.above')],
  }
}

/** One delivery; its id is the browser's own, and no two browsers can mean the same one. */
const act = (parts: ApiParts): RequestHandler => {
  const { reviews, say, problems } = parts
  return async (request, response) => {
    const press = pressSchema.safeParse(request.body)
    const action = actionSchema.safeParse(actionOfPress(press.data?.action))
    if (!press.success || !action.success) return refuseRequest(response, problems.badForm)
    const id = `web:${sessionOf(response).id}:${press.data.id}`
    const { zone } = press.data
    const sender = senderOf(response)
    const where = zone === undefined ? {} : { zone }
    const outcome =
      action.data.type === 'say' && !action.data.certain
        ? await typed(parts, { id, sender, ...action.data })
        : await reviews.handle({ id, ...sender, ...where, action: action.data })
    response.json(wireOutcome(say, outcome))
  }
}

/** A file with a name, under the browser's own id for it. */
const fileSchema = z.object({
  'x-delivery': z.uuid(),
  'x-file-name': z.string().max(3000).transform(decoded).pipe(z.string().trim().min(1)),
})

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

/** What a file suggests is offered in the check that it was dropped on. */
const suggest = ({ reviews, say, problems }: ApiParts): RequestHandler => {
  return async (request, response) => {
    const headers = fileSchema.safeParse(request.headers)
    const bytes: unknown = request.body
    if (!headers.success || !(bytes instanceof Uint8Array))
      return refuseRequest(response, problems.badForm)
    const delivery = `web:${sessionOf(response).id}:${headers.data['x-delivery']}`
    const file = { name: headers.data['x-file-name'], bytes }
    const outcome = await reviews.suggest(senderOf(response), idOf(request.params), {
      delivery,
      file,
    })
    response.json(wireOutcome(say, outcome))
  }
}

const feed =
  ({ reviews, say }: ApiParts): RequestHandler =>
  async (request, response) => {
    const found = await reviews.feed(senderOf(response), idOf(request.params))
    response.json(wireFeed(say, found))
  }

/** Whoever may see the check may hear that it changed. */
const events =
  ({ reviews, streams }: ApiParts): RequestHandler =>
  async (request, response) => {
    const { review } = await reviews.feed(senderOf(response), idOf(request.params))
    if (!response.closed) streams.open(review, response)
  }

const report =
  ({ reviews }: ApiParts, format: FileFormat): RequestHandler =>
  async (request, response) => {
    const people = peopleNamingSchema.safeParse(request.query['people']).data
    const file = await reviews.report(senderOf(response), idOf(request.params), format, people)
    const { shown: how } = reportFormatFacts[format]
    asDocument(response)
      .set('Content-Type', `${file.mediaType.split(';')[0]}; charset=utf-8`)
      .set('Content-Disposition', `${how}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .send(file.body)
  }

const picture =
  ({ reviews }: ApiParts, kind: PictureKind): RequestHandler =>
  async (request, response) => {
    const svg = await reviews.picture(senderOf(response), idOf(request.params), kind)
    asDocument(response).type('image/svg+xml').send(svg)
  }
