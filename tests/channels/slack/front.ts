import type { IncomingMessage } from 'node:http'
import type { CallLimits } from './call-limits.ts'
import { type Emulated, slackApp } from './emulated.ts'
import { refusal } from './refusals.ts'
import type { Screens } from './screens.ts'
import type { Json } from './shapes.ts'

/** One thing that the app asked of Slack. */
export interface Call {
  readonly at: number
  readonly team: string
  readonly method: string
  readonly args: Json
  readonly answer: Json
}

/** A token that Slack gave out, and what may be done with it. */
export interface Granted {
  readonly home: Emulated
  readonly scopes: readonly string[]
  /** The emulator's own name for it; absent for those that it knows by a spare one. */
  readonly token?: string
  revoked: boolean
}

/** What the front needs to answer like Slack where the emulator does not. */
export interface Behind {
  readonly tokens: Map<string, Granted>
  /** Which workspace an installation code came from. */
  readonly codes: Map<string, Emulated>
  readonly screens: Screens
  readonly calls: Call[]
  /** What Slack knows of people and channels and the emulator does not, by their ids. */
  readonly facts: ReadonlyMap<string, Json>
  /** Slack tells an app of its own messages too. */
  echo(home: Emulated, event: Json): void
  /** Triggers whose three seconds are over. */
  readonly late: ReadonlySet<string>
  socketUrl(): string
  /** How many calls it takes; all of them where time is no matter. */
  readonly limits: CallLimits
  /** Milliseconds since 1970, by the clock that the program goes by. */
  now(): number
}

/** An answer to a call of the Web API, with the headers that Slack adds. */
export interface Answered {
  readonly body: Json
  readonly scopes?: readonly string[]
  /** Too many of these: to be tried again after so many seconds. */
  readonly retryAfter?: number
}

/** Answers a call of the Web API: our few additions first, the emulator for all the rest. */
export async function answer(
  behind: Behind,
  method: string,
  request: IncomingMessage,
  body: string,
): Promise<Answered> {
  const type = request.headers['content-type'] ?? ''
  const args = argsIn(body, type)
  const token = (request.headers.authorization ?? '').replace(/^Bearer /, '')
  if (method === 'apps.connections.open') return { body: socketAnswer(behind, token) }
  if (method === 'oauth.v2.access') return { body: await exchange(behind, request, body, args) }
  const granted = behind.tokens.get(token)
  if (!granted) return { body: no(token === '' ? 'not_authed' : 'invalid_auth') }
  if (granted.revoked) return { body: no('token_revoked') }
  const retryAfter = behind.limits(granted.home.team, method, args)
  if (retryAfter > 0) return { body: no('ratelimited'), retryAfter }
  return {
    body: await heardFrom(behind, granted, { method, args, body, type }),
    scopes: granted.scopes,
  }
}

interface Asked {
  readonly method: string
  readonly args: Json
  readonly body: string
  readonly type: string
}

/** What Slack answers to an app that may ask; it is written down, and whoever looks at a screen sees it. */
async function heardFrom(
  behind: Behind,
  granted: Granted,
  { method, args, body, type }: Asked,
): Promise<Json> {
  const { home } = granted
  const heard =
    (behind.late.has(triggerIn(args)) ? no('expired_trigger_id') : undefined) ??
    refusal(method, args) ??
    (await notThere(home, method, args)) ??
    (await askEmulator(granted, method, body, type))
  const { ok } = heard
  if (ok === true) addFacts(behind.facts, heard)
  behind.calls.push({ at: behind.now(), team: home.team, method, args, answer: heard })
  if (ok === true) behind.screens.learn(method, args, heard)
  const echo = ok === true ? echoOf(home, method, args, heard) : undefined
  if (echo) behind.echo(home, echo)
  return heard
}

const triggerIn = ({ trigger_id }: Json): string => String(trigger_id)

const no = (error: string): Json => ({ ok: false, error })

function socketAnswer(behind: Behind, token: string): Json {
  if (token === slackApp.appToken) return { ok: true, url: behind.socketUrl() }
  return no(behind.tokens.has(token) ? 'not_allowed_token_type' : 'invalid_auth')
}

/** Slack lets an app post where it is; the emulator lets it post in every open channel. */
async function notThere(home: Emulated, method: string, args: Json): Promise<Json | undefined> {
  const posts = method === 'chat.postMessage' || method === 'chat.postEphemeral'
  const { channel } = args
  const place = Object.entries(home.channels).find(([, id]) => id === channel)
  if (!posts || !place) return undefined
  const { members } = await home.ask<{ members: string[] }>('dana', 'conversations.members', {
    channel,
  })
  if (members.includes(home.botUser)) return undefined
  return no(place[0] === 'closed' ? 'channel_not_found' : 'not_in_channel')
}

async function askEmulator(
  { home, token }: Granted,
  method: string,
  body: string,
  type: string,
): Promise<Json> {
  const answer = await home.forward(`/api/${method}`, body, type, token)
  if (answer.status === 404) return no('unknown_method')
  return ofTeam(home, answer.text)
}

/** The emulator calls every workspace the same, and itself by a name that not every computer knows. */
const ofTeam = (home: Emulated, text: string): Json =>
  JSON.parse(text.replaceAll('T000000001', home.team).replaceAll('//localhost:', '//127.0.0.1:'))

async function exchange(
  behind: Behind,
  request: IncomingMessage,
  body: string,
  args: Json,
): Promise<Json> {
  const { code } = args
  const home = behind.codes.get(String(code))
  if (!home) return no('invalid_code')
  const { authorization } = request.headers
  const answer = await fetch(`${home.url}/api/oauth.v2.access`, {
    method: 'POST',
    body,
    headers: {
      'content-type': request.headers['content-type'] ?? '',
      ...(authorization && { authorization }),
    },
  })
  const told = ofTeam(home, await answer.text())
  const { ok, scope, access_token } = told
  const token = String(access_token)
  if (ok === true) {
    const scopes = String(scope).split(',')
    behind.tokens.set(token, { home, scopes, token, revoked: false })
  }
  return told
}

function addFacts(facts: ReadonlyMap<string, Json>, heard: Json): void {
  const { user, channel } = heard
  for (const about of [user, channel]) {
    if (typeof about !== 'object' || about === null || !('id' in about)) continue
    Object.assign(about, facts.get(String(about.id)))
  }
}

/** What an app hears of what it wrote into a direct conversation itself. */
function echoOf(home: Emulated, method: string, args: Json, heard: Json): Json | undefined {
  const { channel, ts } = heard
  if (!String(channel).startsWith('D')) return undefined
  const { text, blocks } = args
  const mine = { user: home.botUser, bot_id: home.botId, app_id: slackApp.id, team: home.team }
  const message = { type: 'message', ...mine, text, blocks, ts }
  const common = { channel, channel_type: 'im', event_ts: ts }
  if (method === 'chat.postMessage') return { ...message, ...common }
  if (method !== 'chat.update') return undefined
  return { type: 'message', subtype: 'message_changed', hidden: true, message, ts, ...common }
}

/** What was asked, whichever way it was written down. */
function argsIn(body: string, type: string): Json {
  if (type.includes('json')) return JSON.parse(body || '{}')
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([key, value]) => [
      key,
      isJson(key) ? parsed(value) : value,
    ]),
  )
}

const isJson = (key: string): boolean =>
  ['blocks', 'view', 'metadata', 'attachments', 'files'].includes(key)

function parsed(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}
