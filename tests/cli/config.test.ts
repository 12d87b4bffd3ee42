import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { AppError } from '../../src/errors.ts'

const sample = new URL('../../.env.sample', import.meta.url)

const key = 'k'.repeat(40)
const id = '12345678-1234-4234-8234-123456789012'
const open = { WHATIF_PUBLIC_PORT: '3000', WHATIF_PUBLIC_URL: 'https://whatif.example' }

describe('settings', () => {
  test('have good values when nothing is set', () => {
    expect(readConfig({})).toMatchObject({ data: resolve('data'), port: 4747, logLevel: 'info' })
    expect(readConfig({ WHATIF_PORT: ' ', WHATIF_DATA: '' })).toEqual(readConfig({}))
    expect(readConfig({})).not.toHaveProperty('emergencyContact')
  })

  test('come from the environment, and the command line wins', () => {
    const environment = {
      WHATIF_DATA: '/kept/here',
      WHATIF_PORT: '80',
      WHATIF_LOG_LEVEL: 'warn',
      WHATIF_EMERGENCY_CONTACT: 'Call Ravi, 555 0100',
      PATH: '/bin',
    }
    expect(readConfig(environment)).toMatchObject({
      data: '/kept/here',
      port: 80,
      logLevel: 'warn',
      emergencyContact: 'Call Ravi, 555 0100',
    })
    expect(readConfig(environment, { port: '0', data: 'other' })).toMatchObject({
      data: resolve('other'),
      port: 0,
    })
  })

  test.each([
    ['WHATIF_PORT', '65536'],
    ['WHATIF_PORT', '-1'],
    ['WHATIF_PORT', '47.5'],
    ['WHATIF_LOG_LEVEL', 'loud'],
    ['WHATIF_EMERGENCY_CONTACT', 'x'.repeat(501)],
    ['WHATIF_DEBUG', 'yes'],
    ['WHATIF_TOKEN', 'a-secret-value'],
    ['WHATIF_PUBLIC_HOST', 'not a host'],
    ['WHATIF_PUBLIC_URL', 'https://whatif.example/path'],
    ['WHATIF_PUBLIC_URL', 'https://user:password@whatif.example'],
    ['WHATIF_PUBLIC_URL', 'http://whatif.example'],
    ['WHATIF_PUBLIC_URL', 'javascript:alert(1)'],
    ['WHATIF_SECRET_KEY', 'only-thirty-one-letters-in-here'],
    ['WHATIF_SLACK_BOT_TOKEN', 'xapp-in-the-wrong-place'],
    ['WHATIF_SLACK_APP_TOKEN', 'xoxb-in-the-wrong-place'],
    ['WHATIF_SLACK_API_URL', 'https://slack.evil.example/api/'],
    ['WHATIF_SLACK_API_URL', 'http://localhost.evil.example/api/'],
    ['WHATIF_TEAMS_APP_ID', 'not-an-id'],
    ['WHATIF_TEAMS_APP_TYPE', 'MultiTenant'],
    ['WHATIF_TEAMS_CERT_THUMBPRINT', 'zz11'],
    ['WHATIF_TEAMS_ON_REMOVAL', 'burn'],
    ['WHATIF_TEAMS_SERVICE_URLS', 'https://good.example/,http://bad.example/'],
  ])('%s=%s is a mistake that names the setting and keeps its value to itself', (name, value) => {
    const read = () => readConfig({ [name]: value })
    expect(read).toThrow(AppError)
    expect(read).toThrow(name)
    expect(read).not.toThrow(value)
  })

  test('the sample is true: it names every setting there is, and runs as it stands', () => {
    const text = readFileSync(sample, 'utf8')
    const named = [...text.matchAll(/^(WHATIF_\w+)=/gm)].map(([, name]) => name).toSorted()
    const told = (() => {
      try {
        readConfig({ WHATIF_UNKNOWN: '1' })
        return ''
      } catch (error) {
        return String(error)
      }
    })()
    const known = [...told.matchAll(/WHATIF_\w+/g)].map(([name]) => name)
    expect(named).toEqual(known.filter((name) => name !== 'WHATIF_UNKNOWN').toSorted())
    expect(readConfig(parseEnv(text) as Record<string, string>)).toEqual(readConfig({}))
  })
})

