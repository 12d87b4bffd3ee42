import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyOfPosted } from '../../review/posted-check.ts'
import { type Browser, type RunningPage, runPage } from './running-page.ts'

let page: RunningPage
let dana: Browser
let review: string

beforeAll(async () => {
  page = await runPage()
  dana = await page.operator('Dana')
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

  test('opens to no name that is only said, and says what to do', async () => {
    const jo = await page.browser('Jo')
    for (const path of ['/overview', '/overview.csv', '/overview.json', '/overview?sort=age']) {
      const shut = await jo.get(path)
      expect([path, shut.status, shut.headers['content-type']]).toEqual([
        path,
        403,
        'text/html; charset=utf-8',
      ])
      expect(shut.body).toContain('Ask whoever runs it to type your name there and press Enter.')
      expect(shut.body).not.toContain('Booking')
      expect(shut.body).not.toContain('not shared')
    }
    const pressed = await jo.press({ type: 'overview' })
    expect(pressed.body).toContain('All products open only to whoever started Whatif')
    expect(pressed.body).not.toContain('Booking')
    const weekly = await jo.press({ type: 'weeklyLine', on: true })
    expect(weekly.body).toContain('All products open only to whoever started Whatif')
    const home = await jo.press({ type: 'home' })
    expect(home.body).not.toContain('See all products')
    const mayOverview = async (by: Browser) =>
      JSON.parse((await by.get('/api/checks')).body).mayOverview
    expect([await mayOverview(jo), await mayOverview(dana)]).toEqual([false, true])
  })

  test('opens to whoever came with an address of their own as that person alone', async () => {
    const mei = await page.invited('Mei')
    expect((await mei.get('/overview')).body).not.toContain('Booking')
    await page.app.reviews.handle({
      id: 'grant',
      workspace: 'local',
      channel: 'web',
      who: { id: 'dana', name: 'Dana' },
      trust: 'operator',
      action: { type: 'share', review, to: 'Mei', isNew: true },
    })
    expect((await mei.get('/overview')).body).toContain('=Swim &lt;b&gt;Booking&lt;/b&gt;')
    const lena = await page.invited('Lena')
    expect((await lena.get('/overview')).body).not.toContain('Booking')
  })

  test('a name that belongs to somebody by now is theirs alone here too', async () => {
    const before = await page.browser('Ines')
    await page.invited('Ines')
    const late = await before.get('/overview')
    expect([late.status, late.body.includes('Booking')]).toEqual([403, false])
  })

  test('whoever only says that they look after a check lets nobody see it', async () => {
    const review = await (await page.browser('Tom')).start('Pay Desk')
    const tom = await page.browser('Tom')
    for (const action of [
      { type: 'openShare', review },
      { type: 'share', review, to: 'Mei' },
    ]) {
      expect((await tom.press(action)).body).toContain('come with an address of your own')
    }
    const own = await page.invited('Tom')
    expect((await own.press({ type: 'share', review, to: 'Mei' })).body).toContain(
      'Mei may see this check now.',
    )
    expect((await own.press({ type: 'unshare', review, person: 'mei' })).body).toContain(
      'Mei may not see this check any more.',
    )
  })
})
