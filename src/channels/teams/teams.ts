import { setTimeout } from 'node:timers/promises'
import express, { type Express } from 'express'
import { createAftermath } from '../../conversation/background-work.ts'
import { createConversation } from '../../conversation/conversation.ts'
import { createLateReviews } from '../../conversation/late-reviews.ts'
import { createLoneSending } from '../../domain/lone-sending.ts'
import type { Policy } from '../../domain/policy.ts'
import type { Sending } from '../../domain/sending.ts'
import { errorName } from '../../errors.ts'
import type { Say } from '../../message/words.ts'
import type { Channel, Logger, Sender, Shelf } from '../../review/ports.ts'
import type { Reviews } from '../../review/reviews.ts'
import type { FileLinks } from '../public/file-links.ts'
import { longestBody } from './activity.ts'
import { teamsChannel } from './channel.ts'
import { createConnector } from './connector.ts'
import type { TeamsContext } from './context.ts'
import { endpoint, unreadable } from './endpoint.ts'
import { openIdentity, type TeamsIdentity, type Trust } from './identity.ts'
import { createLimiter } from './limiter.ts'
import { createLookups } from './lookups.ts'
import { isIn } from './place-search.ts'
import { redrawReplies } from './redraw-replies.ts'
import { createConversations, tenantOf } from './reference.ts'
import { createRoster } from './roster.ts'
import { allowedFiles, allowedService } from './service-url.ts'

import type { InboundContext } from './turn-context.ts'

/** What the Teams channel is made of. */
export interface TeamsParts {
  readonly identity: TeamsIdentity
  /** What becomes of a person's data when they remove the app. */
  readonly onRemoval: 'keep' | 'delete'
  /** Addresses that messages may be sent to besides Microsoft's own; each ends in a slash. */
  readonly serviceUrls: readonly string[]
  readonly shelf: Shelf
  /** Shared with the other instances of the program; absent where this one is alone. */
  readonly sending?: Sending
  readonly links?: FileLinks
  readonly say: Say
  readonly logger: Logger
  readonly now?: () => number
  /** When people work, and in which zone where nobody knows theirs. */
  readonly working?: Pick<Policy, 'week' | 'zone'>
  readonly fetch?: typeof fetch
  /** Lets so many milliseconds pass; the computer's own time unless a test says otherwise. */
  readonly pause?: (milliseconds: number) => Promise<void>
  /** Whose word about callers is taken; Microsoft's unless a test says otherwise. */
  readonly trust?: Trust
}

/** Teams, as the program starts and stops it. */
export interface Teams {
  readonly channel: Channel
  /** Adds what Teams calls to the public listener. */
  readonly routes: (app: Express) => void
  /** Begins to take activities on behalf of the application. */
  start(reviews: Reviews): Promise<void>
  stop(): Promise<void>
}

/** The program does not stay up for it. */
const wait = (milliseconds: number): Promise<void> =>
  setTimeout(milliseconds, undefined, { ref: false })

/** Nobody posts into a place that they are not in themselves, whatever their program sends. */
async function mayPost(
  context: TeamsContext,
  { workspace, who }: Sender,
  place: string,
): Promise<boolean> {
  const reference = await context.conversations.place(tenantOf(workspace), place)
  return isIn(context, reference, who.id)
}

/** Puts the Teams channel together; it takes nothing before `start`. */
export function createTeams(parts: TeamsParts): Teams {
  const {
    say,
    logger,
    shelf,
    sending,
    links,
    onRemoval,
    serviceUrls,
    now = Date.now,
    pause = wait,
  } = parts
  const identity = openIdentity(parts.identity, parts.trust)
  const isAllowed = allowedService({ serviceUrls, anonymous: identity.anonymous })
  const connector = createConnector({
    isAllowed,
    token: () => identity.token(),
    ...(parts.fetch && { fetch: parts.fetch }),
  })
  const aftermath = createAftermath((error) =>
    logger.error('teams-answer-failed', { why: errorName(error) }),
  )
  const { reviews, start } = createLateReviews('Teams')
  const conversation = createConversation({
    channel: 'teams',
    reviews,
    say,
    logger,
    links,
    now,
    working: parts.working,
    shelf,
    redrawReplies: (person, ids, words) => redrawReplies(context, person, ids, words),
    helpLines: ['teams.help.team'],
    // Teams says it where they talk with the app alone.
    zoneOf: async ({ workspace, who }) =>
      (await context.conversations.personal(tenantOf(workspace), who.id))?.timeZone,
    mayPost: (sender, place) => mayPost(context, sender, place),
  })
  const context: InboundContext = {
    reviews,
    say,
    logger,
    shelf,
    conversations: createConversations(shelf),
    connector,
    limiter: createLimiter(sending ?? createLoneSending(now)),
    roster: createRoster(createLookups({ connector, pause }), now),
    pause,
    ...(links && { links }),
    onRemoval,
    now,
    conversation,
    later: aftermath.later,
    fetch: parts.fetch ?? fetch,
    mayFetch: allowedFiles({ anonymous: identity.anonymous }),
  }
  return {
    channel: teamsChannel(context),
    routes: (app) => {
      const json = express.json({ limit: longestBody, type: 'application/json' })
      app.post('/api/messages', json, endpoint({ context, identity, isAllowed, now }), unreadable)
    },
    start: async (ready) => start(ready),
    stop: () => aftermath.settled(),
  }
}
