import type { ErrorRequestHandler, RequestHandler } from 'express'
import { createRecent } from '../../conversation/recent-deliveries.ts'
import { activitySchema, type TeamsActivity } from './activity.ts'
import type { Identity } from './identity.ts'
import { type HttpAnswer, receiveFromTeams } from './inbound.ts'
import type { InboundContext } from './turn-context.ts'

/** What the address that Teams calls works with. */
interface EndpointParts {
  readonly context: InboundContext
  readonly identity: Identity
  readonly isAllowed: (serviceUrl: string) => boolean
  readonly now: () => number
}

/** Takes what Teams posts, once it is known to be Microsoft's. */
export function endpoint(parts: EndpointParts): RequestHandler {
  const { context, now } = parts
  const recent = createRecent<HttpAnswer>(now)
  const once = (activity: TeamsActivity): Promise<HttpAnswer> => {
    const { id, conversation, type, timestamp = '' } = activity
    const run = () => receiveFromTeams(context, activity)
    if (id === undefined) return run()
    // A message that was changed comes under the id that it had at first.
    const version = type === 'messageUpdate' ? `/${timestamp}` : ''
    return recent.once(`${conversation?.id ?? ''}/${id}${version}`, run)
  }
  return async (request, response) => {
    const parsed = activitySchema.safeParse(request.body)
    if (!parsed.success) return void response.status(400).json({ error: 'bad-request' })
    const activity = parsed.data
    const refused = await refusal(parts, activity, request.get('authorization') ?? '')
    const answer = refused ?? (await once(activity))
    response.status(answer.status).json(answer.body ?? nothing(activity))
  }
}

/** Whoever waits for all replies in the answer is told that they come otherwise. */
const nothing = ({ deliveryMode }: TeamsActivity): object =>
  deliveryMode === 'expectReplies' ? { activities: [] } : {}

/** Why a call is not taken; `undefined` when it is Microsoft's own. */
async function refusal(
  { context, identity, isAllowed }: EndpointParts,
  activity: TeamsActivity,
  header: string,
): Promise<HttpAnswer | undefined> {
  const verdict = await identity.verify(activity, header)
  if (verdict === 'refused') {
    context.logger.warn('teams-caller-refused')
    return { status: 401, body: { error: 'unauthorised' } }
  }
  if (verdict === 'unavailable') {
    context.logger.warn('teams-keys-unavailable')
    return { status: 503, body: { error: 'try-again' } }
  }
  if (isAllowed(activity.serviceUrl ?? '')) return undefined
  context.logger.warn('teams-address-not-allowed')
  return { status: 403, body: { error: 'address-not-allowed' } }
}

/** A body that is no JSON, or too long. Express knows an error handler by its four parameters. */
export const unreadable: ErrorRequestHandler = (error, _request, response, next) => {
  const status = Number((error as { status?: unknown }).status)
  if (status >= 400 && status < 500) response.status(status).json({ error: 'bad-request' })
  else next(error)
}
