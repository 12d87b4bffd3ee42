import * as z from 'zod'
import type { Seal } from './channels/public/sealed.ts'
import { type TrackerPlace, type TrackerSettings, trackerNames } from './config/tracker.ts'
import { itemExtras } from './domain/item-status.ts'
import { shelfOf } from './domain/shelf-name.ts'
import { AppError } from './errors.ts'
import { closedTracker, openTracker } from './open-tracker.ts'
import type { TrackerParts, Trackers } from './review/parts.ts'
import type { Logger, Shelf } from './review/ports.ts'

/** The tracker of one workspace, as it is kept; its token is in it only where it could be opened. */
export interface KeptTracker {
  readonly workspace: string
  /** When it was set, an ISO instant. */
  readonly setAt: string
  readonly place: TrackerPlace
  readonly token: string | undefined
}

/** The trackers that workspaces have of their own. */
export interface TrackerShelf {
  /** Every workspace that has one; `unreadable` where what is kept of it makes no sense. */
  all(): Promise<readonly (KeptTracker | { readonly unreadable: string })[]>
  /** @throws AppError('storage-failed') */
  set(workspace: string, settings: TrackerSettings): Promise<void>
  /** @throws AppError('storage-failed') */
  remove(workspace: string): Promise<void>
}

const keptSchema = z.strictObject({
  name: z.enum(trackerNames),
  target: z.string(),
  account: z.string().optional(),
  url: z.string().optional(),
  put: z.enum(['press', 'decided']),
  shows: z.array(z.enum(itemExtras)),
  setAt: z.string(),
  sealed: z.string(),
})
type Kept = Omit<z.infer<typeof keptSchema>, 'sealed'>

/** Beside the other things of its workspace, so that it goes with them. */
const nameOf = (workspace: string): string => `${shelfOf(workspace)}tracker`

const ownName = /^(?:local|(?:slack|teams)\/[^/]+)\/tracker$/
const workspaceIn = (name: string): string =>
  name.replace(/\/tracker$/, '').replace(/^(slack|teams)\//, '$1:')

/** A token opens only for the very place that it was sealed for, so that no changed file sends it elsewhere. */
const aboutOf = (workspace: string, { name, target, url = '', account = '' }: Kept): string =>
  JSON.stringify([nameOf(workspace), name, target, url, account])

/** Keeps trackers on the shelf, each token sealed; without a seal none opens, and none is kept. */
export function createTrackerShelf(parts: {
  readonly shelf: Shelf
  readonly seal: Seal | undefined
  readonly now: () => string
}): TrackerShelf {
  const { shelf, seal, now } = parts
  return {
    async all() {
      const names = (await shelf.names('')).filter((name) => ownName.test(name))
      return Promise.all(
        names.map(async (name) => {
          const workspace = workspaceIn(name)
          const read = keptSchema.safeParse(await shelf.get(name).catch(() => undefined))
          if (!read.success) return { unreadable: workspace }
          const { sealed, ...kept } = read.data
          const token = opened(seal, sealed, aboutOf(workspace, kept))
          return { workspace, setAt: kept.setAt, place: placeIn(kept), token }
        }),
      )
    },
    async set(workspace, { token, shows, ...settings }) {
      if (!seal) throw new AppError('bad-settings', 'WHATIF_SECRET_KEY is missing.')
      const kept = { ...settings, shows: [...shows], setAt: now() }
      const sealed = seal.seal(token, aboutOf(workspace, kept))
      await shelf.put(nameOf(workspace), { ...kept, sealed })
    },
    remove: (workspace) => shelf.remove(nameOf(workspace)),
  }
}

function opened(seal: Seal | undefined, sealed: string, about: string): string | undefined {
  try {
    return seal?.open(sealed, about)
  } catch {
    return undefined
  }
}

const placeIn = ({ name, target, account, url, put, shows }: Kept): TrackerPlace => ({
  ...{ name, target, put, shows: new Set(shows) },
  ...(account !== undefined && { account }),
  ...(url !== undefined && { url }),
})

/**
 * Opens the tracker of each workspace: its own, or else the one that the settings name for all of them. One that is
 * kept and cannot be opened gives way to no other, so that nothing goes where nobody wanted it.
 */
export async function openTrackers(
  kept: TrackerShelf,
  forAll: TrackerSettings | undefined,
  logger: Logger,
): Promise<Trackers | undefined> {
  const own = new Map<string, TrackerParts | undefined>()
  for (const one of await kept.all()) {
    if ('unreadable' in one) {
      logger.error('tracker-unreadable', { workspace: one.unreadable })
      own.set(one.unreadable, undefined)
      continue
    }
    const { workspace, place, token } = one
    if (token === undefined) logger.error('tracker-sealed', { workspace })
    own.set(
      workspace,
      token === undefined ? closedTracker(place) : openTracker({ ...place, token }),
    )
  }
  const shared = forAll && openTracker(forAll)
  const all = [...own.values(), shared].flatMap((one) => one?.tracker.pace ?? [])
  if (all.length === 0) return undefined
  return {
    of: (workspace) => (own.has(workspace) ? own.get(workspace) : shared),
    pace: {
      post: Math.max(...all.map(({ post }) => post)),
      update: Math.max(...all.map(({ update }) => update)),
    },
  }
}
