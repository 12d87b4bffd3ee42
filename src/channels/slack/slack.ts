import { setTimeout } from 'node:timers/promises'
import type { Express } from 'express'
import { createConversation } from '../../conversation/conversation.ts'
import { type Within, within } from '../../conversation/deadline.ts'
import { createLateReviews } from '../../conversation/late-reviews.ts'
import type { Policy } from '../../domain/policy.ts'
import { AppError } from '../../errors.ts'
import type { Say } from '../../message/words.ts'
import type { Channel, Logger, Shelf } from '../../review/ports.ts'
import type { Reviews } from '../../review/reviews.ts'
import type { FileLinks } from '../public/file-links.ts'
import { connect, slackAftermath } from './bolt-listeners.ts'
import { slackChannel } from './channel.ts'
import { type SlackContext, slackName } from './context.ts'
import { createDirectory } from './directory.ts'
import { httpReceiver, type Installing } from './http-receiver.ts'
import { createInstallations, type Installations } from './installations.ts'
import type { Rasterise } from './pictures.ts'
import { slackWorkspaceOf, teamOf } from './place.ts'
import { redrawReplies } from './private-reply.ts'
import { socketLine } from './socket-line.ts'
import { greetInstaller } from './welcome.ts'
import { type CallOptions, manyWorkspaces, oneWorkspace, type Workspaces } from './workspaces.ts'

/** How Slack and this program reach each other. */
type Connection =
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string }

/** One workspace's token, or what many workspaces install the app with. */
type Credentials =
  | { readonly kind: 'token'; readonly botToken: string }
  | ({ readonly kind: 'oauth' } & Installing)

/** What the Slack channel is made of. */
export interface SlackParts {
  readonly connection: Connection
  readonly credentials: Credentials
  readonly shelf: Shelf
  readonly rasterise: Rasterise
  readonly links?: FileLinks
  readonly say: Say
  readonly logger: Logger
  readonly now?: () => number
  /** When people work, and in which zone where nobody knows theirs. */
  readonly working?: Pick<Policy, 'week' | 'zone'>
  readonly pause?: SlackContext['pause']
  /** How long an answer is waited for, unless it is as long as people would wait. */
  readonly within?: Within
  /** Another Slack than the real one, for trying; ends in a slash. */
  readonly apiUrl?: string
  readonly fetch?: typeof fetch
  /** How fast Slack takes cards, unless it is the real one. */
  readonly rates?: Pick<Channel, 'pace' | 'limits'>
}

/** Slack, as the program starts and stops it. */
export interface Slack {
  readonly channel: Channel
  /** Adds what Slack calls to the public listener; nothing in Socket Mode without installing. */
  readonly routes: (app: Express) => void
  /** Begins to take requests on behalf of the application. */
  start(reviews: Reviews): Promise<void>
  stop(): Promise<void>
}

/** Puts the Slack channel together; it takes nothing before `start`. */
export function createSlack(parts: SlackParts): Slack {
  const { say, logger, shelf, rasterise, links, now = Date.now, apiUrl } = parts
  const call = { ...(apiUrl && { apiUrl }), ...(parts.fetch && { fetch: parts.fetch }) }
  const installations = installationsFor(parts)
  const workspaces = workspacesFor(parts, installations, call)
  const { reviews: applied, start } = createLateReviews('Slack')
  const beside = besideOutbox()
  const context: SlackContext = {
    postedBeside: beside.tell,
    workspaces,
    directory: createDirectory({ shelf, say, logger, now, within: parts.within ?? within }),
    shelf,
    rasterise,
    links,
    say,
    logger,
    now,
    within: parts.within ?? within,
    pause: parts.pause ?? ((milliseconds) => setTimeout(milliseconds)),
    fetch: parts.fetch ?? fetch,
    ...addressesOf(apiUrl),
    reviews: applied,
    conversation: createConversation({
      channel: slackName,
      reviews: applied,
      say,
      logger,
      links,
      now,
      working: parts.working,
      shelf,
      redrawReplies: (person, ids, words) => redrawReplies(context, person, ids, words),
      helpLines: ['slack.help'],
      zoneOf: async ({ workspace, who }) =>
        (await context.directory.find(teamOf(workspace), who.id)).zone,
    }),
  }
  const aftermath = slackAftermath(context)
  const { connection } = parts
  const line =
    connection.mode === 'socket' ? socketLine(connection.appToken, { ...call, logger }) : undefined
  if (line) connect(line.receiver, context, { aftermath, resends: false })
  return {
    channel: { ...slackChannel(context, parts.rates), onPostedBeside: beside.onPostedBeside },
    routes(app) {
      const installing = installingFor(parts, installations)
      if (line && !installing) return
      const signed = connection.mode === 'http' ? { signingSecret: connection.signingSecret } : {}
      const receiver = httpReceiver(app, {
        ...signed,
        ...(installing && { installing }),
        say,
        ...call,
        onInstalled: (team, person) => aftermath.later(greetInstaller(context, team, person)),
      })
      if (!line) connect(receiver, context, { aftermath, resends: true })
    },
    async start(reviews) {
      start(reviews)
      // Who the app is, so that the first press need not wait for it.
      if (parts.credentials.kind === 'token') aftermath.later(workspaces.of(''))
      await line?.start()
    },
    async stop() {
      await line?.stop()
      await aftermath.settled()
    },
  }
}

/** Whoever counts what is posted beside the outbox hears of it. */
function besideOutbox() {
  const listeners = new Set<(workspace: string) => void>()
  return {
    onPostedBeside: (listener: (workspace: string) => void) => void listeners.add(listener),
    tell(team: string) {
      for (const listener of listeners) listener(slackWorkspaceOf(team))
    },
  }
}

/** Where Slack lets an app answer beside what was pressed. */
/** Where Slack keeps the files that people share. */
const keptFiles = 'https://files.slack.com/'
const hooks = 'https://hooks.slack.com/'

/** The addresses that this channel calls: those that answer a press, and those of shared files; a test has its own beside Slack's. */
const addressesOf = (apiUrl: string | undefined): Pick<SlackContext, 'mayCall' | 'mayFetch'> => {
  const isOurs = (url: string) => apiUrl !== undefined && isBeside(apiUrl, url)
  return {
    mayCall: (url) => url.startsWith(hooks) || isOurs(url),
    mayFetch: (url) => url.startsWith(keptFiles) || isOurs(url),
  }
}

const isBeside = (apiUrl: string, url: string): boolean =>
  URL.canParse(url) && new URL(url).hostname === new URL(apiUrl).hostname

function installationsFor({ credentials, shelf, now = Date.now }: SlackParts) {
  if (credentials.kind === 'token') return undefined
  return createInstallations({ shelf, seal: credentials.seal, now: () => new Date(now()) })
}

function workspacesFor(
  { credentials, now }: SlackParts,
  installations: Installations | undefined,
  call: CallOptions,
): Workspaces {
  if (credentials.kind === 'token') return oneWorkspace(credentials.botToken, call)
  if (!installations) throw new AppError('bad-settings', 'Installing needs a place for tokens.')
  return manyWorkspaces(installations, { ...call, ...(now && { now }) })
}

const installingFor = ({ credentials }: SlackParts, kept: Installations | undefined) =>
  credentials.kind === 'oauth' && kept ? { by: credentials, kept } : undefined