describe('the public listener', () => {
  test('is closed until it has a port, and then only this computer reaches it', () => {
    expect(readConfig({})).not.toHaveProperty('publicListener')
    expect(readConfig({ WHATIF_PUBLIC_PORT: '3000' }).publicListener).toEqual({
      port: 3000,
      host: '127.0.0.1',
    })
    expect(readConfig({ ...open, WHATIF_PUBLIC_URL: 'https://Whatif.Example/' })).toMatchObject({
      publicListener: { port: 3000, url: 'https://whatif.example' },
    })
  })

  test.each(['127.0.0.1', '127.8.9.1', '::1', 'localhost'])('on %s needs no address', (host) => {
    const read = readConfig({ WHATIF_PUBLIC_PORT: '0', WHATIF_PUBLIC_HOST: host })
    expect(read.publicListener).toEqual({ port: 0, host })
  })

  test.each(['0.0.0.0', '::', '10.0.0.7', 'whatif.example', '128.0.0.1'])(
    'on %s is open to others, so it needs an https address',
    (host) => {
      const there = { WHATIF_PUBLIC_PORT: '3000', WHATIF_PUBLIC_HOST: host }
      expect(refused(there)).toEqual([expect.stringMatching(/^WHATIF_PUBLIC_URL is missing: /)])
      expect(refused({ ...there, WHATIF_PUBLIC_URL: 'http://127.0.0.1:3000' })).toEqual([
        expect.stringMatching(/^WHATIF_PUBLIC_URL must be https: /),
      ])
      const good = readConfig({ ...there, WHATIF_PUBLIC_URL: 'https://whatif.example' })
      expect(good.publicListener).toMatchObject({ host })
    },
  )

  test('without a port, or on the page’s, is refused', () => {
    expect(refused({ WHATIF_PUBLIC_URL: 'https://whatif.example' })).toEqual([
      expect.stringMatching(/^WHATIF_PUBLIC_PORT is missing: /),
    ])
    const page = /^WHATIF_PUBLIC_PORT must not be the port of the page/
    expect(refused({ WHATIF_PUBLIC_PORT: '4747' })).toEqual([expect.stringMatching(page)])
    expect(readConfig({ WHATIF_PUBLIC_PORT: '0', WHATIF_PORT: '0' }).port).toBe(0)
  })
})

describe('Slack', () => {
  const socket = { WHATIF_SLACK_APP_TOKEN: 'xapp-1' }
  const http = { WHATIF_SLACK_SIGNING_SECRET: 'signs', WHATIF_PUBLIC_PORT: '3000' }
  const token = { WHATIF_SLACK_BOT_TOKEN: 'xoxb-1' }
  const oauth = { WHATIF_SLACK_CLIENT_ID: '1.2', WHATIF_SLACK_CLIENT_SECRET: 'hush' }

  test('connects one of two ways, for one workspace or for many', () => {
    expect(readConfig({})).not.toHaveProperty('slack')
    expect(readConfig({ ...socket, ...token }).slack).toEqual({
      connection: { mode: 'socket', appToken: 'xapp-1' },
      credentials: { kind: 'token', botToken: 'xoxb-1' },
    })
    expect(readConfig({ ...http, ...open, ...oauth, WHATIF_SECRET_KEY: key })).toMatchObject({
      secretKey: key,
      slack: {
        connection: { mode: 'http', signingSecret: 'signs' },
        credentials: { kind: 'oauth', clientId: '1.2', clientSecret: 'hush' },
      },
    })
    const emulated = { ...socket, ...token, WHATIF_SLACK_API_URL: 'http://[::1]:4010/api' }
    expect(readConfig(emulated).slack).toMatchObject({ apiUrl: 'http://[::1]:4010/api/' })
  })

  test.each([
    ['only a bot token', token, ['APP_TOKEN']],
    ['only an app token', socket, ['BOT_TOKEN']],
    [
      'only an API address',
      { WHATIF_SLACK_API_URL: 'http://127.0.0.1' },
      ['APP_TOKEN', 'BOT_TOKEN'],
    ],
    ['nowhere to be called', { WHATIF_SLACK_SIGNING_SECRET: 's', ...token }, ['PUBLIC_PORT']],
    [
      'half of OAuth',
      { ...socket, ...open, WHATIF_SLACK_CLIENT_ID: '1', WHATIF_SECRET_KEY: key },
      ['CLIENT_SECRET'],
    ],
    [
      'OAuth and nothing else',
      { ...socket, ...oauth },
      ['PUBLIC_PORT', 'PUBLIC_URL', 'SECRET_KEY'],
    ],
  ])('half set up is refused with a line for each missing thing: %s', (_, given, lacking) => {
    const pattern = (name: string) => new RegExp(`^WHATIF_(SLACK_)?${name} is missing: .+\\.$`)
    expect(refused(given)).toEqual(lacking.map((name) => expect.stringMatching(pattern(name))))
  })

  test('set up in two ways at once is refused', () => {
    expect(refused({ ...socket, ...http, ...token })).toEqual([
      expect.stringMatching(/two ways to connect/),
    ])
    const both = { ...socket, ...token, ...oauth, ...open, WHATIF_SECRET_KEY: key }
    expect(refused(both)).toEqual([expect.stringMatching(/keep one kind/)])
  })
})

