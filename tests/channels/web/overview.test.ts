import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyOfPosted } from '../../review/posted-check.ts'
import { type Browser, type RunningPage, runPage } from './running-page.ts'

let page: RunningPage
let dana: Browser
let review: string

beforeAll(async () => {
  page = await runPage()
  dana = await page.browser('Dana')
  const posted = await copyOfPosted({ product: '=Swim <b>Booking</b>' })
  ;({ review } = posted)
  const key = { workspace: 'local', id: review }
  const record = await posted.bench.store.load(key)
  if (!record) throw new Error('there is nothing to copy')
  const { events, outbox, heading, flow: id, flowVersion: version } = record
  const at = '2026-11-27T09:00:00.000Z'
  await page.app.store.append(key, {
    expectedRev: 0,
    at,
    events,
    outbox,
    heading,
    flow: { id, version },
  })
  await dana.start('Not yet posted')
})
afterAll(() => page.stop())

describe('the page of all products', () => {
  test('shows what was posted, with a way to its stories, and only counts the rest', async () => {
    const { status, headers, body } = await dana.get('/overview')
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(body).toContain('=Swim &lt;b&gt;Booking&lt;/b&gt;')
    expect(body).toContain(`href="/checks/${review}"`)
    expect(body).toContain('1 more is not shared with you.')
    expect(body).not.toContain('Not yet posted')
    expect(body).toContain('<svg')
  })

  test('runs nothing, and is shown in no frame', async () => {
    const { headers, body } = await dana.get('/overview')
    expect(body).not.toContain('<script')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  })

  test('is sorted as it was asked, and odd wishes change nothing', async () => {
    const sorted = async (by: string) => (await dana.get(`/overview?sort=${by}`)).body
    expect(await sorted('age')).toContain('<strong>what was not looked at for longest</strong>')
    expect(await sorted('"><script>')).toContain('<strong>what is late</strong>')
  })

  test('can be taken away for a spreadsheet, where no name does anything, and for programs', async () => {
    const csv = await dana.get('/overview.csv')
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(csv.headers['content-disposition']).toMatch(/^attachment; filename=overview-.*\.csv$/)
    expect(csv.body).toContain("\r\n'=Swim <b>Booking</b>,")
    const json = JSON.parse((await dana.get('/overview.json')).body)
    expect(json).toMatchObject({ products: [{ title: '=Swim <b>Booking</b>' }], notShared: 1 })
  })

  test('stays shut without the key', async () => {
    const shut = await page.ask({ path: '/overview' })
    expect([shut.status, shut.body.includes('Swim')]).toEqual([401, false])
    expect((await page.ask({ path: '/overview.csv' })).status).toBe(404)
  })

  test('stays shut to what something in between passes on', async () => {
    const passed = { cookie: dana.cookie, 'x-forwarded-for': '203.0.113.7' }
    const html = await page.ask({ path: '/overview', headers: passed })
    expect([html.status, html.body.includes('Booking</b>')]).toEqual([404, false])
    const csv = await page.ask({ path: '/overview.csv', headers: passed })
    expect([csv.status, csv.body.includes('<b>Booking')]).toEqual([404, false])
  })
})
