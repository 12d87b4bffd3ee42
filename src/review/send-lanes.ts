import type { RateWindow } from '../domain/rate-limiter.ts'
import type { Sending, SendLine } from '../domain/sending.ts'
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
  /** The instant from which it may go as far as is known here, ISO 8601; one that is not later than `now` means now. */
  readyAt(outgoing: Outgoing, now: string): string
  /**
   * Takes the turn before anything is waited for, so that two checks in one conversation keep its pace, whichever
   * instance has them. False where there is none now; `readyAt` then says when there may be one.
   * @throws AppError('storage-failed')
   */
  take(outgoing: Outgoing): Promise<boolean>
  /** The send has ended: the pace counts from here. @throws AppError('storage-failed') */
  ended(outgoing: Outgoing): Promise<void>
  /** Counts a message that was posted beside the outbox. @throws AppError('storage-failed') */
  postedBeside(channel: Pick<Channel, 'name' | 'limits'>, workspace: string): Promise<void>
  /** The platform asked for a pause in everything of this kind in the workspace. @throws AppError('storage-failed') */
  pause(outgoing: Outgoing, seconds: number): Promise<void>
}

/** New cards and redrawn ones of a conversation have each their own lane; in each goes one at a time. */
export const laneOf = (entry: OutboxEntry): string =>
  `${isRedraw(entry) ? 'update' : 'post'} ${conversationOf(entry.to)}`

/** What only tidies up leaves this share of a workspace's limit to redraws that somebody waits for. */
const tidyingShare = 0.75

/** The lines that all instances share, and what is known here of when they are free. */
export function createLanes(clock: Clock, sending: Sending): Lanes {
  const busyUntil = new Map<string, string>()
  const note = (lines: readonly SendLine[], milliseconds: number): void => {
    const now = clock.now()
    for (const [known, at] of busyUntil) if (at <= now) busyUntil.delete(known)
    if (milliseconds > 0) busyUntil.set(nameOf(lines), clock.later(now, milliseconds / 1000))
  }
  return {
    readyAt(outgoing, now) {
      const lines = linesFor(outgoing)
      const busy = [lines, ...lines.map((line) => [line])].map((some) =>
        busyUntil.get(nameOf(some)),
      )
      const all = [outgoing.entry.notBefore, ...busy].flatMap((at) => at ?? [])
      return [now, ...all].toSorted().at(-1) ?? now
    },
    async take(outgoing) {
      const lines = linesFor(outgoing)
      const wait = await sending.take(lines)
      note(wait > 0 ? lines : pacedLine(outgoing), wait > 0 ? wait : paceOf(outgoing))
      return wait === 0
    },
    async ended(outgoing) {
      const [line] = pacedLine(outgoing)
      if (!line) return
      note([line], paceOf(outgoing))
      await sending.pause(line.name, paceOf(outgoing))
    },
    async postedBeside({ name, limits }, workspace) {
      if (limits) await sending.count(limitName(name, workspace, 'post'))
    },
    async pause(outgoing, seconds) {
      const line = limitLine(outgoing)
      note([line], seconds * 1000)
      await sending.pause(line.name, seconds * 1000)
    },
  }
}

/** Everything that a card waits for. */
const linesFor = (outgoing: Outgoing): readonly SendLine[] => [
  ...pacedLine(outgoing),
  limitLine(outgoing),
]

/** What is known of lines holds for those who have the same share of them. */
const nameOf = (lines: readonly SendLine[]): string => JSON.stringify(lines)

/** The line of its conversation; none where nothing has to be waited for. */
function pacedLine(outgoing: Outgoing): readonly SendLine[] {
  const { workspace, entry } = outgoing
  const milliseconds = paceOf(outgoing)
  if (milliseconds === 0) return []
  const name = JSON.stringify([workspace, laneOf(entry)])
  return [{ name, windows: [{ milliseconds, most: 1 }] }]
}

/** The line of its workspace; a platform without limits may still ask for a pause. */
const limitLine = (outgoing: Outgoing): SendLine => ({
  name: limitName(
    outgoing.channel.name,
    outgoing.workspace,
    isRedraw(outgoing.entry) ? 'update' : 'post',
  ),
  windows: windowsFor(outgoing),
})

/** Many changes of one card become one redraw; a card that is to be empty is emptied as soon as it may be. */
function paceOf({ channel: { pace }, entry }: Outgoing): number {
  if (!isRedraw(entry)) return pace.post
  return entry.card.kind === 'blank' ? 0 : pace.update
}

const limitName = (channel: string, workspace: string, kind: 'post' | 'update'): string =>
  JSON.stringify([channel, workspace, kind])

function windowsFor({ channel, entry }: Outgoing): readonly RateWindow[] {
  const windows = (isRedraw(entry) ? channel.limits?.update : channel.limits?.post) ?? []
  if (!isTidying(entry)) return windows
  return windows.map(({ milliseconds, most }) => {
    return { milliseconds, most: Math.max(1, Math.floor(most * tidyingShare)) }
  })
}
