import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'

const folder = mkdtempSync(join(tmpdir(), 'whatif-tracker-'))
afterAll(() => rmSync(folder, { recursive: true }))

const github = {
  WHATIF_TRACKER: 'github',
  WHATIF_TRACKER_TARGET: 'acme/app',
  WHATIF_TRACKER_TOKEN: 'secret-of-the-test',
}
const file = (words: string) => {
  const name = join(folder, `token-${words.length}`)
  writeFileSync(name, words)
  return name
}

test('a tracker is set up by its name, its place and its token', () => {
  expect(readConfig(github).tracker).toEqual({
    ...{ name: 'github', target: 'acme/app', token: 'secret-of-the-test' },
    put: 'press',
    shows: new Set(),
  })
  expect(readConfig({}).tracker).toBeUndefined()
})

test('what an item tells, when it goes, and where the token stands can be said', () => {
  const { WHATIF_TRACKER_TOKEN: _, ...rest } = github
  const more = {
    WHATIF_TRACKER_TOKEN_FILE: file('from-a-file\n'),
    WHATIF_TRACKER_SHOWS: 'story, names',
    WHATIF_TRACKER_PUT: 'decided',
    WHATIF_TRACKER_URL: 'https://github.acme.example/api/v3',
  }
  expect(readConfig({ ...rest, ...more }).tracker).toMatchObject({
    token: 'from-a-file',
    put: 'decided',
    shows: new Set(['story', 'names']),
    url: 'https://github.acme.example/api/v3/',
  })
})

test.each([
  [{ ...github, WHATIF_SLACK_CLIENT_ID: '1.2' }, 'WHATIF_TRACKER is for one workspace'],
  [{ ...github, WHATIF_TRACKER: '' }, 'WHATIF_TRACKER is missing'],
  [{ ...github, WHATIF_TRACKER: 'trello' }, 'must be github, linear or jira'],
  [{ ...github, WHATIF_TRACKER_TARGET: '' }, 'WHATIF_TRACKER_TARGET is missing'],
  [{ ...github, WHATIF_TRACKER_TARGET: 'acme/../x' }, 'must be a repository such as acme/app'],
  [{ ...github, WHATIF_TRACKER_TARGET: '../..' }, 'must be a repository such as acme/app'],
  [{ ...github, WHATIF_TRACKER_TOKEN: '' }, 'WHATIF_TRACKER_TOKEN is missing'],
  [{ ...github, WHATIF_TRACKER_TOKEN_FILE: file('a') }, 'two ways'],
  [{ ...github, WHATIF_TRACKER_URL: 'http://github.example' }, 'must be an https address'],
  [{ ...github, WHATIF_TRACKER_SHOWS: 'answers' }, 'must be some of story'],
  [
    { ...github, WHATIF_TRACKER_TOKEN: '', WHATIF_TRACKER_TOKEN_FILE: file('two words') },
    'must be a file that holds the token',
  ],
  [
    { ...github, WHATIF_TRACKER: 'jira', WHATIF_TRACKER_TARGET: 'SEC' },
    'WHATIF_TRACKER_URL is missing',
  ],
])('%j is refused in a sentence that holds no token', (given, told) => {
  expect(() => readConfig(given)).toThrow(told)
  expect(() => readConfig(given)).not.toThrow('secret-of-the-test')
})