describe('Teams', () => {
  const app = {
    ...open,
    WHATIF_SECRET_KEY: key,
    WHATIF_TEAMS_APP_ID: id,
    WHATIF_TEAMS_TENANT_ID: id,
    WHATIF_TEAMS_APP_TYPE: 'SingleTenant',
  }
  const password = { WHATIF_TEAMS_APP_PASSWORD: 'hush' }
  const keyFile = { WHATIF_TEAMS_CERT_KEY_FILE: 'package.json' }
  const certificate = { ...keyFile, WHATIF_TEAMS_CERT_THUMBPRINT: 'aB'.repeat(20) }
  const anonymous = { WHATIF_TEAMS_ANONYMOUS: '1', WHATIF_PUBLIC_PORT: '3978' }

  test.each([
    [password, { kind: 'password', password: 'hush' }],
    [
      certificate,
      { kind: 'certificate', thumbprint: 'aB'.repeat(20), keyFile: resolve('package.json') },
    ],
    [{ WHATIF_TEAMS_APP_TYPE: 'UserAssignedMsi' }, { kind: 'managedIdentity' }],
  ])('signs in by %j', (given, credentials) => {
    expect(readConfig({ ...app, ...given }).teams).toEqual({
      identity: { kind: 'app', appId: id, tenantId: id, credentials },
      onRemoval: 'keep',
      serviceUrls: [],
    })
  })

  test('may delete on removal and send to more addresses, which end so that no other host fits', () => {
    const given = {
      WHATIF_TEAMS_ON_REMOVAL: 'delete',
      WHATIF_TEAMS_SERVICE_URLS: 'https://smba.example, https://other.example/teams',
    }
    expect(readConfig({ ...app, ...password, ...given }).teams).toMatchObject({
      onRemoval: 'delete',
      serviceUrls: ['https://smba.example/', 'https://other.example/teams/'],
    })
  })

  test('half set up is refused with a line for each missing thing', () => {
    const all = ['PUBLIC_PORT', 'TEAMS_APP_TYPE', 'TEAMS_TENANT_ID', 'PUBLIC_URL', 'SECRET_KEY']
    expect(namesIn(refused({ WHATIF_TEAMS_APP_ID: id }))).toEqual([...all, 'TEAMS_APP_PASSWORD'])
    expect(namesIn(refused({ ...app, ...keyFile }))).toEqual(['TEAMS_CERT_THUMBPRINT'])
    const nowhere = { ...certificate, WHATIF_TEAMS_CERT_KEY_FILE: 'nowhere.pem' }
    expect(namesIn(refused({ ...app, ...nowhere }))).toEqual(['TEAMS_CERT_KEY_FILE'])
  })

  test('with two ways to sign in is refused', () => {
    expect(namesIn(refused({ ...app, ...password, ...certificate }))).toEqual([
      'TEAMS_APP_PASSWORD',
    ])
    const managed = { ...app, ...password, WHATIF_TEAMS_APP_TYPE: 'UserAssignedMsi' }
    expect(namesIn(refused(managed))).toEqual(['TEAMS_APP_PASSWORD'])
  })

  test('without an app is for this computer only', () => {
    const loopback = 'http://localhost:56150/_connector'
    const given = { ...anonymous, WHATIF_TEAMS_SERVICE_URLS: loopback }
    expect(readConfig(given).teams).toEqual({
      identity: { kind: 'anonymous' },
      onRemoval: 'keep',
      serviceUrls: [`${loopback}/`],
    })
    for (const outside of [
      { WHATIF_PUBLIC_URL: 'https://whatif.example' },
      { WHATIF_PUBLIC_URL: 'https://whatif.example', WHATIF_PUBLIC_HOST: '0.0.0.0' },
    ]) {
      expect(namesIn(refused({ ...anonymous, ...outside }))).toEqual(['TEAMS_ANONYMOUS'])
    }
    expect(namesIn(refused({ ...anonymous, WHATIF_TEAMS_APP_ID: id }))).toEqual(['TEAMS_APP_ID'])
    const service = { ...app, ...password, WHATIF_TEAMS_SERVICE_URLS: loopback }
    expect(namesIn(refused(service))).toEqual(['TEAMS_SERVICE_URLS'])
    expect(readConfig({ WHATIF_TEAMS_ANONYMOUS: '0' })).not.toHaveProperty('teams')
  })
})

test('no line about what is wrong holds a secret', () => {
  const secret = 'S3CRET'
  const names = [...readFileSync(sample, 'utf8').matchAll(/^(WHATIF_\w+)=/gm)].map(
    ([, name]) => name,
  )
  const told = refused(Object.fromEntries(names.map((name) => [name, secret])))
  expect(told.length).toBeGreaterThan(10)
  expect(told.join()).not.toContain(secret)
})

/** The lines that the operator is shown. */
function refused(environment: Record<string, string>): string[] {
  try {
    readConfig(environment)
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    return (error as AppError).message.split('\n')
  }
  return []
}

const namesIn = (lines: readonly string[]) =>
  lines.map((line) => line.replace(/^WHATIF_(\w+) .*$/, '$1'))
