import type { Express } from 'express'
import { within } from '../../conversation/deadline.ts'

/** Whoever asks decides on the answer of this moment; one that comes later than this is none. */
const longestMs = 2000

/**
 * Adds what whoever runs the program asks: `/healthz` says that it answers, whatever else is wrong, for starting it
 * again mends nothing; `/readyz` says whether it can keep something now, so that calls go to another instance if not.
 */
export function health(
  app: Express,
  ready: () => Promise<unknown> = async () => undefined,
  about: Readonly<Record<string, string>> = {},
): void {
  app.route('/healthz').get((_request, response) => {
    response.json({ ok: true, ...about })
  })
  app.route('/readyz').get(async (_request, response) => {
    const isReady = ready().then(
      () => true,
      () => false,
    )
    const ok = (await within(longestMs, isReady)) === true
    response.status(ok ? 200 : 503).json({ ok })
  })
}
