import type { Installation, InstallationStore } from '@slack/bolt'
import * as z from 'zod'
import { AppError } from '../../errors.ts'
import type { Shelf } from '../../review/ports.ts'
import type { Seal } from '../public/sealed.ts'

/** A workspace that installed the app. */
export interface Installed {
  readonly token: string
  readonly botUser: string
  readonly botId: string
  readonly scopes: readonly string[]
}

/** The workspaces that installed the app; their tokens are never kept in the clear. */
export interface Installations extends InstallationStore {
  find(team: string): Promise<Installed | undefined>
  remove(team: string): Promise<void>
  /** Told when a workspace installs the app, so that an older token is not used any more. */
  onInstalled: (team: string) => void
}

const keptSchema = z.strictObject({
  sealed: z.string(),
  botUser: z.string(),
  botId: z.string(),
  scopes: z.array(z.string()),
  installedAt: z.string(),
})

const nameOf = (team: string): string => `slack/installation/${team}`

/** Keeps installations on the shelf, each token sealed for its own workspace alone. */
export function createInstallations(parts: {
  readonly shelf: Shelf
  readonly seal: Seal
  readonly now: () => Date
}): Installations {
  const { shelf, seal, now } = parts
  const find = async (team: string): Promise<Installed | undefined> => {
    const kept = await shelf.get(nameOf(team))
    if (kept === undefined) return undefined
    const { sealed, botUser, botId, scopes } = keptSchema.parse(kept)
    return { token: seal.open(sealed, nameOf(team)), botUser, botId, scopes }
  }
  const remove = (team: string): Promise<void> => shelf.remove(nameOf(team))
  const store: Installations = {
    find,
    remove,
    onInstalled: () => undefined,
    async storeInstallation(installation) {
      const { team, bot } = wholeOne(installation)
      await shelf.put(nameOf(team), {
        sealed: seal.seal(bot.token, nameOf(team)),
        botUser: bot.userId,
        botId: bot.id,
        scopes: bot.scopes,
        installedAt: now().toISOString(),
      })
      store.onInstalled(team)
    },
    async fetchInstallation({ teamId }) {
      const installed = teamId === undefined ? undefined : await find(teamId)
      if (!installed || teamId === undefined) throw notInstalled()
      const { token, botUser, botId, scopes } = installed
      return {
        team: { id: teamId },
        enterprise: undefined,
        user: { id: botUser, token: undefined, scopes: undefined },
        bot: { token, userId: botUser, id: botId, scopes: [...scopes] },
      }
    },
    async deleteInstallation({ teamId }) {
      if (teamId !== undefined) await remove(teamId)
    },
  }
  return store
}

function wholeOne({ team, bot }: Installation) {
  if (team === undefined || !bot) {
    throw new AppError(
      'bad-input',
      'The app can be installed in a workspace, not in a whole organisation.',
    )
  }
  return { team: team.id, bot }
}

const notInstalled = (): AppError =>
  new AppError('not-found', 'The app is not installed in that workspace.')
