import { readFile } from 'node:fs/promises'
import type { Express } from 'express'
import { createFileLinks, type FileLinks } from './channels/public/file-links.ts'
import type { PublicListener } from './channels/public/listener.ts'
import { createSeal, keyFrom } from './channels/public/sealed.ts'
import type { Slack } from './channels/slack/slack.ts'
import type { TeamsIdentity } from './channels/teams/identity.ts'
import type { Teams } from './channels/teams/teams.ts'
import { systemClock } from './clock.ts'
import { type PlatformName, type PlatformSettings, platformNames } from './config/platforms.ts'
import type { SlackSettings } from './config/slack.ts'
import type { TeamsSettings } from './config/teams.ts'
import type { Config } from './config.ts'
import { createLateReviews } from './conversation/late-reviews.ts'
import { AppError } from './errors.ts'
import type { Say } from './message/words.ts'
import type { Storage } from './open-storage.ts'
import { rasterise } from './rasterise.ts'
import type { Channel, Logger } from './review/ports.ts'
import type { Reviews } from './review/reviews.ts'

/** Slack and Teams, as far as they are set up, and the port at which they reach this program. */
interface Platforms {
  readonly channels: readonly Channel[]
  /** Opens the lines to the platforms. */
  start(reviews: Reviews): Promise<Opened>
  stop(): Promise<void>
}

type FileRoutes = typeof import('./channels/public/file-routes.ts').fileRoutes

/** Which platforms are open, and where the public listener is, if there is one. */
export interface Opened {
  readonly names: readonly string[]
  /** Which others are not, and why, in a sentence. */
  readonly failed: readonly { readonly name: string; readonly why: string }[]
  readonly address?: string
}

/** What the platforms are put together with. */
interface PlatformParts {
  readonly config: Config
  readonly storage: Pick<Storage, 'shelf' | 'sending' | 'ready'>
  readonly say: Say
  readonly logger: Logger
}

/** One platform; each is read only when it is set up, so that nobody waits for libraries they do not use. */
interface Platform {
  readonly channel: Channel
  readonly routes: (app: Express) => void
  start(reviews: Reviews): Promise<void>
  stop(): Promise<void>
}

/**
 * Creates the platforms that the settings name; nothing is opened before `start`.
 * @throws AppError('bad-settings') when a key file cannot be read, or installing in Slack lacks an address or a secret key
 */
export async function openPlatforms(parts: PlatformParts): Promise<Platforms> {
  const { config, say } = parts
  const links = linksFor(config)
  const platforms: Platform[] = []
  for (const name of platformNames) {
    const platform = await openers[name](parts, config, links)
    if (platform) platforms.push(platform)
  }
  const { reviews, start: begin } = createLateReviews('The public listener')
  const served: Pick<Reviews, 'report' | 'picture' | 'feed'> = {
    feed: (...asked) => reviews().feed(...asked),
    report: (...asked) => reviews().report(...asked),
    picture: (...asked) => reviews().picture(...asked),
  }
  const { publicListener } = config
  const listener =
    publicListener &&
    (await listenerFor(parts, publicListener, (app, fileRoutes) => {
      if (links) app.use(fileRoutes({ links, reviews: served, say, rasterise }))
      for (const platform of platforms) platform.routes(app)
    }))
  return {
    channels: platforms.map(({ channel }) => channel),
    async start(ready) {
      begin(ready)
      const address = await listener?.start()
      const names: string[] = []
      const failed: { readonly name: string; readonly why: string }[] = []
      for (const platform of platforms) {
        try {
          await platform.start(ready)
          names.push(platform.channel.name)
        } catch (error) {
          // One that is out of reach takes no other away.
          const why = error instanceof Error ? error.message : String(error)
          failed.push({ name: platform.channel.name, why })
        }
      }
      return { names, failed, ...(address !== undefined && { address }) }
    },
    async stop() {
      await listener?.stop()
      for (const platform of platforms) await platform.stop()
    },
  }
}

/** How each platform is put together; one that is not set up is none. */
const openers: Readonly<
  Record<
    PlatformName,
    (
      parts: PlatformParts,
      settings: PlatformSettings,
      links: FileLinks | undefined,
    ) => Promise<Platform | undefined>
  >
> = {
  slack: async (parts, { slack }, links) => slack && slackFor(parts, slack, links),
  teams: async (parts, { teams }, links) => teams && teamsFor(parts, teams, links),
}

/** The listener and what it serves are read only when somebody outside may call. */
async function listenerFor(
  { storage, logger }: PlatformParts,
  { port, host }: NonNullable<Config['publicListener']>,
  routes: (app: Express, fileRoutes: FileRoutes) => void,
): Promise<PublicListener> {
  const { createPublicListener } = await import('./channels/public/listener.ts')
  const { fileRoutes } = await import('./channels/public/file-routes.ts')
  return createPublicListener({
    port,
    host,
    logger,
    ready: storage.ready,
    routes: (app) => routes(app, fileRoutes),
  })
}

function linksFor({ publicListener, secretKey }: Config): FileLinks | undefined {
  const publicUrl = publicListener?.url
  if (publicUrl === undefined || secretKey === undefined) return undefined
  return createFileLinks({ publicUrl, secret: secretKey, clock: systemClock })
}

async function slackFor(
  { config, storage, say, logger }: PlatformParts,
  settings: SlackSettings,
  links: FileLinks | undefined,
): Promise<Slack> {
  const { createSlack } = await import('./channels/slack/slack.ts')
  const { connection, apiUrl } = settings
  return createSlack({
    connection,
    credentials: credentialsFor(settings, config),
    working: config.policy,
    shelf: storage.shelf,
    say,
    logger,
    rasterise,
    ...(links && { links }),
    ...(apiUrl !== undefined && { apiUrl }),
  })
}

async function teamsFor(
  { config, storage, say, logger }: PlatformParts,
  { identity, onRemoval, serviceUrls }: TeamsSettings,
  links: FileLinks | undefined,
): Promise<Teams> {
  const { createTeams } = await import('./channels/teams/teams.ts')
  return createTeams({
    identity: await withKey(identity),
    onRemoval,
    serviceUrls,
    working: config.policy,
    shelf: storage.shelf,
    ...(storage.sending && { sending: storage.sending }),
    say,
    logger,
    ...(links && { links }),
  })
}

/** A certificate's key is read from its file at the start, and from nowhere else. */
async function withKey(identity: TeamsSettings['identity']): Promise<TeamsIdentity> {
  if (identity.kind === 'anonymous') return identity
  const { credentials } = identity
  if (credentials.kind !== 'certificate') return { ...identity, credentials }
  const { kind, thumbprint, keyFile } = credentials
  const key = await readFile(keyFile, 'utf8').catch((cause: unknown) => {
    throw new AppError('bad-settings', `${keyFile} cannot be read.`, {
      hint: 'WHATIF_TEAMS_CERT_KEY_FILE names the file of the certificate’s key.',
      cause,
    })
  })
  return { ...identity, credentials: { kind, thumbprint, key } }
}

function credentialsFor({ credentials }: SlackSettings, { secretKey, publicListener }: Config) {
  if (credentials.kind === 'token') return credentials
  if (secretKey === undefined || publicListener?.url === undefined) {
    throw new AppError(
      'bad-settings',
      'Installing the Slack app needs an address and a secret key.',
    )
  }
  return {
    ...credentials,
    seal: createSeal(secretKey),
    stateSecret: keyFrom(secretKey, 'slack-install').toString('hex'),
    publicUrl: publicListener.url,
  }
}
