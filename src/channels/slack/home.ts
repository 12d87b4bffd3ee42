import { webApi } from '@slack/bolt'
import type { Sender } from '../../review/ports.ts'
import { refusalsOfView, throwOnRefusal } from './check-payload.ts'
import type { SlackContext } from './context.ts'
import { toHome } from './view.ts'
import type { Workspace } from './workspaces.ts'

const mostTries = 4
/** Nobody looks at a page for longer than this before they open it once more. */
const longestWaitSeconds = 60

/**
 * Draws somebody's home page anew, from our own records alone: Slack is asked for nothing. What Slack does not take
 * now is tried again, as it is by then.
 */
export async function publishHome(
  context: Pick<SlackContext, 'say' | 'reviews' | 'pause'>,
  { workspace, sender }: { readonly workspace: Workspace; readonly sender: Sender },
  page = 1,
): Promise<void> {
  const { say, reviews, pause } = context
  for (let tries = 1; ; tries++) {
    const view = toHome(await reviews().home(sender, page), { say })
    throwOnRefusal(refusalsOfView(view))
    try {
      await workspace.client.views.publish({ user_id: sender.who.id, view })
      return
    } catch (error) {
      const seconds = secondsToWait(error, tries)
      if (tries === mostTries || seconds === undefined) throw error
      await pause(seconds * 1000)
    }
  }
}

/** `undefined` for what will not be taken later either. */
function secondsToWait(error: unknown, tries: number): number | undefined {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return Math.min(error.retryAfter, longestWaitSeconds)
  }
  const isPassing =
    error instanceof webApi.WebAPIRequestError ||
    (error instanceof webApi.WebAPIHTTPError && error.statusCode >= 500)
  return isPassing ? 2 ** tries : undefined
}
