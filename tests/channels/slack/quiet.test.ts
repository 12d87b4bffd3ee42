import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { plainText } from '../../../src/message/plain-text.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'
import { MemoryStore } from '../../storage/memory-store.ts'
import { createHandTime } from './hand-time.ts'
import { acting, type ReadyCheck, readyCheck } from './ready-check.ts'
import { type Different, type RunningWhatif, startWhatif, words } from './whatif.ts'
import { neededScopes, type Slack, startSlack } from './workspace.ts'

let slack: Slack
let ready: ReadyCheck
let running: RunningWhatif | undefined

beforeAll(async () => {
  slack = await startSlack()
  const { dana } = slack.acme.people
  ready = await readyCheck(slack.acme, dana)
  await dana.invite(slack.acme.channels.closed)
})
afterEach(async () => {
  await running?.stop()
  running = undefined
})
afterAll(() => slack.stop())

const { poll } = expect

async function start(at: string, different: Different = {}) {
  const time = createHandTime()
  time.pass((Date.parse(at) - time.now()) / 1000)
  const store = new MemoryStore()
  const review = await ready.put(store)
  const { clock, scheduler, now } = time
  const rasterise = () => new Uint8Array([1])
  const parts = { clock, scheduler, now, store, rasterise, shelf: new MemoryShelf(), ...different }
  running = await startWhatif(slack, parts)
  return { whatif: running, store, review, time }
}

describe('a question that is handed over', () => {
  /** Dana fills in the form “Ask a teammate” for Ravi. */
  async function handOver(review: string): Promise<void> {
    const { dana, ravi } = slack.acme.people
    const action = { type: 'handOver', review, question: 'about.stage' }
    const picked = { type: 'users_select', selected_user: ravi.id }
    const view = {
      id: 'V1',
      type: 'modal',
      callback_id: 'form',
      private_metadata: JSON.stringify({ action }),
      state: { values: { 'handOver.to': { 'field.to': picked } } },
    }
    const user = { id: dana.id, name: 'dana', team_id: slack.acme.team }
    const team = { id: slack.acme.team }
    const common = { type: 'view_submission', trigger_id: `${Math.random()}`, api_app_id: 'A0' }
    await slack.deliver({ kind: 'interactive', payload: { ...common, user, team, view } })
  }

  test.each([
    [
      'at night waits until 8 in the morning',
      'Europe/Vienna',
      '2026-11-24T22:30',
      '2026-11-25T07:00',
    ],
    [
      'early in the morning waits too',
      'America/Los_Angeles',
      '2026-11-24T14:10',
      '2026-11-24T16:00',
    ],
    [
      'on Friday evening waits until Monday',
      'Asia/Kolkata',
      '2026-11-27T13:00',
      '2026-11-30T02:30',
    ],
    ['on Saturday waits until Monday', 'Europe/Vienna', '2026-11-28T10:00', '2026-11-30T07:00'],
    ['in working hours comes at once', 'America/Los_Angeles', '2026-11-24T22:30', undefined],
    ['to a zone that nobody knows comes at once', 'Mars/Olympus', '2026-11-24T22:30', undefined],
  ])('%s, where they live (%s)', async (_, tz, at, until) => {
    const { ravi } = slack.acme.people
    slack.addFacts(ravi.id, { tz })
    const { store, review, time } = await start(`${at}:00Z`)
    await handOver(review)
    const batch = async () => {
      const record = await store.load({ workspace: `slack:${slack.acme.team}`, id: review })
      return record?.outbox.find(({ id }) => id.startsWith('batch'))
    }
    if (until === undefined) {
      await poll(batch).toHaveProperty('place')
      return
    }
    await poll(batch).toMatchObject({ notBefore: `${until}:00.000Z`, failures: 0 })
    time.pass((Date.parse(`${until}:00Z`) - time.now()) / 1000 - 1)
    await slack.settled()
    expect(await batch()).not.toHaveProperty('place')
    time.pass(1)
    await poll(batch).toHaveProperty('place')
  })

  test.each([
    ['to somebody who is here right now', true, undefined],
    ['where the app may not know of time zones', false, [...neededScopes]],
  ])('at night, %s, comes at once', async (_, isHere, scopes) => {
    const { ravi } = slack.acme.people
    slack.addFacts(ravi.id, { tz: 'Europe/Vienna' })
    const withoutScopes: typeof fetch = async (target, init) => {
      const answer = await fetch(target, init)
      if (!scopes || !String(target).endsWith('auth.test')) return answer
      const headers = { 'x-oauth-scopes': scopes.join(',') }
      return Response.json(await answer.json(), { headers })
    }
    const { store, review } = await start('2026-11-24T22:30:00Z', { fetch: withoutScopes })
    if (isHere) await ravi.say('help')
    await handOver(review)
    await poll(async () => {
      const record = await store.load({ workspace: `slack:${slack.acme.team}`, id: review })
      return record?.outbox.find(({ id }) => id.startsWith('batch'))
    }).toHaveProperty('place')
  })
})

describe('who reads the place that the summary goes to', () => {
  const asked = (since: number) =>
    slack.calls.slice(since).filter(({ method }) => method.startsWith('conversations.info'))

  async function publish(place: 'open' | 'closed', different: Different = {}): Promise<string> {
    const { whatif, review } = await start('2026-11-24T12:00:00Z', different)
    const to = slack.acme.channels[place]
    const { replies } = await acting(whatif, slack.acme)(slack.acme.people.dana, {
      type: 'publish',
      review,
      how: 'all',
      to,
      onlyPrivate: place === 'closed',
    })
    return replies.map((reply) => plainText(reply)).join('\n')
  }

  test('everybody, in an open channel', async () => {
    const said = await publish('open')
    expect(said).toContain(words('conversation.readers.weakSpots'))
    expect(said).toMatch(/\d+ people are in #everybody/)
  })

  test('its members, in a private one: nothing to warn of', async () => {
    expect(await publish('closed')).toBe('')
  })

  test('a guest among them is counted', async () => {
    const { dana } = slack.acme.people
    slack.addFacts(dana.id, { is_restricted: true })
    const said = await publish('closed')
    slack.addFacts(dana.id, { is_restricted: false })
    expect(said).toContain('1 of them is a guest')
  })

  test('people of another company, where it is shared', async () => {
    slack.addFacts(slack.acme.channels.closed, { is_ext_shared: true })
    const said = await publish('closed')
    slack.addFacts(slack.acme.channels.closed, { is_ext_shared: false })
    expect(said).toContain(words('conversation.readers.outside'))
  })

  test('nobody can say where it may not look, and nobody asks', async () => {
    const since = slack.calls.length
    const said = await publish('open', {
      fetch: async (target, init) => {
        const answer = await fetch(target, init)
        if (!String(target).endsWith('auth.test')) return answer
        const headers = { 'x-oauth-scopes': neededScopes.join(',') }
        return Response.json(await answer.json(), { headers })
      },
    })
    expect(said).toContain(words('conversation.readers.unseen'))
    expect(asked(since)).toEqual([])
  })
})
