import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { dataFolder } from '../storage/data-folder.ts'

/** What is said of settings that are refused, a line each. */
function refused(given: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(given)
    return []
  } catch (error) {
    return error instanceof Error ? error.message.split('\n') : []
  }
}

const token = 't'.repeat(32)

describe('figures', () => {
  test('are read at the page, at a port of their own, or nowhere', async () => {
    const at = (given: Record<string, string>) => readConfig(given).metrics
    expect(at({})).toEqual({})
    expect(at({ WHATIF_METRICS: 'off' })).toEqual({ isOff: true })
    expect(at({ WHATIF_METRICS: '127.0.0.1:9464' })).toEqual({
      listener: { host: '127.0.0.1', port: 9464 },
    })
    expect(at({ WHATIF_METRICS: '[::1]:0', WHATIF_METRICS_TOKEN: token })).toEqual({
      listener: { host: '::1', port: 0, token },
    })
    const file = join(await dataFolder(), 'token')
    await writeFile(file, `${token}\nmore`)
    expect(at({ WHATIF_METRICS: '0.0.0.0:9464', WHATIF_METRICS_TOKEN_FILE: file })).toEqual({
      listener: { host: '0.0.0.0', port: 9464, token },
    })
  })

  test.each<[string, Record<string, string>, RegExp]>([
    [
      'an open port without a token',
      { WHATIF_METRICS: '0.0.0.0:9464' },
      /_TOKEN is missing: .*token/,
    ],
    ['one by name', { WHATIF_METRICS: 'metrics.example:9464' }, /_TOKEN is missing/],
    ['a token alone', { WHATIF_METRICS_TOKEN: token }, /^WHATIF_METRICS is missing/],
    ['a token for none', { WHATIF_METRICS: 'off', WHATIF_METRICS_TOKEN: token }, /opens no port/],
    [
      'a short token',
      { WHATIF_METRICS: '0.0.0.0:9464', WHATIF_METRICS_TOKEN: 'short' },
      /^WHATIF_METRICS_TOKEN must be at least 32 letters/,
    ],
    [
      'a file that is not there',
      { WHATIF_METRICS: '0.0.0.0:9464', WHATIF_METRICS_TOKEN_FILE: '/nowhere/token' },
      /^WHATIF_METRICS_TOKEN_FILE must be a file that holds/,
    ],
    [
      'two tokens',
      {
        WHATIF_METRICS: '127.0.0.1:9464',
        WHATIF_METRICS_TOKEN: token,
        WHATIF_METRICS_TOKEN_FILE: 'x',
      },
      /keep one/,
    ],
    ['the port of the page', { WHATIF_METRICS: '127.0.0.1:4747' }, /a port of its own/],
    [
      'the port of platforms',
      { WHATIF_METRICS: '127.0.0.1:8080', WHATIF_PUBLIC_PORT: '8080' },
      /a port of its own/,
    ],
    ...['9464', 'on', '::1:9464', '[127.0.0.1]:9464', '127.0.0.1:70000', 'http://a:1'].map(
      (bad): [string, Record<string, string>, RegExp] => [
        bad,
        { WHATIF_METRICS: bad },
        /^WHATIF_METRICS must be off, or an address/,
      ],
    ),
  ])('%s is refused', (_, given, told) => {
    expect(refused(given)).toEqual([expect.stringMatching(told)])
  })
})
