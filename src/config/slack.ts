import { withSlash } from './address.ts'
import { type Environment, missing, type SettingMistake } from './settings.ts'

/** How Slack and this program reach each other. */
type SlackConnection =
  /** We call Slack and keep the line open; no public address is needed. */
  | { readonly mode: 'socket'; readonly appToken: string }
  /** Slack calls the public listener. */
  | { readonly mode: 'http'; readonly signingSecret: string }

/** One workspace's token, or what many workspaces install the app with. */
type SlackCredentials =
  | { readonly kind: 'token'; readonly botToken: string }
  | { readonly kind: 'oauth'; readonly clientId: string; readonly clientSecret: string }

/** Slack as it was set up. */
export interface SlackSettings {
  readonly connection: SlackConnection
  readonly credentials: SlackCredentials
  /** Another Slack on this computer, for trying; ends in a slash. */
  readonly apiUrl?: string
}

/** What keeps Slack from being used; nothing when it was not set up at all. */
export function slackMistakes(given: Environment): SettingMistake[] {
  if (!isSetUp(given)) return []
  return [...connectionMistakes(given), ...credentialMistakes(given)]
}

function connectionMistakes(given: Environment): SettingMistake[] {
  const setting = 'WHATIF_SLACK_APP_TOKEN'
  const socket = given.has(setting)
  if (socket && given.has('WHATIF_SLACK_SIGNING_SECRET')) {
    const told = `${setting} and WHATIF_SLACK_SIGNING_SECRET are two ways to connect: keep one.`
    return [{ setting, told }]
  }
  if (socket) return []
  if (!given.has('WHATIF_SLACK_SIGNING_SECRET')) {
    return missing(given, setting, 'it or WHATIF_SLACK_SIGNING_SECRET connects Whatif to Slack')
  }
  const why = 'Slack calls it when WHATIF_SLACK_SIGNING_SECRET is set'
  return missing(given, 'WHATIF_PUBLIC_PORT', why)
}

function credentialMistakes(given: Environment): SettingMistake[] {
  const setting = 'WHATIF_SLACK_BOT_TOKEN'
  const oauth = ['WHATIF_SLACK_CLIENT_ID', 'WHATIF_SLACK_CLIENT_SECRET'] as const
  const asked = oauth.some((name) => given.has(name))
  if (given.has(setting)) {
    const told = `${setting} is for one workspace, ${oauth.join(' and ')} are for many: keep one kind.`
    return asked ? [{ setting, told }] : []
  }
  if (!asked) return missing(given, setting, `it, or ${oauth.join(' with ')}, lets Whatif post`)
  return [
    ...oauth.flatMap((name) => missing(given, name, 'both are needed to install the app')),
    ...missing(given, 'WHATIF_PUBLIC_PORT', 'workspaces install the Slack app there'),
    ...missing(given, 'WHATIF_PUBLIC_URL', 'Slack sends people back to it after they install'),
    ...missing(given, 'WHATIF_SECRET_KEY', 'the tokens of workspaces are kept encrypted with it'),
  ]
}

/** Slack as it was set up, once nothing is wrong with it; `undefined` when it was not. */
export function slackIn(given: Environment): SlackSettings | undefined {
  if (!isSetUp(given)) return undefined
  const value = (name: string) => given.get(`WHATIF_SLACK_${name}`) ?? ''
  const apiUrl = given.get('WHATIF_SLACK_API_URL')
  return {
    connection: given.has('WHATIF_SLACK_APP_TOKEN')
      ? { mode: 'socket', appToken: value('APP_TOKEN') }
      : { mode: 'http', signingSecret: value('SIGNING_SECRET') },
    credentials: given.has('WHATIF_SLACK_BOT_TOKEN')
      ? { kind: 'token', botToken: value('BOT_TOKEN') }
      : { kind: 'oauth', clientId: value('CLIENT_ID'), clientSecret: value('CLIENT_SECRET') },
    ...(apiUrl !== undefined && { apiUrl: withSlash(apiUrl) }),
  }
}

const isSetUp = (given: Environment): boolean =>
  [...given.keys()].some((name) => name.startsWith('WHATIF_SLACK_'))
