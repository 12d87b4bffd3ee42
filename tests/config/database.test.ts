import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'

const folder = mkdtempSync(join(tmpdir(), 'whatif-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const url = 'postgres://whatif@db.example.org/whatif'

describe('where checks are kept', () => {
  test('in the folder, unless a database is set up', () => {
    expect(readConfig({}).database).toBeUndefined()
    expect(readConfig({ WHATIF_DATABASE_URL: url }).database).toEqual({ url })
  })

  test('a folder that is named on the command line is meant, whatever database is set up', () => {
    expect(readConfig({ WHATIF_DATABASE_URL: url }, { data: 'other' }).database).toBeUndefined()
  })

  test('the password may stand in a file, of which the first line counts', () => {
    const WHATIF_DATABASE_PASSWORD_FILE = file('good', 'pass word\n')
    const { database } = readConfig({ WHATIF_DATABASE_URL: url, WHATIF_DATABASE_PASSWORD_FILE })
    expect(database).toEqual({ url, password: 'pass word' })
  })

  test.each([
    [
      'no address of a database',
      { WHATIF_DATABASE_URL: 'mysql://db/whatif' },
      'must be an address such as postgres://',
    ],
    ['no database in it', { WHATIF_DATABASE_URL: 'postgres://db/' }, 'must be an address'],
    [
      'a password for nothing',
      { WHATIF_DATABASE_PASSWORD_FILE: file('p', 'x') },
      'WHATIF_DATABASE_URL is missing',
    ],
    [
      'no such file',
      { WHATIF_DATABASE_URL: url, WHATIF_DATABASE_PASSWORD_FILE: join(folder, 'no') },
      'must be a file that holds the password',
    ],
    [
      'an empty file',
      { WHATIF_DATABASE_URL: url, WHATIF_DATABASE_PASSWORD_FILE: file('e', '\n') },
      'must be a file that holds the password',
    ],
    [
      'two passwords',
      {
        WHATIF_DATABASE_URL: 'postgres://w:s3cret@db/w',
        WHATIF_DATABASE_PASSWORD_FILE: file('t', 'x'),
      },
      'two ways',
    ],
  ])('%s is refused in words, and no secret is in them', (_, settings, told) => {
    expect(() => readConfig(settings)).toThrow(told)
    expect(() => readConfig(settings)).not.toThrow('s3cret')
  })
})
