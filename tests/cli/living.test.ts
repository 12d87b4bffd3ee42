import { type ChildProcess, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { begin, freshFolder, printed, run } from './running.ts'

const address = /Open (http:\/\/127\.0\.0\.1:(\d+)\/\?key=\S+)/

const running: ChildProcess[] = []

/** Starts the page on whichever port is free. */
async function started(
  data: string,
): Promise<{ child: ChildProcess; found: RegExpExecArray; port: string }> {
  const child = begin(['start', '--port', '0', '--data', data])
  running.push(child)
  const found = await printed(child, address)
  return { child, found, port: found[2] ?? '' }
}

async function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal)
  const [code] = await once(child, 'close')
  return code
}

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

describe('whatif start', () => {
  test('opens a page on this computer, gives a new key at Enter, and stops when told to', async () => {
    const data = join(await freshFolder(), 'data')
    const { child, found } = await started(data)
    const health = await fetch(`http://127.0.0.1:${found[2]}/healthz`)
    expect(health.status).toBe(200)
    child.stdin?.write('\n')
    const [, another] = await printed(child, address)
    expect(another).not.toBe(found[1])
    expect(await stopped(child, 'SIGTERM')).toBe(0)
  })

  test('leaves the data folder free for the next one', async () => {
    const data = join(await freshFolder(), 'data')
    const one = await started(data)
    expect(await stopped(one.child, 'SIGINT')).toBe(0)
    const other = await started(data)
    expect(await stopped(other.child, 'SIGINT')).toBe(0)
  })

  test('runs on when its input ends, as it does in the background', async () => {
    const { child, found } = await started(join(await freshFolder(), 'data'))
    child.stdin?.end()
    const health = await fetch(`http://127.0.0.1:${found[2]}/healthz`)
    expect(health.status).toBe(200)
    expect(await stopped(child, 'SIGTERM')).toBe(0)
  })
})

describe('whatif chat', () => {
  const lines = 'start Swim Booking\nIt books lessons\n3\nstop\n'

  test('talks by lines when its input is piped, and ends with it', async () => {
    const data = join(await freshFolder(), 'data')
    const { code, out, err } = await run(['chat', '--name', 'Dana', '--data', data], {
      input: lines,
    })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('Hi Dana.')
    expect(out).toContain('> It books lessons\n\nWhat it does: It books lessons\n')
    expect(out).not.toContain('\u001b')
  })

  test('keeps what was said for the next time', async () => {
    const data = join(await freshFolder(), 'data')
    await run(['chat', '--name', 'Dana', '--data', data], { input: lines })
    const { out } = await run(['chat', '--name', 'dana', '--data', data], { input: '/open 1\n' })
    expect(out).toContain('1. Swim Booking: ')
    expect(out).toContain('Continue')
  })

  test('points to the page while the page holds the data folder, and tells its own address', async () => {
    const data = join(await freshFolder(), 'data')
    const { port } = await started(data)
    const { code, out, err } = await run(['chat', '--data', data], { input: lines })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('The page (whatif start) has these checks open.')
    expect(err).toContain(`http://127.0.0.1:${port}/ `)
    expect(err).toContain('--data other')
    expect(err).not.toMatch(/^\s+at /m)
  })

  test('a second page on the same port says where the first one is', async () => {
    const { port } = await started(join(await freshFolder(), 'data'))
    const other = join(await freshFolder(), 'data')
    const { code, err } = await run(['start', '--port', port, '--data', other])
    expect(code).toBe(2)
    expect(err).toContain(`Whatif is open already, with other checks: http://127.0.0.1:${port}/`)
  })

  test('and the page are pointed to the terminal that holds the data folder', async () => {
    const data = join(await freshFolder(), 'data')
    const child = begin(['chat', '--name', 'Dana', '--data', data])
    running.push(child)
    await printed(child, /\S/)
    for (const words of [['chat'], ['start', '--port', '0']]) {
      const { code, err } = await run([...words, '--data', data])
      expect(code).toBe(1)
      expect(err).toContain('Another terminal (whatif chat) has these checks open.')
      expect(err).not.toContain('http')
    }
  })
})

describe('a pipe', () => {
  test('that takes only the first line of the help is no trouble', () => {
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" bin/whatif.js --help | head -1`],
      {
        encoding: 'utf8',
      },
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })
})
