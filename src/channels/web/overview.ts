import type { Request, RequestHandler, Response } from 'express'
import { localWorkspace } from '../../conversation/local-channel.ts'
import {
  type PortfolioFormat,
  type PortfolioOrder,
  portfolioOrders,
} from '../../domain/portfolio.ts'
import { AppError } from '../../errors.ts'
import { type Say, sayIn } from '../../message/words.ts'
import type { Sender } from '../../review/ports.ts'
import type { ReportFile, Reviews } from '../../review/reviews.ts'
import type { BoundNames } from './bound-names.ts'
import { personNamed } from './person.ts'
import { languageAsked } from './problem.ts'
import { type Session, type Sessions, trustIn, withoutTakenName } from './session.ts'
import { noticePage } from './shell.ts'

/** What the page of all products works with. */
interface OverviewParts {
  readonly reviews: Pick<Reviews, 'portfolio'>
  readonly say: Say
  readonly sessions: () => Sessions
  readonly bound: BoundNames
}

/** A document of ours without any script: its own style and drawings, and links of this page. */
const policy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * Every product, for whoever started the program or came by an address that is theirs alone; a name that was only said
 * opens nothing. Who has not opened the page with its key is led there by the next handler.
 */
export const overviewPage =
  (parts: OverviewParts, format: PortfolioFormat): RequestHandler =>
  async (request, response, next) => {
    const session = parts.sessions().open(request.headers.cookie)
    if (!session || request.query['key'] !== undefined) return next()
    if (!isAtThisComputer(request)) return next('route')
    const whose = senderOf(request, withoutTakenName(session, parts.bound))
    const file = { format, order: orderAsked(request), isHere: true }
    try {
      send(response, format, await parts.reviews.portfolio(whose, file))
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'not-allowed') throw error
      // It is a page that somebody opened, whatever file they asked for: its words say what to do.
      const say = sayIn(parts.say, whose.who.language)
      response.status(403).type('html').send(noticePage(say, error.message))
    }
  }

function send(
  response: Response,
  format: PortfolioFormat,
  { name, mediaType, body }: ReportFile,
): void {
  response.set({ 'Content-Type': mediaType, 'Content-Security-Policy': policy })
  if (format !== 'html') response.attachment(name).set('Content-Type', mediaType)
  response.send(body)
}

/** Only this computer opens it: not what something in between passes on. */
const isAtThisComputer = ({ socket, headers }: Request): boolean =>
  /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '') &&
  headers['x-forwarded-for'] === undefined &&
  headers.forwarded === undefined

function senderOf(request: Request, session: Session): Sender {
  const language = languageAsked(request)
  const who = { ...personNamed(session.name ?? ''), ...(language !== undefined && { language }) }
  return { workspace: localWorkspace, channel: 'web', who, trust: trustIn(session) }
}

const orderAsked = ({ query }: Request): PortfolioOrder =>
  portfolioOrders.find((order) => order === query['sort']) ?? 'late'
