import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { begin, freshFolder, printed, run } from './running.ts'

/** A line of the log: a level, an instant, what happened, and facts that are ids and numbers. */
const lineSchema = z.looseObject({
  level: z.number(),
  time: z.iso.datetime(),
  msg: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
})

const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

/** What is loaded before the program, and misbehaves there when it is told to. */
let troublemaker: string
beforeAll(async () => {
  const folder = await freshFolder()
  const file = join(folder, 'trouble.mjs')
  await writeFile(
    file,
    `process.on('SIGUSR2', () => {
      process.emitWarning('Zwrtl is old', 'DeprecationWarning', 'DEP9999')
      process.emitWarning('Zwrtl is new', 'ExperimentalWarning')
      process.emitWarning(new Error('Zwrtl'))
      console.error('Zwrtl on the console')
      console.warn('Zwrtl,\\nin two lines')
      process.stderr.write('half a Zwrtl')
      console.log('misbehaved')
    })
    process.on('SIGHUP', () => { Promise.reject(new TypeError('Zwrtl was rejected')) })`,
  )
  troublemaker = `--import ${pathToFileURL(file)}`
})

interface Service {
  readonly child: ChildProcess
  readonly port: string
  /** Every line of standard error so far; one that is no line of the log fails. */
  lines(): readonly z.infer<typeof lineSchema>[]
  said(): string
}

async function started(environment: Readonly<Record<string, string>> = {}): Promise<Service> {
  const folder = await freshFolder()
  const data = join(folder, 'data')
  const child = begin(['start', '--port', '0', '--data', data], {
    folder,
    environment: { NODE_OPTIONS: troublemaker, ...environment },
  })
  running.push(child)
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const [, port = ''] = await printed(child, /127\.0\.0\.1:(\d+)[\s\S]*Press Ctrl-C/)
  return { child, port, said: () => said, lines: () => linesOf(said) }
}

const linesOf = (text: string): readonly z.infer<typeof lineSchema>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => lineSchema.parse(JSON.parse(line)))

describe('on standard error of whatif start stand lines of JSON alone', () => {
  test('when Node warns, a library prints, and it is told to stop', async () => {
    const { child, lines, said } = await started()
    const misbehaved = printed(child, /misbehaved/)
    child.kill('SIGUSR2')
    await misbehaved
    await expect.poll(() => lines().length).toBe(6)
    const told = lines().map(({ msg, why, code }) => [msg, why, code])
    expect(told.toSorted()).toEqual([
      ['library-said', undefined, undefined],
      ['library-said', undefined, undefined],
      ['library-said', undefined, undefined],
      ['node-warning', 'DeprecationWarning', 'DEP9999'],
      ['node-warning', 'Error', undefined],
      ['node-warning', 'ExperimentalWarning', undefined],
    ])
    expect(said()).not.toContain('Zwrtl')
    child.kill('SIGTERM')
    const [code] = await once(child, 'close')
    expect(code).toBe(0)
    expect(lines()).toHaveLength(6)
  })

  test('when a rejection is caught by nobody: it says where, and ends', async () => {
    const { child, lines, said } = await started()
    child.kill('SIGHUP')
    const [code] = await once(child, 'close')
    expect(code).toBe(1)
    expect(lines()).toMatchObject([{ level: 60, msg: 'program-failed', why: 'TypeError' }])
    expect(lines()[0]?.['where']).toMatch(/^at .*trouble\.mjs/)
    expect(said()).not.toContain('Zwrtl')
  })

  test('with the words where somebody looks for a mistake', async () => {
    const { child, lines } = await started({ WHATIF_DEBUG: '1' })
    child.kill('SIGUSR2')
    await expect.poll(() => lines().map(({ words }) => words)).toContain('Zwrtl is old')
  })

  test('when a platform takes no token; a person reads it on standard output', async () => {
    const folder = await freshFolder()
    const platform = createServer((_, response) =>
      response.end(JSON.stringify({ ok: false, error: 'invalid_auth' })),
    )
    platform.listen(0, '127.0.0.1')
    await once(platform, 'listening')
    const child = begin(['start', '--port', '0', '--data', join(folder, 'data')], {
      folder,
      environment: {
        WHATIF_SLACK_BOT_TOKEN: 'xoxb-1',
        WHATIF_SLACK_APP_TOKEN: 'xapp-1',
        WHATIF_SLACK_API_URL: `http://127.0.0.1:${(platform.address() as AddressInfo).port}/api/`,
      },
    })
    running.push(child)
    let said = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    await printed(child, /The page works, but not everything else/)
    expect(linesOf(said)).toContainEqual(
      expect.objectContaining({ msg: 'platform-not-open', channel: 'slack' }),
    )
    platform.close()
  })
})

describe('a start that is refused says so in one line, with words and a code', () => {
  const refused = async (words: readonly string[], folder: string, environment = {}) => {
    const { code, out, err } = await run(['start', ...words], { folder, environment })
    expect(out).toBe('')
    const [line, ...others] = linesOf(err)
    expect(others).toEqual([])
    return { exit: code, ...line }
  }

  test('for settings that are wrong', async () => {
    const folder = await freshFolder()
    await writeFile(join(folder, '.env'), 'WHATIF_PROT=1\n')
    const line = await refused(['--port', 'x'], folder)
    expect(line).toMatchObject({ exit: 2, level: 60, msg: 'start-refused', code: 'bad-settings' })
    const { words } = z.object({ words: z.string() }).parse(line)
    expect(words).toContain('WHATIF_PROT is not a setting')
    expect(words).toContain('--port must be a whole number')
    expect(line).toHaveProperty('hint', 'Settings are described in .env.sample.')
  })

  test('for a .env that is none', async () => {
    const folder = await freshFolder()
    await mkdir(join(folder, '.env'))
    expect(await refused([], folder)).toMatchObject({
      exit: 2,
      code: 'bad-settings',
      words: '.env cannot be read.',
    })
  })

  test('for figures at a port that is in use: nobody is told an address, and nothing stays open', async () => {
    const other = createServer()
    other.listen(0, '127.0.0.1')
    await once(other, 'listening')
    const folder = await freshFolder()
    const line = await refused(['--port', '0', '--data', join(folder, 'data')], folder, {
      WHATIF_METRICS: `127.0.0.1:${(other.address() as AddressInfo).port}`,
    })
    expect(line).toMatchObject({ exit: 2, code: 'bad-settings' })
    other.close()
  })

  test('for a port that is in use', async () => {
    const { port } = await started()
    const folder = await freshFolder()
    const line = await refused(['--port', port, '--data', join(folder, 'data')], folder)
    expect(line).toMatchObject({ exit: 2, code: 'bad-settings' })
    expect(line).toHaveProperty('words', expect.stringContaining('Whatif is open already'))
  })
})
