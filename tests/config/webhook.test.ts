import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'

/** What is said of settings that are refused, a line each. */
function refused(given: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(given)
    return []
  } catch (error) {
    return error instanceof Error ? error.message.split('\n') : []
  }
}

describe('another system that is told', () => {
  const secret = `whsec_${'a'.repeat(44)}`
  const url = 'https://hooks.example/whatif?team=1'

  test('is nobody until it has an address and a secret', () => {
    expect(readConfig({})).not.toHaveProperty('webhook')
    expect(readConfig({ WHATIF_WEBHOOK_URL: url, WHATIF_WEBHOOK_SECRET: secret })).toMatchObject({
      webhook: { url, secret: { text: secret } },
    })
    const file = {
      WHATIF_WEBHOOK_URL: 'http://127.0.0.1:9/x',
      WHATIF_WEBHOOK_SECRET_FILE: 'secret',
    }
    expect(readConfig(file)).toMatchObject({ webhook: { secret: { file: 'secret' } } })
  })

  test.each([
    ['an address alone', { WHATIF_WEBHOOK_URL: url }, /^WHATIF_WEBHOOK_SECRET is missing: /],
    ['a secret alone', { WHATIF_WEBHOOK_SECRET: secret }, /^WHATIF_WEBHOOK_URL is missing: /],
    [
      'two secrets',
      { WHATIF_WEBHOOK_URL: url, WHATIF_WEBHOOK_SECRET: secret, WHATIF_WEBHOOK_SECRET_FILE: 'x' },
      /keep one/,
    ],
    ...[
      'http://hooks.example/x',
      'http://10.0.0.1/x',
      'http://127.0.0.1.evil.example/x',
      'https://user:word@hooks.example/x',
      'https://hooks.example/#x',
      'ftp://127.0.0.1/x',
    ].map((bad): [string, Record<string, string>, RegExp] => [
      bad,
      { WHATIF_WEBHOOK_URL: bad, WHATIF_WEBHOOK_SECRET: secret },
      /^WHATIF_WEBHOOK_URL must be an https address\.$/,
    ]),
    [
      'a short secret',
      { WHATIF_WEBHOOK_URL: url, WHATIF_WEBHOOK_SECRET: 'whsec_abc' },
      /^WHATIF_WEBHOOK_SECRET must be whsec_/,
    ],
  ])('%s is refused', (_, given, told) => {
    expect(refused(given)).toEqual([expect.stringMatching(told)])
  })
})
