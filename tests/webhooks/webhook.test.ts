import { readFile } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Notice, noticeKinds } from '../../src/domain/notice.ts'
import { createReviews } from '../../src/review/create-reviews.ts'
import { createWebhook } from '../../src/webhooks/webhook.ts'
import { step, waitingCheck } from '../review/waiting-check.ts'

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const notice: Notice = {
  id: 'n1',
  kind: 'late',
  product: 'Swim Booking',
  check: 'r1',
  day: '2026-12-08',
}

interface Call {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

let server: Server
let calls: Call[]
let answer: (response: ServerResponse) => void
let url: string

beforeEach(async () => {
  calls = []
  answer = (response) => response.writeHead(204).end()
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      calls.push({ path: request.url ?? '', headers: request.headers, body })
      answer(response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?team=1`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const tell = (patience?: number) =>
  createWebhook({ url, secret }, patience === undefined ? {} : { patience }).tell(notice)

test('whoever is told can check that it is Whatif, and that nothing was changed on the way', async () => {
  expect(await tell()).toEqual({ ok: true })
  const [call] = calls
  if (!call) throw new Error('nothing came')
  const { headers, body, path } = call
  expect(path).toBe('/hook?team=1')
  expect(headers['content-type']).toBe('application/json')
  expect(headers['webhook-id']).toBe('n1')
  const signed = headers as Record<string, string>
  expect(new Webhook(secret).verify(body, signed)).toEqual({
    kind: 'late',
    product: 'Swim Booking',
    check: 'r1',
    day: '2026-12-08',
  })
  const other = `whsec_${Buffer.alloc(32, 8).toString('base64')}`
  expect(() => new Webhook(other).verify(body, signed)).toThrow('No matching signature')
  expect(() => new Webhook(secret).verify(body.replace('r1', 'r2'), signed)).toThrow()
})

test('the page shows what comes, and every kind of it', async () => {
  const page = await readFile('docs/webhooks.md', 'utf8')
  const [, shown = '{}'] = /^```json\n(.*)\n```$/m.exec(page) ?? []
  await tell()
  expect(Object.keys(JSON.parse(shown))).toEqual(Object.keys(JSON.parse(calls[0]?.body ?? '{}')))
  const named = [...page.matchAll(/^\| `(\w+)` \| (?!When)/gm)].map(([, kind]) => kind)
  expect(named).toEqual([...noticeKinds])
})

describe('an answer that is none', () => {
  test.each([
    [400, { ok: false, retry: 'later', why: 'status-400' }],
    [404, { ok: false, retry: 'later', why: 'status-404' }],
    [410, { ok: false, retry: 'never', why: 'status-410' }],
    [500, { ok: false, retry: 'later', why: 'status-500' }],
    [503, { ok: false, retry: 'later', why: 'status-503' }],
  ])('%i', async (status, told) => {
    answer = (response) => response.writeHead(status).end('nobody reads this')
    expect(await tell()).toEqual(told)
  })

  test.each([
    ['120', { afterSeconds: 120 }],
    ['999999', { afterSeconds: 3600 }],
    ['soon', {}],
    ['-1', {}],
  ])('a pause of %s', async (seconds, more) => {
    answer = (response) => response.writeHead(429, { 'retry-after': seconds }).end()
    expect(await tell()).toEqual({ ok: false, retry: 'later', why: 'status-429', ...more })
  })

  test.each([301, 302, 307, 308])('a redirect (%i) is not followed', async (status) => {
    answer = (response) => response.writeHead(status, { location: '/elsewhere' }).end()
    expect(await tell()).toEqual({ ok: false, retry: 'later', why: `status-${status}` })
    expect(calls).toHaveLength(1)
  })

  test('silence, a line that breaks, and nobody there', async () => {
    answer = () => {}
    expect(await tell(50)).toEqual({ ok: false, retry: 'later', why: 'no-answer' })
    answer = (response) => response.destroy()
    expect(await tell()).toEqual({ ok: false, retry: 'later', why: 'unreachable' })
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    expect(await tell()).toEqual({ ok: false, retry: 'later', why: 'unreachable' })
  })
})

test('a decision in a check is told by itself', async () => {
  const { bench, review, finding } = await waitingCheck()
  const notices = createWebhook({ url, secret })
  const reviews = createReviews({ ...bench.parts, notices })
  const who = { id: 'dana', name: 'Dana' }
  const action = { ...step, review, finding, owner: 'Dana', due: '2026-12-08' } as const
  await reviews.resume()
  await reviews.handle({
    id: 'd-new',
    workspace: 'local',
    channel: 'web',
    who,
    trust: 'operator',
    action,
  })
  await expect
    .poll(() => calls.map(({ body }) => JSON.parse(body)))
    .toEqual([{ kind: 'decided', product: 'Clinic Booking', check: review, day: '2026-11-23' }])
})
