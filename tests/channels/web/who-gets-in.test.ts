import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createSessions, newSession } from '../../../src/channels/web/session.ts'
import { secretOf } from '../../../src/storage/secret-file.ts'
import { cookieOf, type RunningPage, runPage } from './running-page.ts'

let page: RunningPage

beforeAll(async () => {
  page = await runPage({ emergencyContact: 'Ravi, 555 0100' })
})
afterAll(() => page.stop())

describe('the name the page is called by', () => {
  test.each([
    'evil.example',
    'evil.example:80',
    '127.0.0.1',
    'localhost',
    '127.0.0.1.evil.example',
    '',
  ])('“%s” is not ours, so nothing is served under it', async (host) => {
    for (const path of ['/', '/healthz', '/page/base.css', '/api/me']) {
      const { status, body } = await page.ask({ path, headers: { host } })
      expect([path, status]).toEqual([path, host === '' && status === 400 ? 400 : 403])
      expect(body).not.toContain('<script')
    }
  })

  test.each(['127.0.0.1', 'localhost', '[::1]'])('%s with our port is ours', async (name) => {
    const headers = { host: `${name}:${page.port}` }
    expect((await page.ask({ path: '/healthz', headers })).status).toBe(200)
  })

  test('the health check says that it runs, and nothing else', async () => {
    const { body } = await page.ask({ path: '/healthz' })
    expect(JSON.parse(body)).toEqual({ ok: true, version: '1.2.3' })
  })
})

describe('the key', () => {
  test('without one there is a kind page, and no door', async () => {
    const answer = await page.ask({ path: '/' })
    expect(answer.status).toBe(401)
    expect(answer.body).toContain('press Enter')
    expect(answer.body).not.toContain('555 0100')
    expect(answer.headers['set-cookie']).toBeUndefined()
    const api = await page.ask({ path: '/api/checks' })
    expect([api.status, JSON.parse(api.body).problem.code]).toEqual([401, 'locked'])
  })

  test('opens the page once, leaves the address, and cannot be used again', async () => {
    const first = await page.ask({ path: `/?key=${page.key}` })
    expect([first.status, first.headers.location]).toEqual([303, '/'])
    expect(first.headers['set-cookie']).toHaveLength(1)
    expect(first.headers['set-cookie']?.[0]).toMatch(
      new RegExp(
        `^whatif-${page.port}=[\\w-]+\\.[\\w-]+; Max-Age=7776000; Path=/; HttpOnly; SameSite=Strict$`,
      ),
    )
    const inside = await page.ask({ path: '/', headers: { cookie: cookieOf(first) } })
    expect(inside.status).toBe(200)
    expect(inside.body).toContain('555 0100')
    const replayed = await page.ask({ path: `/?key=${page.key}` })
    expect([replayed.status, replayed.headers['set-cookie']]).toEqual([401, undefined])
    expect(replayed.body).toContain('used before')
  })

  test('of a link to one check leads to that check', async () => {
    const { search } = new URL(page.web.freshAddress())
    const { headers } = await page.ask({ path: `/checks/abc${search}` })
    expect(headers.location).toBe('/checks/abc')
  })

  test.each(['', 'x', 'a'.repeat(5000), '%00', 'a&key=b'])('“%s” is no key', async (key) => {
    expect((await page.ask({ path: `/?key=${key}` })).status).toBe(401)
  })

  test('is spent even by a browser that is in already', async () => {
    const { cookie } = await page.browser()
    const { search } = new URL(page.web.freshAddress())
    await page.ask({ path: `/${search}`, headers: { cookie } })
    expect((await page.ask({ path: `/${search}` })).status).toBe(401)
  })
})

describe('the session', () => {
  const enter = (cookie: string) => page.ask({ path: '/api/me', headers: { cookie } })

  test('changed by anybody opens nothing', async () => {
    const { cookie } = await page.browser('Dana')
    expect((await enter(cookie)).status).toBe(200)
    const [name = '', value = ''] = cookie.split('=')
    const [body = '', seal = ''] = value.split('.')
    const read = JSON.parse(Buffer.from(body, 'base64url').toString())
    const forged = Buffer.from(JSON.stringify({ ...read, name: 'Mei' })).toString('base64url')
    for (const wrong of [
      `${forged}.${seal}`,
      `${body}.`,
      body,
      `${body}.${seal}x${seal}`,
      '',
      '.',
    ]) {
      expect([wrong, (await enter(`${name}=${wrong}`)).status]).toEqual([wrong, 401])
    }
  })

  test('of another data folder, or another port, opens nothing', async () => {
    const other = createSessions(new Uint8Array(32), page.port)
    expect((await enter(other.cookie(newSession()).split(';')[0] ?? '')).status).toBe(401)
    const { cookie } = await page.browser()
    expect((await enter(cookie.replace(`whatif-${page.port}`, 'whatif-1'))).status).toBe(401)
  })

  test('ends after 90 days away', () => {
    const sessions = createSessions(new Uint8Array(32), 1)
    const session = newSession()
    const cookie = sessions.cookie(session).split(';')[0] ?? ''
    const days = (count: number) => vi.setSystemTime(session.at + count * 86_400_000)
    vi.useFakeTimers()
    try {
      days(89)
      expect(sessions.open(cookie)?.id).toBe(session.id)
      days(91)
      expect(sessions.open(cookie)).toBeUndefined()
    } finally {
      vi.useRealTimers()
    }
  })

  test('outlives a restart, because its secret stays with the data, for its owner only', async () => {
    const data = await mkdtemp(join(tmpdir(), 'whatif-page-'))
    const secret = await secretOf(data)
    expect(await secretOf(data)).toEqual(secret)
    expect(secret).not.toEqual(await secretOf(join(data, 'other')))
    expect((await stat(join(data, 'web-secret'))).mode & 0o777).toBe(0o600)
    const cookie = createSessions(secret, 4747).cookie({ ...newSession(), name: 'Dana' })
    const again = createSessions(await secretOf(data), 4747)
    expect(again.open(cookie.split(';')[0])?.name).toBe('Dana')
    await rm(data, { recursive: true })
  })
})

describe('a name is only a claim', () => {
  test('it has to be said before anything else', async () => {
    const browser = await page.browser()
    expect(JSON.parse((await browser.get('/api/me')).body)).toEqual({ name: null })
    expect((await browser.get('/api/checks')).status).toBe(409)
  })

  test.each([
    ['  Dana \n Lee ', 'Dana Lee'],
    ['مي', 'مي'],
    ['👩‍🚀', '👩‍🚀'],
    ['a\r\nSet-Cookie: x=1', 'a Set-Cookie: x=1'],
  ])('%j is taken as %j, and never leaves its header', async (typed, name) => {
    const browser = await page.browser(typed)
    expect(JSON.parse((await browser.get('/api/me')).body)).toEqual({ name })
    expect(browser.cookie.split('; ')).toHaveLength(1)
  })

  test.each(['', '   ', '\u200b', '\u3164', '\u2800\ufe0f', 'x'.repeat(121)])(
    '%j is not a name',
    async (name) => {
      const browser = await page.browser()
      expect((await browser.post('/api/me', { name })).status).toBe(400)
    },
  )

  test('the same name is the same person, another name sees none of it', async () => {
    const dana = await page.browser('Dana')
    const review = await dana.start('Swim Booking')
    const sees = async (name: string) =>
      (await (await page.browser(name)).get(`/api/checks/${review}`)).status
    expect(await sees(' DANA ')).toBe(200)
    expect(await sees('Mei')).toBe(404)
  })
})
