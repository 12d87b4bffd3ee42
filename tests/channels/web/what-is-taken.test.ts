import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AppError } from '../../../src/errors.ts'
import { type Answer, type Browser, type RunningPage, runPage } from './running-page.ts'

let page: RunningPage
let dana: Browser

beforeAll(async () => {
  page = await runPage()
  dana = await page.browser('Dana')
})
afterAll(() => page.stop())

const code = ({ body }: Answer): string => JSON.parse(body).problem.code
const start = { id: randomUUID(), action: { type: 'start', product: 'Swim Booking' } }

const products = async (): Promise<string[]> =>
  JSON.parse((await dana.get('/api/checks')).body).checks.map(
    (check: { product: string }) => check.product,
  )

describe('a write comes from our own page or not at all', () => {
  const write = (headers: Readonly<Record<string, string>>, body = JSON.stringify(start)) =>
    page.ask({
      method: 'POST',
      path: '/api/actions',
      headers: { cookie: dana.cookie, ...headers },
      body,
    })
  const json = { 'content-type': 'application/json' }

  test.each([
    'http://evil.example',
    'null',
    'http://127.0.0.1',
    'http://127.0.0.1:1',
    'https://127.0.0.1:4747',
    '',
  ])('not from “%s”', async (origin) => {
    expect((await write({ ...json, origin })).status).toBe(403)
    expect(await products()).toEqual([])
  })

  test('not from one of our names to another, and not without saying where from', async () => {
    expect((await write({ ...json, origin: `http://localhost:${page.port}` })).status).toBe(403)
    expect((await write(json)).status).toBe(403)
  })

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonp',
  ])('not as %s, which a form on another page could send', async (type) => {
    const origin = `http://127.0.0.1:${page.port}`
    expect((await write({ origin, 'content-type': type })).status).toBe(415)
    expect((await write({ origin })).status).toBe(415)
    expect(await products()).toEqual([])
  })

  test('not without a session', async () => {
    const headers = { ...json, origin: `http://127.0.0.1:${page.port}`, cookie: '' }
    expect((await write(headers)).status).toBe(401)
  })

  test.each(['cross-site', 'same-site'])('another page cannot even read (%s)', async (site) => {
    const headers = { cookie: dana.cookie, 'sec-fetch-site': site }
    expect((await page.ask({ path: '/api/checks', headers })).status).toBe(403)
  })
})

describe('a body is small, whole and known, or it is refused kindly', () => {
  const raw = (body: string | Buffer, headers = {}) =>
    page.ask({
      method: 'POST',
      path: '/api/actions',
      headers: {
        cookie: dana.cookie,
        origin: `http://127.0.0.1:${page.port}`,
        'content-type': 'application/json',
        ...headers,
      },
      body,
    })

  test('10 MB are too large', async () => {
    const answer = await raw(Buffer.alloc(10 * 1024 * 1024, 'a'))
    expect([answer.status, code(answer)]).toEqual([413, 'too-large'])
    expect((await dana.get('/api/me')).status).toBe(200)
  })

  test('65 kB are too large, however they are sent', async () => {
    const body = JSON.stringify({
      ...start,
      action: { ...start.action, summary: 'a'.repeat(66_000) },
    })
    expect((await raw(body, { 'transfer-encoding': 'chunked' })).status).toBe(413)
  })

  test('packed bodies are not unpacked', async () => {
    expect((await raw('xx', { 'content-encoding': 'gzip' })).status).toBe(415)
  })

  test.each([
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '{}',
    '{"__proto__":{"admin":true}}',
    JSON.stringify({ ...start, id: 'mine' }),
    JSON.stringify({ ...start, workspace: 'acme' }),
    JSON.stringify({ id: randomUUID(), action: { type: 'dropEverything' } }),
    JSON.stringify({ id: randomUUID(), action: { type: 'start', product: '' } }),
    JSON.stringify({ id: randomUUID(), action: { type: 'start', product: 'x'.repeat(121) } }),
    JSON.stringify({ id: randomUUID(), action: { type: 'start', product: { $gt: '' } } }),
  ])('%s', async (body) => {
    const answer = await raw(body)
    expect(answer.status).toBe(400)
    expect(code(answer)).toBe('bad-input')
    expect(answer.body).not.toMatch(/at .*\.(ts|js)|zod|SyntaxError|Unexpected/i)
  })
})

describe('a delivery counts once', () => {
  test('the same press twice is one check; another browser’s is its own', async () => {
    const delivery = randomUUID()
    const action = { type: 'start', product: 'Once' }
    const first = JSON.parse((await dana.press(action, delivery)).body).review
    const again = JSON.parse((await dana.press(action, delivery)).body).review
    const alsoDana = await page.browser('Dana')
    const others = JSON.parse((await alsoDana.press(action, delivery)).body).review
    expect(again ?? first).toBe(first)
    expect(others).not.toBe(first)
    expect((await products()).filter((name) => name === 'Once')).toHaveLength(2)
  })
})

describe('a typed line that is not taken is said to be, so that it can stay in its box', () => {
  const typed = async (review: string, text: string) =>
    JSON.parse((await dana.press({ type: 'say', review, text })).body)

  test('an answer that is too long, and no other', async () => {
    const review = await dana.start('Long Lines')
    const long = await typed(review, 'swim '.repeat(121).trim())
    expect(long).toMatchObject({ notTaken: true })
    expect(long.replies).toHaveLength(1)
    expect(await typed(review, 'swim '.repeat(120).trim())).not.toHaveProperty('notTaken')
    expect(await typed(review, 'purple elephant')).not.toHaveProperty('notTaken')
    expect(await typed(review, 'help')).not.toHaveProperty('notTaken')
  })
})

test('what goes wrong inside says nothing of it, here or in the log', async () => {
  const secret = 'A child’s address'
  const broken = await runPage({
    between: (reviews) => ({
      ...reviews,
      checks: () => Promise.reject(new TypeError(secret)),
    }),
  })
  const browser = await broken.browser('Dana Secretname')
  const answer = await browser.get('/api/checks')
  expect([answer.status, code(answer)]).toEqual([500, 'broken'])
  const review = await browser.start('Hidden Product')
  await browser.press({ type: 'say', review, text: 'Hidden words' })
  expect(answer.body + broken.logged.join()).not.toMatch(/child|Secretname|Hidden|at .*\.ts/)
  expect(broken.logged).toContain('error page-failed {"why":"TypeError"}')
  await broken.stop()
})

test.each([
  ['storage-failed', 'I could not read or keep that just now'],
  ['storage-unknown', 'I cannot tell yet whether that was kept'],
  ['conflict', 'Others were faster this time'],
] as const)('what was refused because of %s is said in words of its own', async (why, words) => {
  const refusing = await runPage({
    between: (reviews) => ({
      ...reviews,
      handle: () => Promise.reject(new AppError(why, 'ENOSPC /secret/place')),
    }),
  })
  const browser = await refusing.browser('Dana')
  const answer = await browser.press({ type: 'start', product: 'Lockers' })
  expect([answer.status, code(answer)]).toEqual([503, why])
  expect(answer.body).toContain(words)
  expect(answer.body).not.toMatch(/ENOSPC|secret/)
  await refusing.stop()
})
