import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Busy, createBusy } from './busy.ts'
import { type CallLimits, createCallLimits } from './call-limits.ts'
import { type Emulated, type PersonName, personNames, slackApp, startEmulated } from './emulated.ts'
import { answer, type Behind, type Call } from './front.ts'
import { createHooks } from './hooks.ts'
import { type Installed, install } from './installing.ts'
import { manifest } from './manifest-file.ts'
import { eventOf } from './payloads.ts'
import { createPerson, type Person } from './person.ts'
import { createScreens } from './screens.ts'
import { type Delivery, type Reply, type Sending, sendSigned } from './sending.ts'
import type { Json } from './shapes.ts'
import { createSocketEnd } from './socket.ts'

/** One workspace: its people, its two channels, and the app’s token there. */
export interface Workspace {
  readonly team: string
  readonly botToken: string
  readonly botUser: string
  readonly people: Readonly<Record<PersonName, Person>>
  /** `open` is read by everybody, `closed` is private; the app is in neither until somebody invites it. */
  readonly channels: { readonly open: string; readonly closed: string }
  /** Somebody goes to the app’s install page and agrees. */
  install(installPage: string, as?: PersonName): Promise<Installed>
  /** Somebody removes the app: its tokens stop working and it is told so. */
  uninstall(): Promise<readonly Reply[]>
}

/** A Slack of our own: the emulator, with what it lacks, and people. */
export interface Slack {
  /** For `WHATIF_SLACK_API_URL` and `clientOptions.slackApiUrl`. */
  readonly apiUrl: string
  readonly app: typeof slackApp
  readonly acme: Workspace
  readonly umbrella: Workspace
  /** Everything that the app asked, in order. */
  readonly calls: readonly Call[]
  /** Everything that people caused to be sent to the app, newest last: `again(sent.at(-1))` is a resend. */
  readonly sent: readonly Delivery[]
  /** Where the app takes requests; without it they go through Socket Mode. */
  listensAt(address: string): void
  /** The program’s clock; by one that leaps, too many calls in a time are refused. */
  goesBy(time: { readonly now: () => number; readonly isLeaping?: () => boolean }): void
  deliver(delivery: Delivery, how?: Sending): Promise<Reply>
  /** Sends the same delivery once more, as Slack does when it heard nothing good. */
  again(delivery: Delivery | undefined, retry?: number): Promise<Reply>
  /** More that Slack says of a person or a channel, by id, such as `tz`, `is_restricted` or `is_ext_shared`. */
  addFacts(id: string, facts: Json): void
  /** Lets response addresses grow older. */
  age(milliseconds: number): void
  /** Whether an app is connected by Socket Mode. */
  socketOpen(): boolean
  /** How many lines are open, each of an app of its own. */
  socketLines(): number
  /** Breaks that connection. */
  cutSocket(): void
  /** Marks work that goes on between the app and Slack, such as a call of the app. */
  readonly during: Busy['during']
  /** Resolves when nothing goes on between the app and Slack any more, and nothing is about to. */
  settled(): Promise<void>
  /** A program died: what it still waits for goes on for ever. */
  readonly abandon: Busy['abandon']
  stop(): Promise<void>
}

/** How much the app is allowed. */
export interface Allowed {
  /** The scopes of `botToken`; otherwise all of the manifest, needed and optional. */
  readonly scopes?: readonly string[]
  /** Who is there, beside the app. */
  readonly names?: readonly PersonName[]
}

const { bot, bot_optional }: Readonly<Record<'bot' | 'bot_optional', readonly string[]>> =
  manifest.oauth_config.scopes

/** The scopes that the app cannot do without. */
export const neededScopes: readonly string[] = bot.filter((scope) => !bot_optional.includes(scope))

