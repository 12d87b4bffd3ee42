import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { command } from '../../src/commands/tracker.ts'
import { AppError } from '../../src/errors.ts'
import { openLowdbShelf } from '../../src/storage/lowdb-shelf.ts'
import { openLowdbStore } from '../../src/storage/lowdb-store.ts'
import { here } from '../cli/here.ts'
import { silent } from '../review/bench.ts'

const token = 'token-that-nobody-may-see'
const key = 'a-key-of-thirty-two-letters-or-more'
const calls: (string | undefined)[] = []
let isPrivate = true
const github = createServer((request, response) => {
  calls.push(request.headers.authorization)
  const isLetIn = request.headers.authorization === `Bearer ${token}`
  response.writeHead(isLetIn ? 200 : 401, { 'content-type': 'application/json' })
  response.end(JSON.stringify(request.url?.includes('collab') ? [{}] : { private: isPrivate }))
})
await new Promise<void>((resolve) => github.listen(0, '127.0.0.1', resolve))
const url = `http://127.0.0.1:${(github.address() as AddressInfo).port}`
const top = mkdtempSync(join(tmpdir(), 'whatif-tracker-command-'))
afterAll(() => {
  github.close()
  rmSync(top, { recursive: true })
})

let data = ''
let count = 0
beforeEach(() => {
  data = join(top, `data-${++count}`)
  isPrivate = true
  calls.length = 0
})

const line = { workspace: 'local', kind: 'github', target: 'acme/app', url }
/** Runs the command; the sentence and the hint where it refuses. */
async function tracker(
  word: string,
  options: Readonly<Record<string, string>>,
  more: { input?: string; environment?: Record<string, string> } = {},
) {
  const { input = '', environment = { WHATIF_SECRET_KEY: key } } = more
  const given = { words: [word], options: { data, ...options }, input, environment }
  try {
    const { code, out, err } = await here(command, given)
    return { code, told: `${out}${err}` }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { code: error.code, told: `${error.message}\n${error.hint ?? ''}` }
  }
}
const set = (input = token, options: object = {}) =>
  tracker('set', { ...line, ...options }, { input })

/** Everything that the data folder holds. */
const kept = (): string =>
  readdirSync(join(data, 'shelf'))
    .map((name) => readFileSync(join(data, 'shelf', name), 'utf8'))
    .join('')

test('a workspace gets a tracker of its own, whose token is kept sealed and shown to nobody', async () => {
  const file = join(top, 'token')
  writeFileSync(file, `${token}\n`)
  const done = await set('', { 'token-file': file, put: 'decided', shows: 'story, names' })
  expect(done.told).toContain('steps of local go into acme/app in GitHub')
  expect(done.told).toContain('1 person can read it')
  expect(done.code).toBe(0)
  expect(kept()).toContain('sealed1.')
  const shown = await tracker('show', { workspace: 'local' })
  expect(shown.told).toMatch(/^local: acme\/app in GitHub, as soon as it is decided/)
  expect(shown.told).toContain('story, names')
  expect(shown.told).toContain('1 person can read it')
  expect(shown.code).toBe(0)
  expect(calls).toContain(`Bearer ${token}`)
  expect((await tracker('remove', { workspace: 'local' })).told).toContain('withdraw the token')
  expect((await tracker('show', {})).told).toBe('No workspace has a tracker of its own.\n')
  for (const told of [done.told, shown.told, kept()]) expect(told).not.toContain(token)
})

test('what everybody can read, or does not let us in, is not kept', async () => {
  isPrivate = false
  const open = await set()
  expect(open).toMatchObject({ code: 1, told: expect.stringContaining('everybody can read') })
  isPrivate = true
  const other = await set('another-token')
  expect(other).toMatchObject({ code: 1, told: expect.stringContaining('(tracker-token)') })
  expect((await tracker('show', {})).told).toContain('No workspace has a tracker')
})

test.each([
  [{ workspace: 'slack:T9' }, token, 'is no workspace that Whatif knows'],
  [{ workspace: '' }, token, '--workspace is missing'],
  [{ kind: 'trello' }, token, '--kind must be github, linear or jira'],
  [{ kind: '' }, token, '--kind is missing'],
  [{ target: 'app' }, token, '--target must be a repository such as acme/app'],
  [{ kind: 'jira', target: 'SEC' }, token, '--account is missing'],
  [{ url: 'http://github.example' }, token, '--url must be an https address'],
  [{}, '', 'The token on standard input is missing'],
  [{}, 'two words', 'The token on standard input must be a token and nothing else'],
  [{ 'token-file': '/nowhere' }, '', '--token-file must be a file that holds the token'],
])('%j is refused in a sentence, and nothing is kept', async (options, input, told) => {
  const refused = await set(input, options)
  expect(refused.told).toContain(told)
  expect(refused.told).not.toContain('WHATIF_')
  expect(refused.code).toBe('bad-input')
  expect(calls).toEqual([])
  expect(kept()).not.toContain('sealed')
})

test('without a secret key no token is kept, and with another one it is said that it does not open', async () => {
  const without = await tracker('set', line, { input: token, environment: {} })
  expect(without.told).toContain('WHATIF_SECRET_KEY is missing')
  await set()
  const environment = { WHATIF_SECRET_KEY: key.toUpperCase() }
  const shown = await tracker('show', { workspace: 'local' }, { environment })
  expect(shown.told).toContain('was WHATIF_SECRET_KEY changed?')
  expect(shown.code).toBe(1)
})

test('a workspace is known once the app is there, and one more word is too many', async () => {
  const store = await openLowdbStore({ folder: data, logger: silent })
  const shelf = await openLowdbShelf({ folder: data, logger: silent })
  await shelf.put('slack/installation/T1', {})
  await shelf.put('teams/0a0b/person/p', {})
  await shelf.close()
  // While the program has the folder, it would not hear of a change.
  expect((await set()).code).toBe('data-in-use')
  await store.close()
  expect((await set(token, { workspace: 'slack:T2' })).told).toContain(
    'local, slack:T1, teams:0a0b',
  )
  expect((await set(token, { workspace: 'slack:T1' })).code).toBe(0)
  expect((await tracker('remove', { workspace: 'local' })).told).toContain('no tracker of its own')
  expect((await tracker('remove', { workspace: 'slack:T1', put: 'press' })).told).toContain('--put')
  expect((await tracker('sett', {})).told).toContain('tracker set, whatif tracker show')
})
