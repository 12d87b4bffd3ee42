import { createEmulator } from 'emulate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLinear } from '../../src/trackers/linear.ts'
import { answersLikeATracker, item, since, type Tried } from './answers.ts'
import { Front } from './front.ts'

let emulator: { readonly url: string; close(): Promise<void> }
let front: Front

beforeAll(async () => {
  emulator = await createEmulator({
    service: 'linear',
    port: 0,
    seed: {
      tokens: { 'token-of-the-test': { login: 'admin@linear.local', scopes: ['admin'] } },
      linear: { teams: [{ key: 'SEC', name: 'Security', private: true }] },
    },
  })
  front = await new Front(() => emulator.url).open()
})

afterAll(async () => {
  await front.close()
  await emulator.close()
})

const linear = (team = 'ENG') =>
  createLinear({ team, token: 'token-of-the-test', url: front.url, timeoutMilliseconds: 1500 })

async function ask(query: string, variables: object = {}) {
  const answer = await fetch(new URL('graphql', `${emulator.url}/`), {
    method: 'POST',
    headers: { authorization: 'Bearer token-of-the-test', 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await answer.json()) as { data: never; errors?: unknown }
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}

answersLikeATracker(
  'Linear',
  (): Tried => ({
    tracker: linear(),
    front,
    putting: ['POST', 'issueCreate'],
    async all() {
      const { issues } = (await ask('{ issues(first: 100) { nodes { title description } } }')) as {
        issues: { nodes: { title: string; description: string | null }[] }
      }
      return issues.nodes.map(({ title, description }) => ({ title, text: description ?? '' }))
    },
  }),
)

test('the day goes along, and who can read a team is known first', async () => {
  const put = await linear().put(item('wfday'))
  const id = put.ok ? put.value.id : ''
  expect(id).toMatch(/^ENG-\d+$/)
  expect(await ask('query Q($id: String!) { issue(id: $id) { dueDate } }', { id })).toEqual({
    issue: { dueDate: '2026-12-24' },
  })
  expect(await linear().readers()).toEqual({ ok: true, value: { kind: 'company' } })
  expect(await linear('NONE').readers()).toMatchObject({ why: 'tracker-missing' })
  const teams = { data: { teams: { nodes: [{ id: 'x', key: 'SEC', private: true }] } } }
  front.next('POST', { status: 200, body: JSON.stringify(teams) })
  expect(await linear('SEC').readers()).toEqual({ ok: true, value: { kind: 'some' } })
})

test('closed, and gone', async () => {
  const put = await linear().put(item('wfclosed'))
  const id = put.ok ? put.value.id : ''
  const { workflowStates } = (await ask(
    '{ workflowStates(first: 50) { nodes { id type team { key } } } }',
  )) as { workflowStates: { nodes: { id: string; type: string; team: { key: string } }[] } }
  const move = (type: string) => {
    const state = workflowStates.nodes.find((one) => one.type === type && one.team.key === 'ENG')
    const query =
      'mutation M($id: String!, $to: String!) { issueUpdate(id: $id, input: { stateId: $to }) { success } }'
    return ask(query, { id, to: state?.id })
  }
  await move('completed')
  expect(await linear().status(id)).toEqual({ ok: true, value: 'done' })
  expect(await linear().status('ENG-9999')).toEqual({ ok: true, value: 'missing' })
})

test.each([
  ['canceled', 'Canceled', 'notPlanned'],
  ['canceled', 'Duplicate', 'duplicate'],
  ['duplicate', 'Copy', 'duplicate'],
  ['started', 'Started', 'open'],
])('%s (%s) is %s', async (type, name, status) => {
  const issue = { identifier: 'ENG-7', url: 'x', createdAt: 'x', state: { type, name } }
  front.next('POST', { status: 200, body: JSON.stringify({ data: { issue } }) })
  expect(await linear().status('ENG-7')).toEqual({ ok: true, value: status })
})

test.each([
  ['RATELIMITED', { retry: 'later', pausesAll: true, why: 'tracker-busy' }],
  ['AUTHENTICATION_ERROR', { retry: 'never', why: 'tracker-token' }],
  ['FORBIDDEN', { retry: 'never', why: 'tracker-forbidden' }],
  ['INVALID_INPUT', { retry: 'never', why: 'tracker-refused' }],
])('%s is told in a good answer and in a bad one', async (code, ended) => {
  const body = JSON.stringify({ errors: [{ message: 'No', extensions: { code } }] })
  for (const status of [200, 400]) {
    front.next('POST', { status, body }, 'issueCreate')
    expect(await linear().put(item('wferrors'))).toMatchObject({ ok: false, ...ended })
  }
})

test('an item is looked for on every page', async () => {
  const issue = (n: number, description: string) => ({
    identifier: `ENG-${n}`,
    url: `https://linear.example/ENG-${n}`,
    description,
    createdAt: '2026-11-30T10:00:00.000Z',
    state: { type: 'started', name: 'Started' },
  })
  const page = (issues: object[], hasNextPage: boolean) => {
    const pageInfo = { hasNextPage, endCursor: 'next' }
    const body = JSON.stringify({ data: { team: { issues: { nodes: issues, pageInfo } } } })
    return { status: 200, body }
  }
  front.next('POST', page([issue(9, 'another')], true), 'query Items')
  front.next('POST', page([issue(8, 'wfpaged')], false), 'query Items')
  expect(await linear().find('wfpaged', since)).toMatchObject({ value: { id: 'ENG-8' } })
})
