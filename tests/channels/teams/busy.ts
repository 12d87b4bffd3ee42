import { createBusy } from '../slack/busy.ts'

/** Knows of every call to Teams until the last letter of its answer. */
const calls = createBusy()

/** How the program calls Teams in tests, so that they know when nothing goes on any more. */
export const countedFetch: typeof fetch = calls.during(
  async (...[target, init = {}]: Parameters<typeof fetch>) => {
    // Without the time limit of the call: only a test says when something takes too long.
    const { signal: _, ...asked } = init
    const answer = await fetch(target, asked)
    const { status, headers } = answer
    return new Response(await answer.text(), { status, headers })
  },
)

/** Resolves when nothing goes on between the program and Teams any more. */
export const settled = calls.over
