import { get } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reportFormatFacts, reportFormats } from '../../../src/domain/report-format.ts'
import { type Browser, type RunningPage, runPage } from './running-page.ts'

let page: RunningPage
let dana: Browser
let review: string

/** Two cores may be busy with the other tests. */

const script = '<script>alert(1)</script><img src=x onerror=alert(2)>'

beforeAll(async () => {
  page = await runPage()
  dana = await page.browser('Dana')
  review = await dana.start('Swim "Booking"\r\nX-Evil: 1; 水泳')
})
afterAll(() => page.stop())

describe('every answer carries the headers that keep the page safe', () => {
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; " +
    'trusted-types dompurify adaptivecards#markdownPassthroughPolicy ' +
    'adaptivecards#restoreContentsPolicy adaptivecards#deprecatedExportedFunctionPolicy'

  test.each([
    '/',
    '/healthz',
    '/page/base.css',
    '/api/me',
    '/api/checks',
    '/nothing-here',
    '/?key=wrong',
  ])('%s', async (path) => {
    const { headers } = await dana.get(path)
    expect(headers).toMatchObject({
      'content-security-policy': policy,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers['access-control-allow-origin']).toBeUndefined()
    expect(headers['cache-control']).toBe(path.startsWith('/page') ? 'no-cache' : 'no-store')
  })

  test('the page itself has nothing inline that could run', async () => {
    const { body } = await dana.get('/')
    expect(body.match(/<script(?![^>]*(src="\/|type="application\/json"))/g)).toBeNull()
    expect(body).not.toMatch(/ on\w+=|style=|javascript:/)
  })

  test.each(['report.html', 'data-flow.svg', 'risk-map.svg'])(
    '%s can be seen and can do nothing',
    async (file) => {
      const { status, headers, body } = await dana.get(`/api/checks/${review}/${file}`)
      expect(status).toBe(200)
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
      )
      expect(body).not.toMatch(/<script|onerror=/)
    },
  )

  test.each(reportFormats)(
    'the report as %s comes under a name that ends no header',
    async (format) => {
      const { status, headers } = await dana.get(`/api/checks/${review}/report.${format}`)
      expect([status, headers['x-evil']]).toEqual([200, undefined])
      const { shown: how, ending } = reportFormatFacts[format]
      expect(headers['content-disposition']).toMatch(
        new RegExp(`^${how}; filename\\*=UTF-8''[\\w.%~()!*'-]+${ending.replace('.', '\\.')}$`),
      )
    },
  )
})

describe('ids of others', () => {
  test('an unknown one, a colleague’s private one and another workspace’s are not told apart', async () => {
    const elsewhere = await page.app.reviews.handle({
      id: 'delivery-1',
      workspace: 'acme',
      channel: 'web',
      who: { id: 'dana', name: 'Dana' },
      action: { type: 'start', product: 'Theirs', depth: 'full' },
    })
    const colleagues = await (await page.browser('Mei')).start('Meis own')
    expect(elsewhere.review).toBeDefined()
    for (const rest of [
      '',
      '/events',
      '/report.md',
      '/report.html',
      '/report.json',
      '/data-flow.svg',
      '/risk-map.svg',
    ]) {
      const answers = await Promise.all(
        ['unknown', colleagues, elsewhere.review].map((id) => dana.get(`/api/checks/${id}${rest}`)),
      )
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
      expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
    }
    const said = await Promise.all(
      ['unknown', elsewhere.review].map((id) => dana.press({ type: 'stop', review: id })),
    )
    const replies = said.map(({ status, body }) => [status, JSON.parse(body).replies])
    expect(replies[0]).toEqual(replies[1])
    expect((await dana.get('/api/checks')).body).not.toMatch(/Theirs|Meis/)
  })
})

describe('words that people typed', () => {
  test('stand in the page as words, whatever they look like', async () => {
    const mallory = await page.browser(script)
    const own = await mallory.start(script)
    const typed = await mallory.press({ type: 'say', review: own, text: script })
    const shell = await mallory.get('/')
    const report = await mallory.get(`/api/checks/${own}/report.html`)
    const picture = await mallory.get(`/api/checks/${own}/data-flow.svg`)
    expect([typed.status, shell.status, report.status, picture.status]).toEqual([
      200, 200, 200, 200,
    ])
    expect(shell.body).not.toContain('<script>alert')
    expect(report.body + picture.body).not.toMatch(/<script>alert|<img src=x/)
    const feed = JSON.parse((await mallory.get(`/api/checks/${own}`)).body)
    expect(feed.title).toBe(script)
    expect(JSON.stringify(feed.own)).toContain('\\\\<script\\\\>')
  })
})

describe('open screens hear that something changed', () => {
  /** Listens like a browser does; gives what it heard so far. */
  const listen = (browser: Browser, id: string) =>
    new Promise<{ heard: () => string; ended: Promise<void>; leave: () => void }>((resolve) => {
      const path = `/api/checks/${id}/events`
      const asked = get(
        {
          host: '127.0.0.1',
          port: page.port,
          path,
          agent: false,
          headers: { cookie: browser.cookie },
        },
        (response) => {
          let text = ''
          const ended = new Promise<void>((done) => {
            response.once('close', () => done())
          })
          response.on('data', (part: Buffer) => {
            text += part
            resolve({ heard: () => text, ended, leave: () => asked.destroy() })
          })
        },
      )
      asked.on('error', () => undefined)
    })

  test('in every window, without a word of what it was', async () => {
    const windows = await Promise.all([1, 2, 3].map(() => listen(dana, review)))
    const other = await dana.start('Another')
    const elsewhere = await listen(dana, other)
    await dana.press({ type: 'say', review, text: 'Parents book lessons' })
    await expect
      .poll(() => windows.map(({ heard }) => heard().includes('event: change')))
      .toEqual([true, true, true])
    expect(windows.map(({ heard }) => heard()).join()).not.toContain('Parents')
    const late = await listen(dana, other)
    await dana.press({ type: 'say', review: other, text: 'Something else' })
    const changes = ({ heard }: typeof late) => heard().split('event: change').length - 1
    await expect.poll(() => changes(late)).toBeGreaterThan(0)
    // It was open all the while, and heard of its own check alone.
    await expect.poll(() => changes(elsewhere)).toBe(changes(late))
    for (const { leave } of [...windows, elsewhere, late]) leave()
  })

  test('and are let go when the page closes', async () => {
    const closing = await runPage()
    const browser = await closing.browser('Dana')
    const id = await browser.start('Closing')
    const ended = new Promise<void>((done) => {
      get(
        {
          port: closing.port,
          path: `/api/checks/${id}/events`,
          agent: false,
          headers: { cookie: browser.cookie },
        },
        (response) => {
          response.once('close', () => done())
          response.once('data', () => void closing.stop())
        },
      )
    })
    await ended
  })
})
