import type { Config } from '../config.ts'
import { localWorkspace } from '../conversation/local-channel.ts'
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
