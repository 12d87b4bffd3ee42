import { message, text } from '../../message/build.ts'
import type { Message } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'

/** Says that what was asked for stands in somebody's own conversation with the app, with one tap to get there. */
export function elsewhere(
  say: Say,
  what: 'started' | 'there',
  { app, team }: { readonly app?: string; readonly team: string },
): Message {
  if (app === undefined) return message(text(say(`slack.${what}.under`)))
  const address = new URL('https://slack.com/app_redirect')
  address.search = new URLSearchParams({ app, team }).toString()
  return message(text(say(`slack.${what}.link`, { address: address.href })))
}
