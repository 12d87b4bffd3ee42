import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBoundNames } from '../../src/channels/web/bound-names.ts'
import { createWebChannel, type WebServer } from '../../src/channels/web/server.ts'
import { reportFormats } from '../../src/domain/report-format.ts'
import { sayInEach } from '../../src/languages.ts'
import { say } from '../own-content.ts'
import { pseudoTag } from '../pseudo-language.ts'
import { Bench, silent } from '../review/bench.ts'
import { languages } from './pseudo-check.ts'
import { leftIn, readOf } from './read-of.ts'

const page = new URL('../../src/channels/web/page/', import.meta.url)
const bench = new Bench({ languages })
let web: WebServer
let address: URL
let cookie = ''

beforeAll(async () => {
  web = createWebChannel({
    reviews: bench.reviews,
    say: sayInEach(say, languages),
    port: 0,
    secret: randomBytes(32),
    logger: silent,
    version: '1.2.3',
    page,
    bound: await openBoundNames(),
    emergencyContact: '+44 1632 960001',
  })
  address = new URL(await web.start())
})

afterAll(() => web.stop())

/** A browser that asks for the language that a machine made. */
async function ask(path: string, body?: object): Promise<Response> {
  const write = body && {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', origin: address.origin },
  }
  const headers = { cookie, 'accept-language': `${pseudoTag},en;q=0.5`, ...write?.headers }
  const answer = await fetch(new URL(path, address), { redirect: 'manual', ...write, headers })
  cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
  return answer
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks at what there is.
const jsonOf = (answer: Response): Promise<any> => answer.json()

const act = (action: object) => ask('/api/actions', { id: randomUUID(), action })

/** The words of a page, and of the data that stands in it. */
function wordsOf(html: string): readonly string[] {
  const boot = /<script type="application\/json" id="boot">(.*?)<\/script>/s.exec(html)?.[1]
  const seen = html.replaceAll(/<script[\s\S]*?<\/script>|<[^>]*>/g, '\n').split('\n')
  return [...seen, ...(boot === undefined ? [] : stringsIn(JSON.parse(boot)))]
}

/** Every text of what the page is sent along with, but for what only programs read. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value.replaceAll(/\{\w+\}/g, '')]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([field, each]) =>
    ['format', 'kind', 'against'].includes(field) ? [] : stringsIn(each),
  )
}

test('every page that a browser is shown is in the language that it asks for', async () => {
  const locked = await (await ask('/')).text()
  const used = await (await ask('/?key=12')).text()
  await ask(address.pathname + address.search)
  const opened = await (await ask('/')).text()
  const elsewhere = await (await ask('/15')).text()
  for (const html of [locked, used, opened, elsewhere]) {
    expect(html).toContain(`<html lang="${pseudoTag}" dir="rtl">`)
    expect(leftIn(wordsOf(html))).toEqual([])
  }
  expect(wordsOf(opened).length).toBeGreaterThan(60)
})

test('what it is refused with is, too', async () => {
  const refused = [
    await ask('/api/checks'),
    await ask('/api/me', { name: '' }),
    await ask('/api/me', { name: 'Dana' }).then(() => ask('/api/checks/16')),
    await ask('/api/none'),
    await ask('/api/actions'),
    await ask('/api/actions', { id: '1' }),
  ]
  for (const answer of refused) {
    expect(answer.status).toBeGreaterThanOrEqual(400)
    const { problem } = await jsonOf(answer)
    expect(problem.message.length).toBeGreaterThan(5)
    expect(leftIn([problem.message])).toEqual([])
  }
})

test('a list, a card, a reply and a form are, also before a check has a language', async () => {
  const { review } = await jsonOf(await act({ type: 'start', product: '2021' }))
  const answers = [
    await act({ type: 'openStart' }),
    await act({ type: 'home', page: 1 }),
    await act({ type: 'say', review, text: '?' }),
    await act({ type: 'report', review }),
    await act({ type: 'openDelete', review }),
    await ask(`/api/checks/${review}`),
  ]
  const read = (await Promise.all(answers.map((answer) => answer.json()))).flatMap(readOf)
  const { checks } = await jsonOf(await ask('/api/checks'))
  expect(read.length).toBeGreaterThan(20)
  expect(leftIn([...read, ...checks.map(({ state }: { state: string }) => state)])).toEqual([])
})

test('a file is named by the product alone, and no base language stands in for it', async () => {
  const { review } = await jsonOf(await act({ type: 'start', product: 'מרפאה' }))
  for (const format of reportFormats) {
    const answer = await ask(`/api/checks/${review}/report.${format}`)
    const name = /filename\*=UTF-8''([^;]*)/.exec(answer.headers.get('content-disposition') ?? '')
    expect(decodeURIComponent(name?.[1] ?? '')).toMatch(/^מרפאה[\p{Script=Hebrew}-]*(\.[a-z-]+)+$/u)
  }
})
