import { webApi } from '@slack/bolt'
import type { NeverSent } from '../../domain/never-sent.ts'
import type { Sent } from '../../review/ports.ts'
import type { Workspace } from './workspaces.ts'

/** What an error of Slack means for a card. */
export function sentFor(error: unknown, workspace: Workspace): Sent {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return later('ratelimited', { afterSeconds: error.retryAfter, waits: true, pausesAll: true })
  }
  if (error instanceof webApi.WebAPIPlatformError) return refused(error, workspace)
  if (error instanceof webApi.WebAPIHTTPError) {
    const isOurs = error.statusCode >= 400 && error.statusCode < 500
    return isOurs ? never(`http-${error.statusCode}`) : later(`http-${error.statusCode}`, lost)
  }
  if (error instanceof webApi.WebAPIRequestError) {
    return later('unreachable', isUnreached(error) ? {} : lost)
  }
  // It was not even asked: our own drawing or storing failed.
  return later('channel-failed')
}

/** The answer was lost: the card may be posted. */
const lost = { maybe: true } as const

function refused(failure: webApi.WebAPIPlatformError, workspace: Workspace): Sent {
  const { error } = failure.data
  noteRefusal(failure, workspace)
  const reason = Object.entries(reasons).find(([, errors]) => errors.some((one) => one === error))
  if (reason) return never(reason[0])
  if (troubled.has(error)) return later(error, lost)
  // Not this app alone: everybody in the workspace writes too much just now.
  if (error === 'message_limit_exceeded' || error === 'rate_limited' || error === 'ratelimited') {
    return later(error, { afterSeconds: busySeconds, waits: true, pausesAll: true })
  }
  if (patient.has(error)) return later(error, { afterSeconds: longWaitSeconds, waits: true })
  return never(error)
}

/** Remembers what the app was not allowed, so that it is not tried again. */
export function noteRefusal(failure: unknown, workspace: Workspace): void {
  if (!(failure instanceof webApi.WebAPIPlatformError)) return
  const { data } = failure
  if (data.error !== 'missing_scope' || !('needed' in data)) return
  for (const scope of String(data.needed).split(',')) workspace.lacks(scope.trim())
}

/** What Slack calls the reasons that people are told in words. */
const reasons: Readonly<Partial<Record<NeverSent, readonly string[]>>> = {
  'not-in-place': ['not_in_channel', 'channel_not_found'],
  'place-closed': ['is_archived'],
  'not-allowed': [
    'ekm_access_denied',
    'enterprise_is_restricted',
    'restricted_action',
    'restricted_action_non_threadable_channel',
    'restricted_action_read_only_channel',
    'restricted_action_thread_locked',
    'restricted_action_thread_only_channel',
    'team_access_not_granted',
    'user_is_restricted',
  ],
  'no-permission': ['missing_scope', 'no_permission'],
  'too-long': [
    'invalid_blocks',
    'invalid_blocks_format',
    'msg_blocks_too_long',
    'msg_too_long',
    'too_many_attachments',
  ],
}

/** Slack does not say whether it did it. */
const troubled = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
])
/** Somebody has to mend it in Slack first. */
const patient = new Set([
  'access_denied',
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'org_login_required',
  'team_added_to_org',
  'token_expired',
  'token_revoked',
  'two_factor_setup_required',
])
const longWaitSeconds = 900
const busySeconds = 60

/** True when nothing can have arrived: there was nobody to talk to. */
function isUnreached(error: Error): boolean {
  const codes = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && codes.has(String(at.code))) return true
  }
  return false
}

const never = (why: string): Sent => ({ ok: false, retry: 'never', why })

const later = (
  why: string,
  more: Pick<
    Extract<Sent, { retry: 'later' }>,
    'afterSeconds' | 'maybe' | 'waits' | 'pausesAll'
  > = {},
): Sent => ({ ok: false, retry: 'later', why, ...more })
