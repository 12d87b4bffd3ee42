import type { Request, RequestHandler, Response } from 'express'
import { localWorkspace } from '../../conversation/local-channel.ts'
import {
  type PortfolioFormat,
  type PortfolioOrder,
  portfolioOrders,
} from '../../domain/portfolio.ts'
import type { Sender } from '../../review/ports.ts'
import type { Reviews } from '../../review/reviews.ts'
import { personNamed } from './person.ts'
import { languageAsked } from './problem.ts'
import type { Session, Sessions } from './session.ts'

/** What the page of all products works with. */
interface OverviewParts {
  readonly reviews: Pick<Reviews, 'portfolio'>
  readonly sessions: () => Sessions
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
 * Every product, for whoever sits at this computer; a name that was only said opens no more than that. Who has not
 * opened the page with its key is led there by the next handler.
 */
export const overviewPage =
  (parts: OverviewParts, format: PortfolioFormat): RequestHandler =>
  async (request, response, next) => {
    const session = parts.sessions().open(request.headers.cookie)
    if (!session || request.query['key'] !== undefined) return next()
    if (!isAtThisComputer(request)) return next('route')
    const whose = senderOf(request, session)
    const file = { format, order: orderAsked(request), isHere: true }
    send(response, format, await parts.reviews.portfolio(whose, file))
  }

function send(
  response: Response,
  format: PortfolioFormat,
  { name, mediaType, body }: Awaited<ReturnType<Reviews['portfolio']>>,
): void {
  response.set({ 'Content-Type': mediaType, 'Content-Security-Policy': policy })
  if (format !== 'html') response.attachment(name).set('Content-Type', mediaType)
  response.send(body)
}

/** Only the operator's own address opens it: not one that something in between was given. */
const isAtThisComputer = ({ socket, headers }: Request): boolean =>
  /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '') &&
  headers['x-forwarded-for'] === undefined &&
  headers.forwarded === undefined

function senderOf(request: Request, { name = '' }: Session): Sender {
  const language = languageAsked(request)
  const who = { ...personNamed(name), ...(language !== undefined && { language }) }
  return { workspace: localWorkspace, channel: 'web', who }
}

const orderAsked = ({ query }: Request): PortfolioOrder =>
  portfolioOrders.find((order) => order === query['sort']) ?? 'late'
