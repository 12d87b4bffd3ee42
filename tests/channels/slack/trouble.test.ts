import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MemoryShelf } from '../../storage/memory-shelf.ts'
import { createMoodyStore, type MoodyStore } from './moody-store.ts'
import type { Delivery, Reply } from './sending.ts'
import { type Different, type RunningWhatif, startWhatif, words } from './whatif.ts'
import { type Slack, startSlack } from './workspace.ts'

let slack: Slack
let store: MoodyStore
let shelf: MemoryShelf
let whatif: RunningWhatif
/** Slack’s methods that do not answer for now. */
let hanging: (method: string) => boolean

beforeEach(async () => {
  slack = await startSlack()
  store = createMoodyStore()
  shelf = new MemoryShelf()
  hanging = () => false
  whatif = await start()
})
afterEach(async () => {
  store.mood = 'well'
  hanging = () => false
  await whatif.stop()
  await slack.stop()
})

const start = (different: Different = {}): Promise<RunningWhatif> =>
  startWhatif(slack, {
    store,
    shelf,
    goesOnWithoutAnswers: true,
    fetch: async (target, init) => {
      const method = String(target).split('/').at(-1) ?? ''
      while (hanging(method)) await new Promise((done) => setTimeout(done, 10))
      return fetch(target, init)
    },
    ...different,
  })

const { poll } = expect
const dana = () => slack.acme.people.dana

/** Dana is asked the first question of her check. */
async function asked(): Promise<void> {
  await dana().say('start Swim Booking')
  await poll(() => dana().read()).toContain('What happens with it')
  await settled()
}

const settled = (): Promise<void> => slack.settled()

/** What happened in the only check. */
async function events(): Promise<readonly string[]> {
  const [one] = await store.list(`slack:${slack.acme.team}`)
  const record = one && (await store.load(one))
  return record?.events.map(({ type }) => type) ?? []
}

const inTime = { status: 200, ms: expect.toSatisfy((ms: number) => ms < 3000) }
const last = (): Delivery => slack.sent.at(-1) as Delivery

describe('a press, a form or a command that could not be kept', () => {
  test('is acknowledged, is said in words, changes nothing, and works the next time', async () => {
    await asked()
    const before = await events()
    store.mood = 'failing'
    expect(await dana().press('Skip')).toMatchObject(inTime)
    await poll(() => dana().read()).toContain(words('chat.trouble.kept'))
    store.mood = 'well'
    expect(await events()).toEqual(before)
    await dana().press('Skip')
    await poll(() => events()).toContain('answered')
  })

  test('a form keeps what was filled in, and says so; a command too', async () => {
    await dana().shortcut('start_check')
    await poll(() => dana().readForm()).not.toContain(words('slack.loading'))
    store.mood = 'failing'
    const label = /^(.*): \(\)/m.exec(await dana().readForm())?.[1] ?? ''
    const sent = await dana().submit({ [label]: 'Swim Booking' })
    expect(sent).toMatchObject(inTime)
    expect(Object.values(sent.errors)).toEqual([words('chat.trouble.kept')])
    expect(await dana().command('Ticket Shop', slack.acme.channels.open)).toMatchObject(inTime)
    await poll(() => dana().read(slack.acme.channels.open)).toContain(words('chat.trouble.kept'))
    store.mood = 'well'
    expect(await events()).toEqual([])
  })

  test('a window that waits for it says so', async () => {
    const message = await dana().write('A key got lost', slack.acme.channels.open)
    store.mood = 'failing'
    expect(await dana().messageShortcut('add_story', message)).toMatchObject(inTime)
    await poll(() => dana().readForm()).toContain(words('chat.trouble.kept'))
  })

  test('names that cannot be kept hold nothing up', async () => {
    shelf.put = () => Promise.reject(new Error('full'))
    shelf.get = () => Promise.reject(new Error('broken'))
    await asked()
    expect(await dana().press('Skip')).toMatchObject(inTime)
    await poll(() => events()).toContain('answered')
  })
})

describe('while nothing comes back', () => {
  test('from the store: all is acknowledged in time, a window opens first, and the rest follows', async () => {
    await asked()
    const { ravi, mei } = slack.acme.people
    await mei.shortcut('start_check')
    await poll(() => mei.readForm()).not.toContain(words('slack.loading'))
    const label = /^(.*): \(\)/m.exec(await mei.readForm())?.[1] ?? ''
    const message = await ravi.write('A key got lost', slack.acme.channels.open)
    store.mood = 'hanging'
    const replies = Promise.all<Reply>([
      dana().press('Skip'),
      mei.submit({ [label]: 'Ticket Shop' }),
      mei.command('Cloak Room', slack.acme.channels.open),
      ravi.messageShortcut('add_story', message),
    ])
    await poll(() => ravi.form()).toBeDefined()
    for (const reply of await replies) expect(reply).toMatchObject(inTime)
    store.mood = 'well'
    await poll(() => store.list(`slack:${slack.acme.team}`)).toHaveLength(3)
    await poll(() => ravi.readForm()).toContain(words('slack.noCheckForStory'))
    await poll(() => dana().read()).not.toMatch(/What happens with it.*\n.*\[Skip\]/)
  })

  test('from both: a command waits a second in all, and what it comes to is said afterwards', async () => {
    await whatif.stop()
    whatif = await start({
      within: (milliseconds, work) => (milliseconds > 1000 ? work : Promise.resolve(undefined)),
    })
    hanging = (method) => method === 'users.info'
    store.mood = 'hanging'
    const channel = slack.acme.channels.open
    const reply = await dana().command('Swim Booking', channel)
    // It is acknowledged before it is kept, so it says what to do should that never happen.
    expect(reply).toMatchObject({ status: 200 })
    expect(reply.body).toContain(words('slack.atIt'))
    store.mood = 'well'
    await poll(() => dana().read(channel)).toContain('I sent you the first question')
    await poll(() => dana().read()).toContain('What happens with it')
  })

  test('from Slack: a press is acknowledged and kept', async () => {
    await asked()
    hanging = () => true
    expect(await dana().press('Skip')).toMatchObject(inTime)
    expect(await events()).toContain('answered')
  })

  test('from Slack about a name: its handle will do', async () => {
    hanging = (method) => method === 'users.info'
    await dana().command('Swim Booking', slack.acme.channels.open)
    await poll(() => dana().read()).toContain('What happens with it')
  })

  test('from Slack at all, from the start: a press is acknowledged, and kept later', async () => {
    await asked()
    await whatif.stop()
    hanging = (method) => method === 'auth.test'
    whatif = await start()
    expect(await dana().press('Skip')).toMatchObject(inTime)
    hanging = () => false
    await poll(() => events()).toContain('answered')
  })
})