/** Starts both workspaces on free ports. */
export async function startSlack({
  scopes = bot,
  names = personNames,
}: Allowed = {}): Promise<Slack> {
  const homes = await Promise.all([
    startEmulated('T0ACME', 'Acme', scopes, names),
    startEmulated('T0UMBRELLA', 'Umbrella', scopes, names),
  ])
  const screens = createScreens()
  const hooks = createHooks(screens)
  const socket = createSocketEnd()
  const busy = createBusy()
  const facts = new Map<string, Json>()
  const late = new Set<string>()
  const calls: Call[] = []
  const sent: Delivery[] = []
  let address: string | undefined
  let limits: CallLimits | undefined
  let now: () => number = Date.now
  let isLeaping: (() => boolean) | undefined

  const behind: Behind = {
    tokens: new Map(
      homes.map((home) => [tokenOf(home), { home, scopes, revoked: false }] as const),
    ),
    codes: new Map(),
    screens,
    calls,
    facts,
    late,
    echo: (home, event) => {
      if (address !== undefined || socket.connected()) void echo(home, event)
    },
    limits: (...call) => limits?.(...call) ?? 0,
    now: () => now(),
    socketUrl: () => `${base.replace('http', 'ws')}/socket`,
  }
  const server = createServer((request, response) => {
    // The emulator may be gone before the last program is.
    handle(request, response).catch(() => response.destroy())
  })
  /** What somebody shared stands in its own address, for whoever may read files. */
  const sendFile = (path: string, request: IncomingMessage, response: ServerResponse): void => {
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '')
    const may = behind.tokens.get(token)?.scopes.includes('files:read') === true
    response.writeHead(may ? 200 : 403).end(may ? decodeURIComponent(path.slice(7)) : '')
  }
  const handle = busy.during(async (request: IncomingMessage, response: ServerResponse) => {
    const path = new URL(request.url ?? '/', base).pathname
    const body = await textOf(request)
    if (path.startsWith('/hooks/')) {
      const taken = await hooks.take(path, JSON.parse(body))
      response.writeHead(taken.status).end(taken.body)
      return
    }
    if (path.startsWith('/files/')) return sendFile(path, request, response)
    const told = await answer(behind, path.replace(/^\/api\//, ''), request, body)
    response.setHeader('content-type', 'application/json')
    if (told.retryAfter !== undefined) {
      response.statusCode = 429
      response.setHeader('retry-after', told.retryAfter)
    }
    if (told.scopes) response.setHeader('x-oauth-scopes', told.scopes.join(','))
    response.end(JSON.stringify(told.body))
  })
  server.on('upgrade', (request, stream) => socket.accept(request, stream))
  // A line that is closed just as it is used again would look like trouble on a busy computer.
  server.keepAliveTimeout = 0
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const put: Slack['deliver'] = busy.during(async (delivery, how) => {
    mayBeSent(delivery)
    if (address === undefined) return socket.deliver(delivery, how)
    return sendSigned(address, slackApp.signingSecret, delivery, how)
  })
  const deliver: Slack['deliver'] = (delivery, how) => {
    sent.push(delivery)
    return put(delivery, how)
  }
  const echo = (home: Emulated, event: Json) => put(eventOf(home, event)).catch(() => undefined)
  const nameOf = (id: string): string => {
    for (const { people, channels, botUser } of homes) {
      if (id === botUser) return 'whatif'
      const all = { ...people, everybody: channels.open, 'oak-street': channels.closed }
      const found = Object.entries(all).find(([, known]) => known === id)
      if (found) return found[0]
    }
    return id
  }
  const hookAddress = (path: string): string => `${base}${path}`
  const expire = (trigger: string) => void late.add(trigger)
  const [acme, umbrella] = homes.map((home): Workspace => {
    const acting = { home, screens, hooks, hookAddress, nameOf, deliver, expire }
    const person = (name: PersonName) => createPerson({ ...acting, name })
    return {
      team: home.team,
      botToken: tokenOf(home),
      botUser: home.botUser,
      channels: home.channels,
      people: Object.fromEntries(names.map((name) => [name, person(name)])) as Workspace['people'],
      install: (page, as = personNames[0]) => install(behind, { home, name: as }, page),
      uninstall: async () => {
        for (const granted of behind.tokens.values()) granted.revoked ||= granted.home === home
        const tokens = { type: 'tokens_revoked', tokens: { oauth: [], bot: [home.botUser] } }
        return [
          await deliver(eventOf(home, tokens)),
          await deliver(eventOf(home, { type: 'app_uninstalled' })),
        ]
      },
    }
  }) as [Workspace, Workspace]

  return {
    apiUrl: `${base}/api/`,
    app: slackApp,
    acme,
    umbrella,
    calls,
    sent,
    listensAt: (where) => {
      address = where
    },
    goesBy: (time) => {
      ;({ now, isLeaping } = { isLeaping: undefined, ...time })
      limits = isLeaping && createCallLimits(now)
    },
    deliver,
    again: async (delivery, retry = 1) => {
      if (!delivery) throw new Error('nothing was sent yet')
      return deliver(delivery, { retry })
    },
    addFacts: (id, more) => void facts.set(id, { ...facts.get(id), ...more }),
    age: (milliseconds) => hooks.age(milliseconds),
    socketOpen: () => socket.connected(),
    socketLines: () => socket.lines(),
    cutSocket: () => socket.cut(),
    during: busy.during,
    settled: async () => {
      do {
        await busy.over()
        await new Promise((done) => setTimeout(done, isLeaping?.() ? 5 : 0))
      } while (isLeaping?.())
    },
    abandon: busy.abandon,
    stop: async () => {
      socket.cut()
      server.closeAllConnections()
      await Promise.all([
        new Promise((done) => server.close(done)),
        ...homes.map((home) => home.close()),
      ])
    },
  }
}

const tokenOf = ({ team }: Emulated): string => `xoxb-${team.toLowerCase()}`

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

/** Slack sends an app only what its manifest asks for. */
function mayBeSent({ kind, payload }: Delivery): void {
  const { features, settings } = manifest
  const { command, callback_id: id, type } = payload
  const { event } = payload as { event?: { type: string; channel_type?: string } }
  const name = event?.channel_type ? `${event.type}.${event.channel_type}` : event?.type
  const asked: string[] = settings.event_subscriptions.bot_events
  if (kind === 'events_api' && !asked.includes(name ?? '')) throw unasked(`the event ${name}`)
  const commands: { command: string }[] = features.slash_commands
  if (kind === 'slash_commands' && !commands.some((one) => one.command === command)) {
    throw unasked(`the command ${command}`)
  }
  const types: Readonly<Record<string, string>> = { shortcut: 'global', message_action: 'message' }
  const shortcut = types[String(type)]
  const shortcuts: { type: string; callback_id: string }[] = features.shortcuts
  if (shortcut && !shortcuts.some((one) => one.type === shortcut && one.callback_id === id)) {
    throw unasked(`the ${shortcut} shortcut ${id}`)
  }
}

const unasked = (what: string) => new Error(`manifest.json does not ask for ${what}`)
