import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Reply } from './answers.ts'
import { answerIn, type CallName, readAsked } from './connector-end.ts'
import { type Answer, createPlan, type Fault, refusal } from './faults.ts'
import { createHome, type Home, type PlaceName, placeNames, standingOf } from './home.ts'
import { createPerson, type Person } from './person.ts'
import { type Account, type Json, type PersonName, teamsApp } from './shapes.ts'

/** One tenant: its people, its places, and the address that its app answers to. */
export interface Tenant {
  readonly tenantId: string
  readonly serviceUrl: string
  readonly people: Readonly<Record<PersonName, Person>>
  /** Ids of the places where one can post. */
  readonly places: Readonly<Record<PlaceName, string>>
  readonly team: Home['team']
  /** Somebody more is in the team and its chat, or only in one place. */
  joins(account: Account, place?: PlaceName): void
}

/** One thing that the app asked. */
export interface Call {
  readonly name: CallName
  readonly tenant: string
  /** The conversation without its thread, and the first message of that. */
  readonly conversation?: string
  readonly root?: string
  readonly body: Json
  /** What it was answered with; absent while it is, and where the line broke. */
  status?: number
}

/** A Teams of our own: two tenants, and all that the app asks of them. */
export interface Teams {
  readonly app: typeof teamsApp
  readonly acme: Tenant
  readonly umbrella: Tenant
  /** Where both tenants are, for the app's list of trusted addresses; ends in a slash. */
  readonly address: string
  readonly calls: readonly Call[]
  /** Everything that people caused to be sent to the app, newest last: `again(sent.at(-1))` is a resend. */
  readonly sent: readonly Json[]
  /** What the app sent that people could not read; whoever looks next is told. */
  readonly troubles: readonly string[]
  /** Where the app takes activities. */
  listensAt(address: string): void
  deliver(activity: Json): Promise<Reply>
  /** Sends the same once more, as Teams does when it heard nothing for too long. */
  again(activity: Json | undefined): Promise<Reply>
  /** The next calls of this name go wrong, one fault each. */
  plan(name: CallName, ...faults: readonly Fault[]): void
  /** Faults that did not come up yet. */
  left(): number
  /** @throws when the app sent something that people cannot read */
  stop(): Promise<void>
}

/** How strict this Teams is. */
export interface Manners {
  /** What every call of the app must carry; without it none may carry anything. */
  readonly bearer?: string
  /** Signs what is sent to the app. */
  readonly sign?: (serviceUrl: string) => string
  /** Where everybody is; without it the app is not told. */
  readonly zone?: string
  /** Who is in its places. */
  readonly names?: readonly PersonName[]
  /** What everybody’s Teams is set to. */
  readonly language?: string
}

/** Starts both tenants on one free port. */
export async function startTeams({
  bearer,
  sign,
  zone,
  language,
  names = ['dana', 'ravi', 'mei'],
}: Manners = {}): Promise<Teams> {
  const plan = createPlan<CallName>()
  const calls: Call[] = []
  const sent: Json[] = []
  const troubles: string[] = []
  let target: string | undefined

  const server = createServer((request, response) => {
    take(request, response).catch(() => response.destroy())
  })
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await textOf(request)
    const answer = await answerTo(request, text === '' ? {} : JSON.parse(text))
    if (answer === 'drop') {
      response.destroy()
      return
    }
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
    response.end(JSON.stringify(answer.body))
  }
  const answerTo = async (request: IncomingMessage, body: Json): Promise<Answer> => {
    const home = homes.find(({ serviceUrl }) => fullOf(request).startsWith(`${serviceUrl}v3/`))
    const path = fullOf(request).slice(`${home?.serviceUrl}v3/`.length)
    const asked = home && readAsked(request.method ?? '', path, body)
    if (!home || !asked) {
      troubles.push(`Teams has no ${request.method} ${request.url}`)
      return refusal(405, 'MethodNotAllowed')
    }
    const expected = bearer === undefined ? undefined : `Bearer ${bearer}`
    const { name, conversation, root } = asked
    const place = {
      ...(conversation !== undefined && { conversation }),
      ...(root !== undefined && { root }),
    }
    const call: Call = { name, tenant: home.tenantId, ...place, body }
    calls.push(call)
    const isOurs = request.headers.authorization === expected
    const act = (): Answer =>
      isOurs
        ? answerIn(home, asked, body, (what) => troubles.push(`${name}: ${what}`))
        : refusal(401, 'Unauthorized')
    const fault = plan.next(name)
    const answer = await (fault ? fault(act) : act())
    if (answer !== 'drop') call.status = answer.status
    return answer
  }
  // A line that is closed just as it is used again would look like trouble on a busy computer.
  server.keepAliveTimeout = 0
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const fullOf = ({ url }: IncomingMessage): string => `${base}${url}`
  const homes = [createHome('Acme', base, names), createHome('Umbrella', base, names)] as const

  const check = (): void => {
    if (troubles.length > 0) throw new Error(`people cannot read this: ${troubles.join('\n')}`)
  }
  const post = async (activity: Json): Promise<Reply> => {
    // Nobody is there yet: Teams hears nothing and goes on.
    if (target === undefined) return { status: 502, body: undefined, ms: 0 }
    const began = performance.now()
    const token = sign?.(String(activity['serviceUrl']))
    const response = await fetch(target, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(activity),
    })
    const body = jsonIn(await response.text())
    putReplies(homes, activity, body)
    return { status: response.status, body, ms: performance.now() - began }
  }
  const deliver = (activity: Json): Promise<Reply> => {
    sent.push(activity)
    return post(activity)
  }
  const open = (home: Home): Tenant => {
    const acting = {
      home,
      deliver,
      check,
      ...(zone !== undefined && { zone }),
      ...(language !== undefined && { language }),
    }
    const person = (name: PersonName) => createPerson({ ...acting, name })
    return {
      tenantId: home.tenantId,
      serviceUrl: home.serviceUrl,
      team: home.team,
      places: Object.fromEntries(
        placeNames.map((name) => [name, home.places[name].id]),
      ) as Tenant['places'],
      people: { dana: person('dana'), ravi: person('ravi'), mei: person('mei'), jo: person('jo') },
      joins: (account, only) => {
        const places =
          only === undefined ? [home.places.general, home.places.chat] : [home.places[only]]
        for (const place of places) place.members.push(account)
      },
    }
  }
  return {
    app: teamsApp,
    acme: open(homes[0]),
    umbrella: open(homes[1]),
    address: `${base}/`,
    calls,
    sent,
    troubles,
    listensAt: (address) => {
      target = address
    },
    deliver,
    again: async (activity) => {
      if (!activity) throw new Error('nothing was sent yet')
      return deliver(activity)
    },
    plan: plan.plan,
    left: plan.left,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      check()
    },
  }
}

/** Where it was asked for, the app's words come in its answer. */
function putReplies(homes: readonly Home[], activity: Json, body: unknown): void {
  if (activity['deliveryMode'] !== 'expectReplies') return
  const { activities = [] } = (body ?? {}) as { activities?: readonly Json[] }
  const { id = '' } = activity['conversation'] as { id?: string }
  const [conversation = '', root] = id.split(';messageid=')
  for (const home of homes) {
    const place = home.conversations.get(conversation)
    for (const one of activities) if (place) home.put(place, standingOf(one, root))
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
