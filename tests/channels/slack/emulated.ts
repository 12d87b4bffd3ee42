import { createEmulator } from 'emulate'
import { type PostAnswer, post } from './post.ts'
import type { Json } from './shapes.ts'

/** The app as Slack knows it. */
export const slackApp = {
  id: 'A0WHATIF',
  clientId: '1111.2222',
  clientSecret: 'a-client-secret',
  signingSecret: '8f742231b10e8888abcd99baac1785a5',
  appToken: 'xapp-1-A0WHATIF-1111-abcdef',
} as const

/** The people of every workspace; each workspace gives them ids of its own. */
export const personNames = ['dana', 'ravi', 'mei'] as const
/** Them, and Jo, who is there only where she is asked for. */
export type PersonName = (typeof personNames)[number] | 'jo'

/** A workspace inside the emulator, by the ids that its people and channels have there. */
export interface Emulated {
  readonly team: string
  readonly name: string
  readonly url: string
  readonly botUser: string
  readonly botId: string
  readonly people: Readonly<Record<PersonName, string>>
  readonly channels: { readonly open: string; readonly closed: string }
  /** Asks as the app with every scope (`watcher`), or as a person. @throws when the platform refuses */
  ask<Answer extends Json>(
    who: PersonName | 'watcher',
    method: string,
    args?: Json,
  ): Promise<Answer>
  /** Passes on what the app asked, under one of the tokens that the emulator knows the app by. */
  forward(path: string, body: string, type: string, token?: string): Promise<PostAnswer>
  download(url: string): Promise<Uint8Array>
  close(): Promise<void>
}

/** The emulator gives out 5,000 calls for each token, so each of us has several. */
const spare = 20

const everyScope = ['channels', 'groups', 'im', 'mpim']
  .flatMap((kind) => ['read', 'history', 'write'].map((right) => `${kind}:${right}`))
  .concat('chat:write', 'channels:manage', 'users:read', 'files:read', 'files:write')

/** Starts one workspace on a free port, with two channels that the app is not in. */
export async function startEmulated(
  team: string,
  name: string,
  scopes: readonly string[],
  names: readonly PersonName[],
): Promise<Emulated> {
  const botUser = `U0BOT${team.slice(2)}`
  const botId = `B0BOT${team.slice(2)}`
  const as = { app_id: slackApp.id, bot_id: botId, bot_user_id: botUser }
  const tokens = (kind: string, more: Json) =>
    Array.from({ length: spare }, (_, at) => ({ token: `${kind}-${at}`, ...more }))
  const bot = (granted: readonly string[]) => ({
    user_id: botUser,
    type: 'bot',
    ...as,
    scopes: granted,
  })
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        strict_scopes: true,
        team: { name, domain: name.toLowerCase() },
        users: names.map((person) => ({ name: person, real_name: capital(person) })),
        channels: [{ name: 'everybody' }, { name: 'oak-street', is_private: true }],
        oauth_apps: [
          {
            client_id: slackApp.clientId,
            client_secret: slackApp.clientSecret,
            name: 'Whatif',
            bot_name: 'whatif',
            redirect_uris: [],
            scopes,
            ...as,
          },
        ],
        tokens: [
          ...tokens('bot', bot(scopes)),
          ...tokens('watcher', bot(everyScope)),
          ...names.flatMap((user) => tokens(user, { user, type: 'user', scopes: everyScope })),
        ],
      },
    },
  })
  const url = emulator.url.replace('localhost', '127.0.0.1')
  let asked = 0

  const forward: Emulated['forward'] = async (path, body, type, token = `bot-${asked++ % spare}`) =>
    post(`${url}${path}`, {
      body,
      headers: { 'content-type': type, authorization: `Bearer ${token}` },
    })

  const ask = async <Answer extends Json>(
    who: PersonName | 'watcher',
    method: string,
    args: Json = {},
  ): Promise<Answer> => {
    const token = `${who}-${asked++ % spare}`
    const answer = await forward(`/api/${method}`, JSON.stringify(args), 'application/json', token)
    const text = answer.text.replaceAll('//localhost:', '//127.0.0.1:')
    const heard: Answer & { readonly ok?: boolean } = JSON.parse(text)
    if (heard.ok !== true) throw new Error(`${method} as ${who}: ${JSON.stringify(heard)}`)
    return heard
  }

  type Named = { id: string; name: string }
  const { members } = await ask<{ members: Named[] }>('dana', 'users.list')
  const { channels } = await ask<{ channels: Named[] }>('dana', 'conversations.list', {
    types: 'public_channel,private_channel',
  })
  const idOf = (list: readonly Named[], wanted: string): string => {
    const found = list.find((one) => one.name === wanted)
    if (!found) throw new Error(`${wanted} is not in ${name}`)
    return found.id
  }
  return {
    team,
    name,
    url,
    botUser,
    botId,
    people: Object.fromEntries(
      names.map((person) => [person, idOf(members, person)]),
    ) as Emulated['people'],
    channels: { open: idOf(channels, 'everybody'), closed: idOf(channels, 'oak-street') },
    ask,
    forward,
    download: async (file) => {
      const answer = await fetch(file, { headers: { authorization: 'Bearer watcher-0' } })
      if (!answer.ok) throw new Error(`${file}: ${answer.status}`)
      return new Uint8Array(await answer.arrayBuffer())
    },
    close: () => emulator.close(),
  }
}

/** A name as people write it. */
export const capital = (name: string): string => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`
