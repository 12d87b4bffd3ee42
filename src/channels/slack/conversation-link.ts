import { lineIn } from '../../message/line.ts'
import type { Message } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'

/** Says that what was asked for is in somebody's own conversation with the app, with one tap to get there. */
export function elsewhere(
  say: Say,
  what: 'started' | 'there',
  {
    app,
    team,
    language,
  }: {
    readonly app?: string
    readonly team: string
    /** What they read. */
    readonly language: string | undefined
  },
): Message {
  const { link, under } = keys[what]
  if (app === undefined) return lineIn(say, language, under)
  const address = new URL('https://slack.com/app_redirect')
  address.search = new URLSearchParams({ app, team }).toString()
  return lineIn(say, language, link, { address: address.href })
}

const keys = {
  started: { link: 'slack.started.link', under: 'slack.started.under' },
  there: { link: 'slack.there.link', under: 'slack.there.under' },
} as const
