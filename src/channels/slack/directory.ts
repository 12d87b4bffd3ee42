import * as z from 'zod'
import type { Within } from '../../conversation/deadline.ts'
import { personCalled } from '../../conversation/person-called.ts'
import { KeyedQueue } from '../../domain/keyed-queue.ts'
import type { Person } from '../../domain/person.ts'
import type { Say } from '../../message/words.ts'
import type { Logger, Shelf } from '../../review/ports.ts'
import { isDirect } from './place.ts'
import { noteRefusal } from './send-errors.ts'
import type { Workspace } from './workspaces.ts'

/** What is known of somebody in a workspace. */
const knownSchema = z.strictObject({
  name: z.string().optional(),
  zone: z.string().optional(),
  language: z.string().optional(),
  /** The conversation between them and the app. */
  direct: z.string().optional(),
  /** They have talked with the app, or were told what it is for. */
  welcomed: z.boolean().optional(),
  /** When Slack was asked last, in milliseconds. */
  askedAt: z.number().optional(),
})
type Known = z.infer<typeof knownSchema>

/** Names, time zones and private conversations of the people of all workspaces. */
export interface Directory {
  /** Somebody as they are called, asked from Slack where that is allowed. */
  person(workspace: Workspace, id: string, handle?: string): Promise<Person>
  find(team: string, id: string): Promise<Known>
  /** Notes where the app talks with somebody. */
  posted(team: string, id: string, channel: string): Promise<void>
  /** Notes that somebody did something, and where. */
  met(team: string, id: string, channel: string): Promise<void>
  /** True once for somebody with whom the app has never talked. */
  isNew(team: string, id: string): Promise<boolean>
  /** Notes that somebody opened a page of the app, which is no talk with it yet. */
  looked(team: string, id: string, channel: string): Promise<void>
  /** True for somebody who did something a moment ago. */
  isHere(team: string, id: string): boolean
  /** Forgets everybody there. */
  forget(team: string): Promise<void>
}

const askAgainMs = 24 * 3_600_000
const hereMs = 30 * 60_000

/** A name is not worth more than this much of somebody's time. */
const patienceMs = 1000

/** What Slack says of somebody. */
async function ask(
  workspace: Workspace,
  id: string,
  { logger, now }: { readonly logger: Logger; readonly now: () => number },
): Promise<Known> {
  try {
    const { user } = await workspace.client.users.info({ user: id, include_locale: true })
    const name = user?.profile?.display_name || user?.real_name || user?.name
    return {
      askedAt: now(),
      ...(name && { name }),
      ...(user?.tz && { zone: user.tz }),
      ...(user?.locale && { language: user.locale }),
    }
  } catch (error) {
    noteRefusal(error, workspace)
    logger.warn('slack-person-unknown')
    return { askedAt: now() }
  }
}

/** Makes a directory that keeps what it learns on the shelf. */
export function createDirectory(parts: {
  readonly shelf: Shelf
  readonly say: Say
  readonly logger: Logger
  readonly now: () => number
  readonly within: Within
}): Directory {
  const { shelf, say, now } = parts
  const known = new Map<string, Known>()
  const seenAt = new Map<string, number>()
  const welcoming = new KeyedQueue()
  const peopleIn = (team: string): string => `slack/person/${team}/`
  const nameFor = (team: string, id: string): string => `${peopleIn(team)}${id}`

  const find = async (team: string, id: string): Promise<Known> => {
    const name = nameFor(team, id)
    const found = known.get(name)
    if (found) return found
    const kept = knownSchema.safeParse(await shelf.get(name))
    const read = kept.success ? kept.data : {}
    known.set(name, read)
    return read
  }
  const learn = async (team: string, id: string, more: Known): Promise<Known> => {
    const before = await find(team, id)
    const after = { ...before, ...more }
    if (JSON.stringify(before) === JSON.stringify(after)) return before
    known.set(nameFor(team, id), after)
    await shelf.put(nameFor(team, id), after)
    return after
  }
  const talked = async (team: string, id: string, channel: string): Promise<void> => {
    if (isDirect(channel)) await learn(team, id, { direct: channel, welcomed: true })
  }

  return {
    find,
    async forget(team) {
      for (const names of [known, seenAt]) {
        for (const name of names.keys()) if (name.startsWith(peopleIn(team))) names.delete(name)
      }
      for (const name of await shelf.names(peopleIn(team))) await shelf.remove(name)
    },
    posted: talked,
    // Slack may tell the same twice in one moment.
    isNew: (team, id) =>
      welcoming.run(nameFor(team, id), async () => {
        const { direct, welcomed = direct !== undefined } = await find(team, id)
        if (!welcomed) await learn(team, id, { welcomed: true })
        return !welcomed
      }),
    async looked(team, id, channel) {
      seenAt.set(nameFor(team, id), now())
      const { direct, welcomed = direct !== undefined } = await find(team, id)
      if (isDirect(channel)) await learn(team, id, { direct: channel, welcomed })
    },
    isHere: (team, id) => now() - (seenAt.get(nameFor(team, id)) ?? 0) < hereMs,
    async met(team, id, channel) {
      seenAt.set(nameFor(team, id), now())
      await talked(team, id, channel)
    },
    async person(workspace, id, handle) {
      const { team } = workspace
      const before = await find(team, id).catch((): Known => ({}))
      const isOld = now() - (before.askedAt ?? 0) > askAgainMs
      const asking = isOld && workspace.may('users:read') ? ask(workspace, id, parts) : undefined
      const asked = asking && (await parts.within(patienceMs, asking))
      // What comes too late for now is there the next time.
      if (asking && !asked) void asking.then((late) => learn(team, id, late)).catch(() => undefined)
      const named = before.name === undefined && handle ? { name: handle, ...asked } : { ...asked }
      const { name, language } = await learn(team, id, named).catch(() => ({ ...before, ...named }))
      return personCalled(say, id, name, language)
    },
  }
}
