import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { AppError } from '../../src/errors.ts'

const sample = new URL('../../.env.sample', import.meta.url)

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
