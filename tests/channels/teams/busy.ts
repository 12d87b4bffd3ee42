import { createBusy } from '../slack/seating.ts'

/** Knows of every call to Teams, however it is made, until the last letter of its answer. */
const calls = createBusy()
const { fetch } = globalThis
globalThis.fetch = calls.during(async (target, init) => {
  const answer = await fetch(target, init)
  const { status, headers } = answer
  return new Response(await answer.text(), { status, headers })
})

/** Resolves when nothing goes on between the program and Teams any more. */
export const settled = calls.over
