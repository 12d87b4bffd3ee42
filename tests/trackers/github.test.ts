import { createEmulator } from 'emulate'
import { marked } from 'marked'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createGithub } from '../../src/trackers/github.ts'
import { answersLikeATracker, item, since, type Tried } from './answers.ts'
import { Front } from './front.ts'

let emulator: { readonly url: string; close(): Promise<void> }
let front: Front

beforeAll(async () => {
  emulator = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      tokens: { 'token-of-the-test': { login: 'octo', scopes: ['repo'] } },
      github: {
        users: [{ login: 'octo', name: 'Octo' }],
        repos: [
          { owner: 'octo', name: 'app', private: true },
          { owner: 'octo', name: 'open', private: false },
        ],
      },
    },
  })
  front = await new Front(() => emulator.url).open()
})

afterAll(async () => {
  await front.close()
  await emulator.close()
})

const github = (repository = 'octo/app') =>
  createGithub({
    repository,
    token: 'token-of-the-test',
    url: front.url,
    timeoutMilliseconds: 1500,
  })

const ask = async (method: string, path: string, body?: unknown) => {
  const answer = await fetch(new URL(path, emulator.url), {
    method,
    headers: { authorization: 'Bearer token-of-the-test', 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return answer.json()
}

const issues = 'repos/octo/app/issues'

answersLikeATracker(
  'GitHub',
  (): Tried => ({
    tracker: github(),
    front,
    putting: ['POST', '/issues'],
    async all() {
      const listed = (await ask('GET', `/${issues}?state=all&per_page=100`)) as {
        title: string
        body: string
      }[]
      return listed.map(({ title, body }) => ({ title, text: body }))
    },
  }),
)

test('who can read a repository is known before anything is put', async () => {
  expect(await github().readers()).toMatchObject({ ok: true, value: { kind: 'some' } })
  expect(await github('octo/open').readers()).toEqual({ ok: true, value: { kind: 'public' } })
  expect(await github('octo/none').readers()).toMatchObject({ ok: false, why: 'tracker-missing' })
})

test.each([
  ['completed', 'done'],
  ['not_planned', 'notPlanned'],
  ['duplicate', 'duplicate'],
])('closed as %s is %s', async (reason, status) => {
  front.next('GET', {
    status: 200,
    body: JSON.stringify({ number: 7, html_url: 'x', state: 'closed', state_reason: reason }),
  })
  expect(await github().status('7')).toEqual({ ok: true, value: status })
})

test('closed and opened again, and gone', async () => {
  const put = await github().put(item('wfstatus'))
  const id = put.ok ? put.value.id : ''
  await ask('PATCH', `/${issues}/${id}`, { state: 'closed', state_reason: 'completed' })
  expect(await github().status(id)).toEqual({ ok: true, value: 'done' })
  await ask('PATCH', `/${issues}/${id}`, { state: 'open' })
  expect(await github().status(id)).toEqual({ ok: true, value: 'open' })
  expect(await github().status('999')).toEqual({ ok: true, value: 'missing' })
})

test('a rate limit that comes as 403 is waited for, and none that is a refusal', async () => {
  const body = '{"message":"You have exceeded a secondary rate limit."}'
  front.next('POST', { status: 403, body })
  expect(await github().put(item('wf403'))).toMatchObject({ retry: 'later', afterSeconds: 60 })
  const reset = String(Math.floor(Date.now() / 1000) + 120)
  const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }
  front.next('POST', { status: 403, headers })
  const paused = await github().put(item('wf403'))
  expect(paused).toMatchObject({ retry: 'later', pausesAll: true })
})

test('the oldest with its key is the item, not a copy and not a pull request', async () => {
  const body = 'wfcopied'
  const issue = { html_url: 'x', state: 'open', body }
  const listed = [
    { ...issue, number: 4, pull_request: {} },
    { ...issue, number: 9 },
    { ...issue, number: 6 },
  ]
  front.next('GET', { status: 200, body: JSON.stringify(listed) })
  expect(await github().find(body, since)).toMatchObject({ value: { id: '6' } })
})

test('its Markdown shows what was typed', async () => {
  const words = '<i>a</i> **b** [c](http://d) `e` 1. f'
  await github().put({ key: 'wfmark', title: 'T', parts: [{ text: words }, { text: 'wfmark' }] })
  const { body } = JSON.parse(front.calls.findLast(({ method }) => method === 'POST')?.body ?? '{}')
  expect(await marked.parse(body)).toContain(
    '&lt;i&gt;a&lt;/i&gt; **b** [c](http:\u200B//d) `e` 1. f',
  )
})
