import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MemoryShelf } from '../../storage/memory-shelf.ts'
import { MemoryStore } from '../../storage/memory-store.ts'
import { asking, asks } from './asks.ts'
import { createHandTime, type HandTime } from './hand-time.ts'
import { type Many, manyWorkspaces } from './many.ts'
import { acting, readyCheck } from './ready-check.ts'
import type { Json } from './shapes.ts'
import { type RunningWhatif, startWhatif, words } from './whatif.ts'
import { type Slack, startSlack, type Workspace } from './workspace.ts'

let slack: Slack
let many: Many
let whatif: RunningWhatif
let store: MemoryStore
let shelf: MemoryShelf
let time: HandTime
/** Changes what Slack answers to `oauth.v2.access`. */
let granting: (granted: Json) => Json

beforeEach(async () => {
  slack = await startSlack()
  many = await manyWorkspaces(slack)
  store = new MemoryStore()
  shelf = new MemoryShelf()
  time = createHandTime()
  granting = (granted) => granted
  const { clock, scheduler, now } = time
  whatif = await many.start({
    store,
    shelf,
    clock,
    scheduler,
    now,
    rasterise: () => new Uint8Array([1]),
    fetch: async (target, init) => {
      const answer = await fetch(target, init)
      if (!String(target).endsWith('oauth.v2.access')) return answer
      return Response.json(granting((await answer.json()) as Json))
    },
  })
})
afterEach(async () => {
  await whatif.stop()
  await slack.stop()
})

const { poll } = expect

const installed = async (...workspaces: Workspace[]): Promise<void> => {
  for (const workspace of workspaces) {
    expect(await workspace.install(many.installPage)).toMatchObject({
      status: 200,
      page: expect.stringContaining(words('slack.install.done')),
    })
  }
}

const settled = (): Promise<void> => slack.settled()

const shelved = async (start = ''): Promise<string> => {
  const all = (await shelf.names(start)).map(async (name) => [name, await shelf.get(name)])
  return JSON.stringify(await Promise.all(all))
}

/** A check of Acme’s that stands in its private channel. */
async function posted(): Promise<string> {
  const { dana } = slack.acme.people
  const { closed } = slack.acme.channels
  const review = await (await readyCheck(slack.acme, dana, 'Secret Plan')).put(store)
  await dana.invite(closed)
  const where = { how: 'all', to: closed, sure: true }
  await acting(whatif, slack.acme)(dana, { type: 'publish', review, ...where })
  await poll(() => dana.read(closed)).toContain('Secret Plan')
  await settled()
  return review
}

/** What was decided and what is owed; not how far the sending is. */
const record = async (review: string): Promise<string> => {
  const kept = await store.load({ workspace: `slack:${slack.acme.team}`, id: review })
  const owed = kept?.outbox.map(({ id, wanted, parked }) => ({ id, wanted, parked }))
  return JSON.stringify({ events: kept?.events, owed })
}

