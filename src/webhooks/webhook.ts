import { Webhook } from 'standardwebhooks'
import type { NoticePort, Told } from '../review/notice-sender.ts'

/** Where another system is told, and with what it knows that it is us. */
export interface WebhookTarget {
  readonly url: string
  /** `whsec_` and base64, as Standard Webhooks has it. */
  readonly secret: string
}

const patienceMilliseconds = 15_000
const longestPauseSeconds = 3600

/**
 * Tells another system over HTTP, signed as Standard Webhooks says. No redirect is followed: only the address that
 * the operator set is ever called.
 */
export function createWebhook(
  { url, secret }: WebhookTarget,
  { patience = patienceMilliseconds, now = () => new Date() } = {},
): NoticePort {
  const signer = new Webhook(secret)
  return {
    async tell({ id, kind, product, check, day }) {
      const body = JSON.stringify({ kind, product, check, day })
      const at = now()
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'user-agent': 'Whatif',
            'webhook-id': id,
            'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
            'webhook-signature': signer.sign(id, at, body),
          },
          body,
          redirect: 'manual',
          signal: AbortSignal.timeout(patience),
        })
        await response.body?.cancel()
        return toldBy(response)
      } catch (error) {
        const isLate = error instanceof DOMException && error.name === 'TimeoutError'
        return { ok: false, retry: 'later', why: isLate ? 'no-answer' : 'unreachable' }
      }
    },
  }
}

/** Everything but a 2xx is tried again, as the specification asks; a 410 wants to hear nothing more of it. */
function toldBy({ ok, status, headers }: Response): Told {
  if (ok) return { ok: true }
  if (status === 410) return { ok: false, retry: 'never', why: 'status-410' }
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return {
    ok: false,
    retry: 'later',
    why: `status-${status}`,
    ...(seconds > 0 && { afterSeconds: Math.min(seconds, longestPauseSeconds) }),
  }
}
