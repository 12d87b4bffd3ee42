import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openBoundNames } from '../../../src/channels/web/bound-names.ts'
import { personNamed } from '../../../src/channels/web/person.ts'
import { createSessions, trustIn } from '../../../src/channels/web/session.ts'
import type { Sender } from '../../../src/review/ports.ts'
import { secretOf } from '../../../src/storage/secret-file.ts'
import { type Answer, cookieOf, type RunningPage, runPage } from './running-page.ts'

const opened: RunningPage[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((page) => page.stop()))
})
async function open(...options: Parameters<typeof runPage>): Promise<RunningPage> {
  const page = await runPage(...options)
  opened.push(page)
  return page
}

/** Opens an address in a browser, which may have a cookie already; gives its cookie. */
async function opens(page: RunningPage, address: string, before = ''): Promise<string> {
  const { search } = new URL(address)
  const answer = await page.ask({ path: `/${search}`, headers: { cookie: before } })
  return cookieOf(answer) || before
}

const me = async (page: RunningPage, cookie: string): Promise<unknown> =>
  JSON.parse((await page.ask({ path: '/api/me', headers: { cookie } })).body).name

const rename = (page: RunningPage, cookie: string, name: string): Promise<Answer> =>
  page.ask({
    method: 'POST',
    path: '/api/me',
    body: JSON.stringify({ name }),
    headers: {
      cookie,
      origin: `http://127.0.0.1:${page.port}`,
      'content-type': 'application/json',
    },
  })

test('an invitation opens only as the person it is for, once', async () => {
  const page = await open()
  const address = page.web.freshAddress('Mei')
  const cookie = await opens(page, address)
  expect(await me(page, cookie)).toBe('Mei')
  const refused = await rename(page, cookie, 'Dana')
  expect([refused.status, JSON.parse(refused.body).problem.code]).toEqual([409, 'own-name'])
  expect(await me(page, cookie)).toBe('Mei')
  const { search } = new URL(address)
  expect((await page.ask({ path: `/${search}` })).status).toBe(401)
})

test('in a browser where somebody else sat it opens as that person all the same', async () => {
  const page = await open()
  const before = await opens(page, page.web.freshAddress())
  await rename(page, before, 'Dana')
  expect(await me(page, await opens(page, page.web.freshAddress('Mei'), before))).toBe('Mei')
})

test('a name that came with an invitation is nobody else’s to say, also after a restart', async () => {
  const data = await mkdtemp(join(tmpdir(), 'whatif-invited-'))
  const page = await open({ data })
  const early = await page.browser('mei')
  const cookie = await opens(page, page.web.freshAddress('Mei'))
  expect(await me(page, early.cookie)).toBeNull()
  expect((await early.get('/api/checks')).status).toBe(409)
  await page.stop()
  opened.splice(0)
  const again = await open({ data })
  const other = await opens(again, again.web.freshAddress())
  const refused = await rename(again, other, 'MEI')
  expect([refused.status, JSON.parse(refused.body).problem.code]).toEqual([409, 'taken-name'])
  expect((await rename(again, other, 'Jo')).status).toBe(200)
  await again.stop()
  opened.splice(0)
  expect(cookie).not.toBe('')
  await rm(data, { recursive: true, force: true })
})

test('a name that the page of another instance gave to somebody is theirs here at once', async () => {
  const page = await open()
  const [one, other] = [await page.browser(), await page.browser()]
  expect((await rename(page, one.cookie, 'Mei')).status).toBe(200)
  await (await openBoundNames(page.app.shelf)).add(personNamed('Mei').id)
  const refused = await rename(page, other.cookie, 'Mei')
  expect([refused.status, JSON.parse(refused.body).problem.code]).toEqual([409, 'taken-name'])
})

test('without an invitation a name stays a claim; only the first address is the operator’s', async () => {
  const data = await mkdtemp(join(tmpdir(), 'whatif-invited-'))
  const seen: Sender[] = []
  const page = await open({
    data,
    between: (reviews) => ({
      ...reviews,
      checks: (sender) => {
        seen.push(sender)
        return reviews.checks(sender)
      },
    }),
  })
  const sessions = createSessions(await secretOf(data), page.port)
  const trust = (cookie: string) => {
    const session = sessions.open(cookie)
    return session && trustIn(session)
  }
  const mei = await opens(page, page.web.freshAddress('Mei'))
  const anybody = await opens(page, page.web.freshAddress())
  const operator = await opens(page, `http://127.0.0.1/?key=${page.key}`, anybody)
  expect([mei, anybody, operator].map(trust)).toEqual(['proven', 'claimed', 'operator'])
  await rename(page, anybody, 'Jo')
  for (const cookie of [mei, cookieOf(await rename(page, anybody, 'Jo'))]) {
    await page.ask({ path: '/api/checks', headers: { cookie } })
  }
  expect(seen.map((sender) => sender.trust)).toEqual(['proven', 'claimed'])
  await page.stop()
  opened.splice(0)
  await rm(data, { recursive: true, force: true })
})
