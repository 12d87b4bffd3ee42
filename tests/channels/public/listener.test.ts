import { Agent, type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { text as bodyText } from 'node:stream/consumers'
import type { Express, RequestHandler } from 'express'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createPublicListener } from '../../../src/channels/public/listener.ts'
import { KeptLog } from '../../storage/data-folder.ts'

interface Opening {
  readonly routes?: (app: Express) => void
  readonly ready?: () => Promise<unknown>
  readonly host?: string
}

async function open({ routes = () => {}, host = '127.0.0.1', ready }: Opening = {}) {
  const logger = new KeptLog()
  const parts = { port: 0, host, logger, routes, ...(ready && { ready }) }
  const listener = createPublicListener(parts)
  const address = await listener.start()
  onTestFinished(() => listener.stop())
  return { address, listener, logger }
}

/** A call as it goes over the wire, without a client that mends paths. */
function call(address: string, path: string, options: object = {}, body = ''): Promise<Answer> {
  const { hostname, port } = new URL(address)
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  return new Promise((resolve, reject) => {
    const asked = request({ host, port, path, ...options }, (answer) => {
      bodyText(answer).then(
        (words) => resolve({ answer, words, status: answer.statusCode }),
        reject,
      )
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

interface Answer {
  readonly answer: IncomingMessage
  readonly words: string
  readonly status: number | undefined
}

describe('the public listener', () => {
  test('says that it is alive, and whether it can keep something, and nothing more', async () => {
    let well = true
    const { address } = await open({
      ready: async () => {
        if (!well) throw new Error('secret')
      },
    })
    expect(await call(address, '/readyz')).toMatchObject({ status: 200, words: '{"ok":true}' })
    well = false
    expect(await call(address, '/readyz')).toMatchObject({ status: 503, words: '{"ok":false}' })
    // It is alive all the same: starting it again would mend nothing.
    expect(await call(address, '/healthz')).toMatchObject({ status: 200, words: '{"ok":true}' })
    const { address: other } = await open()
    expect(await call(other, '/readyz')).toMatchObject({ status: 200 })
  })

  test('serves what was added and nothing else: no page, no method by surprise', async () => {
    const { address } = await open({
      routes: (app) => void app.post('/hook', (_request, response) => response.send('heard')),
    })
    expect(await call(address, '/hook', { method: 'POST' })).toMatchObject({ words: 'heard' })
    for (const [path, method] of [
      ['/', 'GET'],
      ['/hook', 'GET'],
      ['/hook/', 'POST'],
      ['/HOOK', 'POST'],
      ['/api/overview', 'GET'],
      ['/../hook', 'POST'],
      ['/healthz', 'POST'],
    ] as const) {
      const { status, words, answer } = await call(address, path, { method })
      expect([path, status, words]).toEqual([path, 404, '{"error":"not-found"}'])
      expect(answer.headers['content-type']).toMatch(/^application\/json/)
    }
  })

  test('leaves bodies to those who check their signature', async () => {
    const { address } = await open({
      routes: (app) =>
        void app.post('/hook', async (request, response) => {
          expect(request.body).toBeUndefined()
          response.send(await bodyText(request))
        }),
    })
    for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/plain']) {
      const headers = { 'content-type': type }
      const sent = await call(address, '/hook', { method: 'POST', headers }, '{"a": 1 ')
      expect(sent.words).toBe('{"a": 1 ')
    }
  })

  test('answers trouble without a word of what it was', async () => {
    const { address, logger } = await open({
      routes: (app) => {
        app.get('/throw', () => {
          throw new Error('a secret')
        })
        app.get('/reject', () => Promise.reject(new TypeError('a secret')))
        app.get('/undefined', () => Promise.reject(undefined))
        app.get('/late', async (_request, response) => {
          response.write('begun')
          throw new Error('a secret')
        })
        app.get('/known/:id', (_request, response) => void response.send('ok'))
      },
    })
    for (const path of ['/throw', '/reject', '/undefined']) {
      const { status, words } = await call(address, path)
      expect([path, status, words]).toEqual([path, 500, '{"error":"failed"}'])
    }
    await expect(call(address, '/late')).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(await call(address, '/known/%ff')).toMatchObject({
      status: 400,
      words: '{"error":"bad-request"}',
    })
    expect(logger.lines).toEqual([
      'public-failed Error',
      'public-failed TypeError',
      'public-failed Error',
      'public-failed Error',
    ])
  })

  test('carries safe headers on every answer', async () => {
    const { address } = await open()
    expect((await call(address, '/metrics')).status).toBe(404)
    for (const path of ['/healthz', '/nowhere', '/%']) {
      const { headers } = (await call(address, path)).answer
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      })
      expect(Object.keys(headers)).not.toContain('x-powered-by')
    }
  })

  test('is not moved by what no client sends', async () => {
    const { address } = await open()
    expect(await call(address, `/${'a'.repeat(12_000)}`)).toMatchObject({ status: 404 })
    const headers = { 'x-large': 'a'.repeat(40_000) }
    expect(await call(address, '/', { headers })).toMatchObject({ status: 431 })
    expect(await call(address, `/?${'__proto__[a]=1&'.repeat(500)}`)).toMatchObject({ status: 404 })
    expect(await raw(address, 'NONSENSE\r\n\r\n')).toMatch(/^HTTP\/1.1 400 Bad Request/)
    expect(await call(address, '/healthz')).toMatchObject({ status: 200 })
  })

  test('closes lines that are kept open, and can be stopped twice', async () => {
    const { address, listener } = await open()
    const agent = new Agent({ keepAlive: true })
    onTestFinished(() => agent.destroy())
    await call(address, '/healthz', { agent })
    const closed = new Promise((resolve) => {
      for (const socket of Object.values(agent.freeSockets).flat()) socket?.once('close', resolve)
    })
    await listener.stop()
    await closed
    await listener.stop()
    await expect(call(address, '/healthz')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  test('lets a call that runs end before it stops', async () => {
    let finish = () => {}
    let hold: RequestHandler = () => {}
    const begun = new Promise<void>((begin) => {
      hold = (_request, response) => {
        finish = () => response.send('done')
        begin()
      }
    })
    const { address, listener } = await open({ routes: (app) => void app.get('/slow', hold) })
    const answered = call(address, '/slow')
    await begun
    const stopped = listener.stop()
    finish()
    expect(await answered).toMatchObject({ status: 200, words: 'done' })
    await stopped
  })

  test('listens where it was told to and nowhere else', async () => {
    const { address } = await open()
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const others = [
      '127.0.0.2',
      ...Object.values(networkInterfaces())
        .flat()
        .map((one) => one?.address),
    ]
    for (const host of others.filter((one) => one !== undefined && one !== '127.0.0.1')) {
      await expect(call(address, '/healthz', { host })).rejects.toThrow()
    }
  })

  test('says which port cannot be opened, and can be started again on another', async () => {
    const { address } = await open()
    const port = Number(new URL(address).port)
    const parts = { host: '127.0.0.1', logger: new KeptLog(), routes: () => {} }
    await expect(createPublicListener({ ...parts, port }).start()).rejects.toMatchObject({
      code: 'bad-settings',
      message: `Port ${port} of 127.0.0.1 is in use.`,
    })
    const nowhere = createPublicListener({ ...parts, port: 0, host: '192.0.2.1' })
    await expect(nowhere.start()).rejects.toMatchObject({
      code: 'bad-settings',
      message: 'Port 0 of 192.0.2.1 could not be opened.',
    })
    await nowhere.stop()
  })
})

/** Sends bytes as they are and gives back what came. */
function raw(address: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1')
    socket.on('error', reject)
    bodyText(socket).then(resolve, reject)
    socket.write(bytes)
  })
}
