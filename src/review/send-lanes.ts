import { createRateLimiter, type RateWindow } from '../domain/rate-limiter.ts'
import { conversationOf, isRedraw, isTidying } from './outbox.ts'
import type { Channel, Clock } from './ports.ts'
import type { OutboxEntry } from './record.ts'

/** A card that is to be sent, and where. */
export interface Outgoing {
  readonly workspace: string
  readonly channel: Channel
  readonly entry: OutboxEntry
}

/** When a card may go: each conversation at its pace, each workspace within its limits. */
export interface Lanes {
  /** The instant from which it may go, ISO 8601; one that is not later than `now` means now. */
  readyAt(outgoing: Outgoing, now: string): string
  /** Takes the turn before anything is waited for, so that two checks in one conversation keep its pace. */
  take(outgoing: Outgoing): void
  /** The send has ended: the pace counts from here. */
  ended(outgoing: Outgoing): void
  /** Counts a message that was posted beside the outbox. */
  postedBeside(channel: Pick<Channel, 'name' | 'limits'>, workspace: string): void
  /** The platform asked for a pause in everything of this kind in the workspace. */
  pause(outgoing: Outgoing, seconds: number): void
}

/** New cards and redrawn ones of a conversation have each their own lane; in each goes one at a time. */
export const laneOf = (entry: OutboxEntry): string =>
  `${isRedraw(entry) ? 'update' : 'post'} ${conversationOf(entry.to)}`

/** Remembers no call longer than the longest window of any platform. */
const longestWindow = 3_600_000

/** What only tidies up leaves this share of a workspace's limit to redraws that somebody waits for. */
const tidyingShare = 0.75

/** Nothing was sent yet. */
export function createLanes(clock: Clock): Lanes {
  const freeAt = new Map<string, string>()
  const milliseconds = (): number => clock.between('1970-01-01T00:00:00.000Z', clock.now())
  const limiter = createRateLimiter(milliseconds, longestWindow)

  const occupy = ({ channel, entry }: Outgoing): void => {
    const now = clock.now()
    for (const [lane, at] of freeAt) if (at <= now) freeAt.delete(lane)
    freeAt.set(laneOf(entry), clock.later(now, paceOf(channel, entry) / 1000))
  }
  return {
    readyAt(outgoing, now) {
      const { entry } = outgoing
      const wait = limiter.wait(limitNameOf(outgoing), windowsFor(outgoing))
      const fits = wait > 0 ? clock.later(now, wait / 1000) : now
      const paced = freeAt.get(laneOf(entry)) ?? now
      return [entry.notBefore ?? now, paced, fits].sort().at(-1) ?? now
    },
    take(outgoing) {
      if (windowsFor(outgoing).length > 0) limiter.count(limitNameOf(outgoing))
      occupy(outgoing)
    },
    ended: occupy,
    postedBeside({ name, limits }, workspace) {
      if (limits) limiter.count(limitName(name, workspace, 'post'))
    },
    pause: (outgoing, seconds) => limiter.pause(limitNameOf(outgoing), seconds * 1000),
  }
}

/** Many changes of one card become one redraw; a card that is to be empty is emptied as soon as it may be. */
function paceOf({ pace }: Channel, entry: OutboxEntry): number {
  if (!isRedraw(entry)) return pace.post
  return entry.card.kind === 'blank' ? 0 : pace.update
}

const limitNameOf = ({ workspace, channel, entry }: Outgoing): string =>
  limitName(channel.name, workspace, isRedraw(entry) ? 'update' : 'post')

const limitName = (channel: string, workspace: string, kind: 'post' | 'update'): string =>
  JSON.stringify([channel, workspace, kind])

function windowsFor({ channel, entry }: Outgoing): readonly RateWindow[] {
  const windows = (isRedraw(entry) ? channel.limits?.update : channel.limits?.post) ?? []
  if (!isTidying(entry)) return windows
  return windows.map(({ milliseconds, most }) => {
    return { milliseconds, most: Math.max(1, Math.floor(most * tidyingShare)) }
  })
}