describe('installing', () => {
  test('each workspace agrees by itself, and no token lies open', async () => {
    await installed(slack.acme, slack.umbrella)
    expect(await shelf.names('slack/installation/')).toHaveLength(2)
    expect(await shelved()).not.toContain('xox')
    for (const { people, channels } of [slack.acme, slack.umbrella]) {
      await people.dana.command('Swim Booking', channels.open)
      await poll(() => people.dana.read()).toContain('What happens with it')
    }
    expect(await store.list(`slack:${slack.acme.team}`)).toHaveLength(1)
    expect(await store.list(`slack:${slack.umbrella.team}`)).toHaveLength(1)
  })

  test('only the browser that began can end it, once, and with Slack’s own code', async () => {
    const { callback } = await slack.acme.install(many.installPage)
    await slack.acme.uninstall()
    const cookieless = await fetch(callback)
    expect(await cookieless.text()).toBe(`${words('slack.install.failed')}\n`)
    const begun = await fetch(many.installPage, { redirect: 'manual' })
    const cookie = begun.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? ''
    const back = new URL('/slack/oauth_redirect', many.installPage)
    for (const query of [
      '',
      'code=guessed',
      `code=guessed&state=${state}`,
      'error=access_denied',
    ]) {
      back.search = query
      expect(await fetch(back, { headers: { cookie } })).toMatchObject({ status: 400 })
    }
    expect(await shelved('slack/installation/')).toBe('[]')
  })

  test('a whole organisation is refused, in words', async () => {
    granting = (granted) => ({
      ...granted,
      team: null,
      is_enterprise_install: true,
      enterprise: { id: 'E0ACME', name: 'Acme' },
    })
    expect(await slack.acme.install(many.installPage)).toMatchObject({
      status: 400,
      page: `${words('slack.install.organisation')}\n`,
    })
    expect(await shelved('slack/installation/')).toBe('[]')
  })

  test('what comes from a workspace that has not installed it is dropped', async () => {
    await installed(slack.acme)
    const { dana } = slack.umbrella.people
    for (const reply of [
      await dana.say('start Swim Booking'),
      await dana.command('Swim Booking'),
    ]) {
      expect(reply).toMatchObject({ status: 200, body: '' })
    }
    expect(await store.list(`slack:${slack.umbrella.team}`)).toEqual([])
    expect(slack.calls.filter(({ team }) => team === slack.umbrella.team)).toEqual([])
  })
})

describe('leaving', () => {
  test('forgets the token, names and conversations of that workspace alone; its checks stay', async () => {
    await installed(slack.acme, slack.umbrella)
    for (const { people } of [slack.acme, slack.umbrella]) {
      await people.dana.say('start Swim Booking')
      await poll(() => people.dana.read()).toContain('What happens with it')
    }
    await settled()
    expect(await shelved()).toContain(slack.umbrella.people.dana.id)
    for (const reply of await slack.umbrella.uninstall()) expect(reply.status).toBe(200)
    const left = await shelved()
    expect(left).not.toContain(slack.umbrella.team)
    expect(left).toContain(slack.acme.people.dana.id)
    expect(await store.list(`slack:${slack.umbrella.team}`)).toHaveLength(1)
  })

  test('stops what is owed; coming back brings it, under the new token', async () => {
    await installed(slack.acme)
    const review = await posted()
    const { dana } = slack.acme.people
    await slack.acme.uninstall()
    const before = slack.calls.length
    const act = acting(whatif, slack.acme)
    await act(dana, { type: 'addStory', review, words: 'Somebody loses a key' })
    await settled()
    for (let hours = 0; hours < 15; hours++, await settled()) time.pass(3600)
    expect(slack.calls).toHaveLength(before)
    expect(await record(review)).not.toContain('parked')
    await installed(slack.acme)
    await settled()
    time.pass(900)
    await poll(() => dana.read(slack.acme.channels.closed)).toContain('Somebody loses a key')
  })

  test('that nobody told us of: the new token takes the place of the old one', async () => {
    await installed(slack.acme)
    const review = await posted()
    const { dana } = slack.acme.people
    slack.listensAt('http://127.0.0.1:9/')
    await slack.acme.uninstall().catch(() => undefined)
    slack.listensAt(`${whatif.address}/slack/events`)
    await acting(whatif, slack.acme)(dana, { type: 'addStory', review, words: 'A lost key' })
    await poll(() => whatif.log.join()).toContain('slack-token-refused {"why":"token_revoked"}')
    await installed(slack.acme)
    await settled()
    time.pass(900)
    await poll(() => dana.read(slack.acme.channels.closed)).toContain('A lost key')
  })
})

