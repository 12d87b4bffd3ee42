import type { App } from '../app.ts'
import type { Config } from '../config.ts'
import { localWorkspace } from '../conversation/local-channel.ts'
import { AppError } from '../errors.ts'
import type { Say } from '../message/words.ts'
import type { Shelf, Store } from '../review/ports.ts'

/** Names on the shelf that begin with the place of a workspace. */
const ofSlack = /^slack\/(?:installation\/|person\/|picture\/)?(T[A-Z\d]+)(?:\/|$)/
const ofTeams = /^teams\/([^/]+)\//

/** Every workspace that this installation has heard of: with a check in it, or where somebody put the app. */
export async function knownWorkspaces(
  { teams }: Pick<Config, 'teams'>,
  store: Pick<Store, 'all'>,
  shelf: Pick<Shelf, 'names'>,
): Promise<readonly string[]> {
  const checks = (await store.all()).map(({ workspace }) => workspace)
  const kept = (await shelf.names('')).flatMap((name) => {
    const team = ofSlack.exec(name)?.[1]
    const tenant = ofTeams.exec(name)?.[1]
    return [...(team ? [`slack:${team}`] : []), ...(tenant ? [`teams:${tenant}`] : [])]
  })
  const own = teams?.identity.kind === 'app' ? [`teams:${teams.identity.tenantId}`] : []
  return [...new Set([localWorkspace, ...own, ...checks, ...kept])].toSorted()
}

/**
 * The workspace that a line names.
 * @throws AppError('bad-input') for none, or one that nobody here has heard of
 */
export function workspaceNamed(
  say: Say,
  from: {
    readonly known: readonly string[]
    readonly given: string | undefined
    /** What is said where none is named. */
    readonly missing: 'operator.tracker.noWorkspace' | 'operator.person.noWorkspace'
  },
): string {
  const workspace = from.given?.trim() ?? ''
  if (from.known.includes(workspace)) return workspace
  const hint = say('operator.tracker.known', { list: [...new Set(from.known)].join(', ') })
  const told = workspace === '' ? say(from.missing) : say('operator.tracker.unknown', { workspace })
  throw new AppError('bad-input', told, { hint })
}

/**
 * The workspace that a line about one person names.
 * @throws AppError('bad-input') for none, or one that nobody here has heard of
 */
export async function workspaceMeant(
  { say, store, shelf }: Pick<App, 'say' | 'store' | 'shelf'>,
  config: Pick<Config, 'teams'>,
  given: string | undefined,
): Promise<string> {
  const known = await knownWorkspaces(config, store, shelf)
  return workspaceNamed(say, { known, given, missing: 'operator.person.noWorkspace' })
}