describe('what Slack lends for a while', () => {
  test('a window that may not be opened any more becomes words', async () => {
    await dana().openHome()
    await poll(() => dana().readHome()).toContain('Start')
    await dana().say('help')
    await poll(() => dana().read()).toContain(words('conversation.start.title'))
    await dana().press(words('conversation.start.title'), { late: true })
    await poll(() => dana().read()).toContain(words('chat.open.late'))
    expect(dana().form()).toBeUndefined()
  })

  test.each([
    ['is used up', (address: string) => `${address}-used-up`],
    ['leads somewhere else', () => 'https://example.org/hooks'],
    ['is no address', () => 'file:///etc/passwd'],
  ])('an answer’s address that %s: the answer comes as a message', async (_, change) => {
    const strange: string[] = []
    await whatif.stop()
    whatif = await start({
      fetch: async (target, init) => {
        if (!String(target).startsWith(slack.apiUrl)) strange.push(String(target))
        return fetch(target, init)
      },
    })
    await asked()
    await dana()
      .press('Why?')
      .catch(() => dana().press('Why do you ask?'))
    const { kind, payload } = last()
    await settled()
    const before = (await dana().messages()).length
    const address = change(String(payload['response_url']))
    const again = { ...payload, trigger_id: `${Math.random()}`, response_url: address }
    expect(await slack.deliver({ kind, payload: again })).toMatchObject(inTime)
    await poll(async () => (await dana().messages()).length).toBe(before + 1)
    const hooks = new URL('/hooks/', slack.apiUrl).href
    expect(strange.filter((url) => !url.startsWith(hooks))).toEqual([])
  })

  test('in a channel it is a whisper', async () => {
    const { open } = slack.acme.channels
    await dana().invite(open)
    await dana().command('x'.repeat(121), open)
    await poll(() => dana().read(open)).toContain('letters')
    slack.age(31 * 60_000)
    const { kind, payload } = last()
    const again = {
      ...payload,
      trigger_id: 'another',
      response_url: new URL('/hooks/gone', slack.apiUrl).href,
    }
    await slack.deliver({ kind, payload: again })
    await poll(async () => (await dana().messages(open)).length).toBe(2)
    expect(await slack.acme.people.ravi.read(open)).not.toContain('letters')
  })
})

describe('what somebody types, over HTTP', () => {
  test('is acknowledged once it is kept; Slack’s next try does it, once', async () => {
    store.mood = 'failing'
    expect(await dana().say('start Swim Booking')).toMatchObject({ status: 500, body: '' })
    store.mood = 'well'
    for (const retry of [1, 2]) {
      expect(await slack.again(last(), retry)).toMatchObject({ status: 200 })
    }
    await poll(() => dana().read()).toContain('What happens with it')
    await settled()
    expect(await store.list(`slack:${slack.acme.team}`)).toHaveLength(1)
    expect(whatif.log).toContainEqual(expect.stringContaining('error slack-event-failed'))
  })

  test('is done once when it comes again, also after a restart', async () => {
    await asked()
    const start1 = slack.sent.at(-1)
    await dana().say('People book swimming lessons')
    const answer = last()
    await settled()
    const [before, messages] = [await events(), await dana().read()]
    const again = async () => {
      for (const delivery of [start1, answer]) {
        expect(await slack.again(delivery, 1)).toMatchObject({ status: 200 })
      }
      await settled()
      expect(await events()).toEqual(before)
      expect(await store.list(`slack:${slack.acme.team}`)).toHaveLength(1)
    }
    await again()
    await whatif.stop()
    whatif = await start()
    await again()
    expect(await dana().read()).toBe(messages)
  })

  test('that hangs is taken up by Slack’s next try, and done once', async () => {
    await asked()
    store.mood = 'hanging'
    const first = dana().say('People book swimming lessons')
    await poll(() => slack.sent.length).toBe(2)
    const second = slack.again(last(), 1)
    store.mood = 'well'
    expect(await first).toMatchObject({ status: 200 })
    expect(await second).toMatchObject({ status: 200 })
    await settled()
    expect((await events()).filter((type) => type === 'answered')).toHaveLength(1)
  })
})
