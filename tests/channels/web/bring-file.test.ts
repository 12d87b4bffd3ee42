import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, type Browser, type RunningPage, runPage } from './running-page.ts'

let page: RunningPage
let dana: Browser
let review: string

beforeAll(async () => {
  page = await runPage()
  dana = await page.browser('Dana')
  review = await dana.start('Swim Booking')
})
afterAll(() => page.stop())

const bring = (
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
  browser: Browser = dana,
): Promise<Answer> =>
  page.ask({
    method: 'POST',
    path: `/api/checks/${review}/file`,
    headers: {
      cookie: browser.cookie,
      origin: `http://127.0.0.1:${page.port}`,
      'content-type': 'application/octet-stream',
      'x-delivery': randomUUID(),
      'x-file-name': encodeURIComponent('Küche & co.csv'),
      ...headers,
    },
    body,
  })
const said = ({ body }: Answer): string =>
  JSON.parse(body)
    .replies.map(({ words }: { words: string }) => words)
    .join('\n')

test('a file that is dropped on a check suggests answers there, once', async () => {
  const delivery = { 'x-delivery': randomUUID() }
  const answer = await bring('question,answer\nabout.shape,web\nabout.stage,soonish\n', delivery)
  expect(answer.status).toBe(200)
  expect(said(answer)).toContain('1 answer is suggested')
  expect(said(answer)).toContain('“soonish”')
  await bring('question,answer\nabout.shape,web\n', delivery)
  const feed = (await dana.get(`/api/checks/${review}`)).body
  expect(feed).toContain('1 answer suggested for')
  expect(feed).toContain('Küche & co.csv, row 2')
})

test('what cannot be read is said in words, and nothing of it is kept', async () => {
  const answer = await bring(Buffer.from([0x50, 0x4b, 0x03, 0x04]))
  expect(answer.status).toBe(200)
  expect(said(answer)).toContain('plain text')
})

test('only from our own page, with a name, and by whoever looks after the check', async () => {
  expect((await bring('x', { origin: 'http://evil.example' })).status).toBe(403)
  expect((await bring('x', { 'content-type': 'text/plain' })).status).toBe(415)
  expect((await bring('x', { 'x-file-name': '%' })).status).toBe(400)
  const ravi = await page.browser('Ravi')
  expect(said(await bring('question,answer\nabout.shape,app\n', {}, ravi))).not.toContain(
    'suggested',
  )
})

test('more than 20 MB are refused', async () => {
  const answer = await bring(Buffer.alloc(20_000_001, 'a'))
  expect(answer.status).toBe(413)
})