describe('two workspaces', () => {
  test('nobody sees or changes a check of another one, whatever they send', async () => {
    await installed(slack.acme, slack.umbrella)
    const review = await posted()
    const { dana } = slack.umbrella.people
    await dana.say('help')
    await poll(() => dana.read()).toContain(words('conversation.start.title'))
    await dana.press(words('conversation.start.title'))
    const { kind, payload } = slack.sent.at(-1) ?? { kind: 'interactive', payload: {} }
    const before = await record(review)
    const since = slack.calls.length
    for (const ask of asks(review)) {
      const forged = { ...payload, ...asking(payload, ask) }
      expect(await slack.deliver({ kind, payload: forged } as never)).toMatchObject({ status: 200 })
      const view = {
        id: 'V1',
        type: 'modal',
        callback_id: 'form',
        private_metadata: JSON.stringify({ action: ask }),
        state: { values: {} },
      }
      const submitted = {
        ...payload,
        type: 'view_submission',
        view,
        trigger_id: `${Math.random()}`,
      }
      await slack.deliver({ kind, payload: submitted } as never)
    }
    await dana.openHome()
    await poll(() => dana.readHome()).toContain(words('conversation.start.title'))
    await dana.messageShortcut('add_story', await dana.write('A key', slack.umbrella.channels.open))
    await poll(() => dana.readForm()).toContain(words('slack.noCheckForStory'))
    await settled()
    expect(await record(review)).toBe(before)
    const shown = slack.calls.slice(since)
    expect(JSON.stringify(shown.filter(({ team }) => team === slack.umbrella.team))).not.toContain(
      'Secret Plan',
    )
    expect(shown.filter(({ team }) => team === slack.acme.team)).toEqual([])
    const sender = { workspace: `slack:${slack.umbrella.team}`, channel: 'slack', who: dana }
    await expect(whatif.reviews.report(sender, review, 'md')).rejects.toThrow()
    await expect(whatif.reviews.picture(sender, review, 'risk-map')).rejects.toThrow()
  })

  test('somebody of another company, in a channel that both share, only reads along', async () => {
    await installed(slack.acme)
    const review = await posted()
    const { ravi } = slack.acme.people
    const { closed } = slack.acme.channels
    await ravi.press('More', { in: closed })
    const { kind, payload } = slack.sent.at(-1) ?? { kind: 'interactive', payload: {} }
    await settled()
    const before = await record(review)
    const since = slack.calls.length
    for (const ask of asks(review)) {
      const user = { id: 'U0OUTSIDE', name: 'olga', team_id: 'T0OUTSIDE' }
      const forged = { ...payload, user, ...asking(payload, ask) }
      expect(await slack.deliver({ kind, payload: forged } as never)).toMatchObject({ status: 200 })
    }
    await ravi.mention('Ticket Shop', closed)
    const { kind: events, payload: mention } = slack.sent.at(-1) ?? { kind, payload }
    await settled()
    const event = { ...(mention['event'] as Json), user: 'U0OUTSIDE', user_team: 'T0OUTSIDE' }
    const started = (await store.list(`slack:${slack.acme.team}`)).length
    await slack.deliver({ kind: events, payload: { ...mention, event, event_id: 'Ev2' } } as never)
    await settled()
    expect(await store.list(`slack:${slack.acme.team}`)).toHaveLength(started)
    expect(await record(review)).toBe(before)
    const opened = slack.calls.slice(since).map(({ method }) => method)
    expect(opened.join()).not.toContain('views.')
    expect(await ravi.read(closed)).toContain(words('slack.outsider'))
  })
})

test('within a workspace nobody answers for somebody else', async () => {
  const mine = await startWhatif(slack, { store })
  const { dana, ravi } = slack.acme.people
  await dana.say('start Swim Booking')
  await poll(() => dana.read()).toContain('What happens with it')
  await dana.press('Skip')
  await poll(() => dana.read()).toContain('Question 2')
  const { kind, payload } = slack.sent.at(-1) ?? { kind: 'interactive', payload: {} }
  await settled()
  const [{ id: review } = { id: '' }] = await store.list(`slack:${slack.acme.team}`)
  const before = await record(review)
  const { user } = payload as { user: Json }
  for (const ask of asks(review)) {
    const forged = { ...payload, user: { ...user, id: ravi.id }, ...asking(payload, ask) }
    await slack.deliver({ kind, payload: forged } as never)
  }
  await settled()
  expect(await record(review)).toBe(before)
  expect(await ravi.read()).not.toContain('Swim Booking')
  await mine.stop()
})
