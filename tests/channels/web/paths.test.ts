import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, type RunningPage, runPage } from './running-page.ts'

let page: RunningPage
let dana: Browser

beforeAll(async () => {
  page = await runPage()
  dana = await page.browser('Dana')
})
afterAll(() => page.stop())

describe('methods and paths are the ones there are', () => {
  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'POST'])(
    '%s is not a way to ask for a list',
    async (method) => {
      const headers = { cookie: dana.cookie, 'x-http-method-override': 'GET' }
      const answer = await page.ask({ method, path: '/api/checks', headers })
      expect(answer.status).toBe(405)
      expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    },
  )

  test('asking is not a way to act', async () => {
    const headers = { cookie: dana.cookie, 'x-http-method-override': 'POST' }
    expect((await page.ask({ path: '/api/actions', headers })).status).toBe(405)
    expect((await page.ask({ method: 'DELETE', path: '/healthz' })).status).toBe(404)
  })

  test.each([
    '/page/../../../package.json',
    '/page/%2e%2e/%2e%2e/package.json',
    '/page/..%2f..%2fpackage.json',
    '/page/..%5c..%5cpackage.json',
    '/page//base.css',
    '/page/',
    '/page',
    '/vendor/',
    '/vendor/../page/base.css',
    '/page/base.css/',
    '/page/base.css%00.js',
    '/PAGE/base.css',
    '/.env',
    '/web-secret',
    '/data/web-secret',
    '/checks/..%2f..%2fetc%2fpasswd',
    '/checks/a/b',
    '/api',
    '/api/',
    '/api/checks/',
    '/api/checks/%2e%2e/me',
    '/api/checks/..%2fme',
    '/api/checks/%00',
    '/api/checks/x/report.exe',
    '/api/checks/x/../../../package.json/report.md',
    '/%ff%fe',
    '/api/checks/%ff',
    '//evil.example/',
    '/\\evil.example',
  ])('%s leads nowhere', async (path) => {
    const { status, body, headers } = await page.ask({ path, headers: { cookie: dana.cookie } })
    expect([path, status]).toEqual([path, status === 400 ? 400 : 404])
    expect(headers.location).toBeUndefined()
    expect(body).not.toMatch(/"dependencies"|root:|ENOENT|node_modules/)
  })

  test('an address with another name in front of it is still ours, or refused', async () => {
    const { status } = await page.ask({ path: 'http://evil.example/api/checks' })
    expect(status).toBeGreaterThanOrEqual(400)
  })
})
