import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { type Called, createConnector } from '../../../src/channels/teams/connector.ts'
import { notSent } from '../../../src/channels/teams/send-result.ts'
import { type Answer, type Fault, faults } from './faults.ts'
import { startTeams, type Teams } from './tenant.ts'

let teams: Teams | undefined
afterEach(async () => {
  await teams?.stop()
  teams = undefined
})

const connector = createConnector({ isAllowed: () => true, token: async () => undefined })

/** A message into a group chat that the app is in, and what stands there afterwards. */
async function post(fault?: Fault) {
  teams = await startTeams()
  const { people, places, serviceUrl } = teams.acme
  await people.dana.adds('chat')
  if (fault) teams.plan('post', fault)
  const path = `conversations/${encodeURIComponent(places.chat)}/activities`
  const body = { type: 'message', text: 'Hello' }
  const called = await connector.call(serviceUrl, { method: 'POST', path, body })
  return { called, landed: people.dana.messages('chat').length }
}

type Failed = Extract<Called, { ok: false }>
const later = (more: object = {}) => ({ ok: false, retry: 'later', ...more })
const never = (why: string) => ({ ok: false, retry: 'never', why })
const soonAgain = { 'retry-after': '5' }

describe('a new message', () => {
  test('gets the name that Teams gave it', async () => {
    const { called, landed } = await post()
    expect(called).toEqual({ ok: true, body: { id: expect.stringMatching(/^\d{13}$/) } })
    expect(landed).toBe(1)
  })

  test.each<[string, Fault, object, object, number]>([
    [
      'too many, with a time',
      faults.busy(7),
      { status: 429, afterSeconds: 7 },
      later({ afterSeconds: 7, waits: true }),
      0,
    ],
    [
      'too many, without one',
      faults.busy(),
      { status: 429 },
      later({ afterSeconds: 5, waits: true }),
      0,
    ],
    ['at the same moment as another', faults.conflict(), { status: 412 }, later(), 0],
    ['a token too old', faults.refused(401), { status: 401 }, later(), 0],
    ['broken', faults.broken(500), { status: 500 }, later({ maybe: true }), 0],
    [
      'broken after it was put up',
      faults.brokenAfter(502),
      { status: 502 },
      later({ maybe: true }),
      1,
    ],
    ['no answer in time', faults.brokenAfter(504), { status: 504 }, later({ maybe: true }), 1],
    ['out of order', faults.broken(503), { status: 503 }, later({ maybe: true }), 0],
    [
      'out of order for a while',
      faults.refused(503, 'Down', soonAgain),
      { status: 503, afterSeconds: 5 },
      later({ afterSeconds: 5 }),
      0,
    ],
    ['the line lost', faults.dropped(), { why: 'no-answer' }, later({ maybe: true }), 0],
    [
      'the line lost after it was put up',
      faults.droppedAfter(),
      { why: 'no-answer' },
      later({ maybe: true }),
      1,
    ],
    ['nonsense', faults.refused(400), { status: 400 }, never('bad-request'), 0],
    ['not in this place', faults.refused(403), { status: 403 }, never('not-in-place'), 0],
    ['no such place', faults.refused(404), { status: 404 }, never('not-in-place'), 0],
    ['no such place any more', faults.refused(410), { status: 410 }, never('not-in-place'), 0],
    ['too large', faults.refused(413), { status: 413 }, never('too-large'), 0],
  ])('%s', async (_what, ...row) => {
    const [fault, expected, sent, count] = row
    const { called, landed } = await post(fault)
    expect(called).toMatchObject({ ok: false, ...expected })
    const result = notSent(called as Failed, true)
    expect(result).toMatchObject(sent)
    expect('maybe' in result).toBe('maybe' in sent)
    expect('afterSeconds' in result).toBe('afterSeconds' in sent)
    expect(landed).toBe(count)
  })

  test('what is redrawn is redrawn again: nothing is doubled by it', async () => {
    const { called } = await post(faults.brokenAfter())
    expect(notSent(called as Failed, false)).not.toHaveProperty('maybe')
  })

  test.each<[string, string, number | undefined]>([
    ['a part of a second', '0.2', 1],
    ['no time at all', '0', 1],
    ['some time ago', '-5', 1],
    ['a day', '86400', 3600],
    ['a date that is over', 'Wed, 21 Oct 2015 07:28:00 GMT', 1],
    ['a date in ten years', new Date(Date.now() + 3e11).toUTCString(), 3600],
    ['words', 'soon', undefined],
    ['nothing', ' ', undefined],
  ])('to be tried again after %s', async (_what, header, afterSeconds) => {
    const { called } = await post(faults.refused(429, 'Busy', { 'retry-after': header }))
    expect((called as Failed).afterSeconds).toBe(afterSeconds)
  })

  test('an answer that is no JSON is an answer', async () => {
    const told: Answer = { status: 201, body: undefined }
    expect((await post(() => told)).called).toEqual({ ok: true, body: undefined })
  })
})

describe('what does not leave this program', () => {
  const call = (
    parts: Parameters<typeof createConnector>[0],
    url = 'https://smba.trafficmanager.net/',
  ) => createConnector(parts).call(url, { method: 'GET', path: 'x' })
  const token = async () => 'ours'

  test('to an address that is not trusted, not even the token is asked for', async () => {
    let asked = 0
    const ask = async () => String(asked++)
    expect(await call({ isAllowed: () => false, token: ask })).toEqual({
      ok: false,
      unsent: true,
      why: 'address-not-allowed',
    })
    expect(asked).toBe(0)
  })

  test('without a token, and where nobody listens, it surely was not sent', async () => {
    const none = () => Promise.reject(new Error('no'))
    expect(await call({ isAllowed: () => true, token: none })).toMatchObject({
      unsent: true,
      why: 'no-token',
    })
    const gone = await startTeams()
    await gone.stop()
    const unreachable = await call({ isAllowed: () => true, token }, gone.address)
    expect(unreachable).toMatchObject({ unsent: true, why: 'unreachable' })
    expect(notSent(unreachable as Failed, true)).not.toHaveProperty('maybe')
  })

  test('the token goes along, but never on to another address', async () => {
    const seen: (string | undefined)[] = []
    const server = createServer(({ url, headers }, response) => {
      seen.push(headers.authorization)
      if (url === '/v3/x') response.writeHead(307, { location: '/elsewhere' })
      response.end('{}')
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    expect(await call({ isAllowed: () => true, token }, url)).toEqual({
      ok: false,
      why: 'no-answer',
    })
    expect(seen).toEqual(['Bearer ours'])
    server.close()
  })

  test('nobody waits for ever', async () => {
    const server = createServer(() => {})
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const impatient = { isAllowed: () => true, token, patienceMs: 20 }
    expect(await call(impatient, url)).toEqual({ ok: false, why: 'no-answer' })
    server.closeAllConnections()
    server.close()
  })
})
