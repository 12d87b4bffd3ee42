import * as z from 'zod'
import type { Within } from '../../conversation/deadline.ts'
import { personCalled } from '../../conversation/person-called.ts'
import type { Person } from '../../domain/person.ts'
import type { Say } from '../../message/words.ts'
import type { Logger, Shelf } from '../../review/ports.ts'
import { isDirect } from './place.ts'
import { createPresence } from './presence.ts'
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
  /** True for somebody who did something a moment ago, whichever instance of the program heard of it. */
  isHere(team: string, id: string): Promise<boolean>
  /** Forgets everybody there. */
  forget(team: string): Promise<void>
}

const askAgainMs = 24 * 3_600_000
/** What another instance has learned is known here after this at the latest. */
const freshMs = 60_000

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

const readKnown = (value: unknown): Known => knownSchema.safeParse(value).data ?? {}

/** Whoever talks with the app was told what it is for, or knows. */
const isWelcome = ({ direct, welcomed = direct !== undefined }: Known): boolean => welcomed

/** Makes a directory that keeps what it learns on the shelf. */
export function createDirectory(parts: {
  readonly shelf: Shelf
  readonly say: Say
  readonly logger: Logger
  readonly now: () => number
  readonly within: Within
}): Directory {
  const { shelf, say, now } = parts
  const known = new Map<string, { readonly at: number; readonly person: Known }>()
  const presence = createPresence(shelf, now)
  const peopleIn = (team: string): string => `slack/person/${team}/`
  const nameFor = (team: string, id: string): string => `${peopleIn(team)}${id}`

  const noted = (name: string, value: unknown): Known => {
    const person = readKnown(value)
    known.set(name, { at: now(), person })
    return person
  }
  const find = async (team: string, id: string): Promise<Known> => {
    const name = nameFor(team, id)
    const found = known.get(name)
    if (found && now() - found.at < freshMs) return found.person
    return noted(name, await shelf.get(name))
  }
  const learn = async (team: string, id: string, more: Known): Promise<Known> => {
    const before = await find(team, id)
    if (JSON.stringify(before) === JSON.stringify({ ...before, ...more })) return before
    const name = nameFor(team, id)
    return noted(name, await shelf.change(name, (value) => ({ ...readKnown(value), ...more })))
  }
  // Slack may tell the same twice in one moment, and two instances.
  const firstTime = async (name: string): Promise<boolean> => {
    let isFirst = false
    const kept = await shelf.change(name, (value) => {
      isFirst = !isWelcome(readKnown(value))
      return isFirst ? { ...readKnown(value), welcomed: true } : value
    })
    noted(name, kept)
    return isFirst
  }
  const talked = async (team: string, id: string, channel: string): Promise<void> => {
    if (isDirect(channel)) await learn(team, id, { direct: channel, welcomed: true })
  }

  return {
    find,
    async forget(team) {
      for (const name of known.keys()) if (name.startsWith(peopleIn(team))) known.delete(name)
      for (const name of await shelf.names(peopleIn(team))) await shelf.remove(name)
      await presence.forget(team)
    },
    posted: talked,
    isNew: (team, id) => firstTime(nameFor(team, id)),
    async looked(team, id, channel) {
      await presence.note(team, id)
      const { direct, welcomed = direct !== undefined } = await find(team, id)
      if (isDirect(channel)) await learn(team, id, { direct: channel, welcomed })
    },
    isHere: presence.isHere,
    async met(team, id, channel) {
      await presence.note(team, id)
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
