import { createEmulator } from 'emulate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createGithub } from '../../src/trackers/github.ts'
import { Bench, words } from '../review/bench.ts'
import { postedCheck } from '../review/posted-check.ts'
import { MemoryShelf } from '../storage/memory-shelf.ts'
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
        repos: [{ owner: 'octo', name: 'app', private: true }],
      },
    },
  })
  front = await new Front(() => emulator.url).open()
})

afterAll(async () => {
  await front.close()
  await emulator.close()
})

const github = (number: string, change?: object) =>
  fetch(new URL(`repos/octo/app/issues/${number}`, `${emulator.url}/`), {
    method: change ? 'PATCH' : 'GET',
    headers: { authorization: 'Bearer token-of-the-test', 'content-type': 'application/json' },
    ...(change && { body: JSON.stringify(change) }),
  })

test('an item that is closed in GitHub, and shown, moves the number in the thread', async () => {
  const { bench: posted, review, finding } = await postedCheck()
  const tracker = createGithub({
    repository: 'octo/app',
    token: 'token-of-the-test',
    url: front.url,
  })
  const parts = { tracker, put: 'press', shows: new Set<never>() } as const
  const bench = new Bench({ tracker: parts, shelf: new MemoryShelf() })
  bench.clock.to('2026-11-23T09:00:00.000Z')
  await bench.copy(posted, review)
  const on = { review, finding }
  await bench.act('Ravi', {
    ...{ type: 'decide', treatment: 'mitigate', own: 'Ask for a code', owner: 'Ravi', ...on },
    due: '2026-12-24',
  })
  const card = async (id: string) => {
    const { thread } = await bench.feed('Dana', review)
    return words(thread.find((one) => one.id === id)?.message)
  }
  const asked = await bench.act('Ravi', { type: 'openPutItem', ...on })
  expect(asked.replies.map(words).join()).toContain('octo/app in GitHub')
  // Its answer is lost, and it is there all the same: it is found, and not put twice.
  front.next('POST', { status: 502, headers: { 'retry-after': '1' }, lands: true })
  await bench.act('Ravi', { type: 'putItem', ...on })
  await expect.poll(() => front.count('POST', '/issues')).toBe(1)
  await expect
    .poll(async () => {
      bench.clock.pass(5)
      await bench.reviews.resume()
      return card(`story/${finding}`)
    })
    .toContain('It stands in GitHub too')
  expect(front.count('POST', '/issues')).toBe(1)

  const before = await card('summary')
  await github('1', { state: 'closed', state_reason: 'completed' })
  bench.clock.pass(1801)
  await bench.reviews.resume()
  expect(await card(`story/${finding}`)).toContain('How does it show that it is done?')
  expect(await card('summary')).toBe(before)
  await bench.act('Ravi', { type: 'stepDone', ...on, shown: 'A code is asked for' })
  expect(await card(`story/${finding}`)).toContain('A code is asked for')
  const done = await card('summary')
  expect(done).not.toBe(before)
  expect(done).toContain('done and shown: 1 of 1')

  // Nothing of the token is on record, and only GitHub ever got it.
  const record = JSON.stringify(await bench.store.load({ workspace: 'local', id: review }))
  expect(record).not.toContain('token-of-the-test')
  expect(new Set(front.calls.map(({ token }) => token))).toEqual(
    new Set(['Bearer token-of-the-test']),
  )
})
