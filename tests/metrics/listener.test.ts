import { request } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { createMetricsListener } from '../../src/metrics/listener.ts'
import { KeptLog } from '../storage/data-folder.ts'

const token = 'a'.repeat(40)
const scraped = async () => ({ mediaType: 'text/plain', text: 'up 1\n' })

async function opened(more: { readonly token?: string; readonly fails?: boolean } = {}) {
  const { fails, ...listens } = more
  const logger = new KeptLog()
  const metrics = { scraped: fails ? () => Promise.reject(new Error('Zwrtl')) : scraped }
  const listener = createMetricsListener({
    host: '127.0.0.1',
    port: 0,
    metrics,
    logger,
    ...listens,
  })
  const address = await listener.start()
  onTestFinished(() => listener.stop())
  return { address, logger }
}

function ask(
  address: string,
  { path = '/metrics', ...options }: { path?: string; method?: string; headers?: object } = {},
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, address), options as object, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode))
    })
    asked.on('error', reject).end()
  })
}

test('figures are read at /metrics and nothing else is there', async () => {
  const { address } = await opened()
  expect(await (await fetch(address)).text()).toBe('up 1\n')
  expect(await ask(address, { path: '/' })).toBe(404)
  expect(await ask(address, { path: '/healthz' })).toBe(404)
  expect(await ask(address, { method: 'POST' })).toBe(405)
})

test('another page of a browser on this computer does not get them', async () => {
  const { address } = await opened()
  expect(await ask(address, { headers: { host: 'evil.example' } })).toBe(403)
  expect(await ask(address, { headers: { host: 'localhost:1' } })).toBe(200)
})

test('where there is a token, only whoever shows it gets them', async () => {
  const { address } = await opened({ token })
  const shown = (authorization: string) => ask(address, { headers: { authorization } })
  expect(await ask(address)).toBe(401)
  expect(await shown(`Bearer ${token}b`)).toBe(401)
  expect(await shown(token)).toBe(401)
  expect(await shown(`Bearer ${token}`)).toBe(200)
})

test('what cannot be written is told to the log by its kind alone', async () => {
  const { address, logger } = await opened({ fails: true })
  expect(await ask(address)).toBe(500)
  expect(JSON.stringify(logger.lines)).toContain('metrics-failed')
  expect(JSON.stringify(logger.lines)).not.toContain('Zwrtl')
})

test('a port that is taken is refused in words', async () => {
  const { address } = await opened()
  const port = Number(new URL(address).port)
  const other = createMetricsListener({
    host: '127.0.0.1',
    port,
    metrics: { scraped },
    logger: new KeptLog(),
  })
  await expect(other.start()).rejects.toMatchObject({
    code: 'bad-settings',
    hint: 'Choose another with WHATIF_METRICS.',
  })
})
