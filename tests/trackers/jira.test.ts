import { afterAll, beforeAll, expect, test } from 'vitest'
import { createJira } from '../../src/trackers/jira.ts'
import { answersLikeATracker, item, since, type Tried } from './answers.ts'
import { FakeJira } from './fake-jira.ts'
import { Front } from './front.ts'

let fake: FakeJira
let front: Front

beforeAll(async () => {
  fake = await new FakeJira().open()
  front = await new Front(() => fake.url).open()
})

afterAll(async () => {
  await front.close()
  await fake.close()
})

const jira = (project = 'SEC') =>
  createJira({
    project,
    account: 'dana@acme.example',
    token: 'token-of-the-test',
    url: front.url,
    timeoutMilliseconds: 1500,
  })

answersLikeATracker(
  'Jira',
  (): Tried => ({
    tracker: jira(),
    front,
    putting: ['POST', '/issue '],
    all: async () =>
      fake.issues.map(({ fields: { summary = '', description } }) => ({
        title: summary,
        text: JSON.stringify(description),
      })),
  }),
)

test('the day and the key go along, and the address is that of people', async () => {
  const put = await jira().put(item('wfday'))
  const stood = fake.issues.at(-1)
  expect(put).toEqual({
    ok: true,
    value: { id: stood?.key, address: `${front.url}browse/${stood?.key}` },
  })
  expect(stood?.fields).toMatchObject({ duedate: '2026-12-24', labels: ['wfday'] })
})

test('a project without a place for days and labels takes the rest, and it is found by its text', async () => {
  fake.without.add('duedate').add('labels')
  const put = await jira().put(item('wfbare'))
  expect(put).toMatchObject({ ok: true })
  expect(fake.issues.at(-1)?.fields).not.toHaveProperty('labels')
  expect(await jira().find('wfbare', since)).toEqual(put)
  const id = put.ok ? put.value.id : ''
  expect(await jira().update(id, item('wfbare', 'Another'))).toMatchObject({ ok: true })
  expect(fake.issues.at(-1)?.fields.summary).toBe('Another')
  fake.without.clear()
})

test('a text that is too long is cut, and keeps its key', async () => {
  const parts = [...Array(100).fill({ text: 'x'.repeat(600) }), { text: 'wflong' }]
  expect(await jira().put({ key: 'wflong', title: 'Long', parts })).toMatchObject({ ok: true })
  expect(JSON.stringify(fake.issues.at(-1)?.fields.description).length).toBeLessThan(40_000)
  expect(JSON.stringify(fake.issues.at(-1)?.fields.description)).toContain('wflong')
})

test('who can read a project is known first', async () => {
  expect(await jira().readers()).toEqual({ ok: true, value: { kind: 'some' } })
  fake.isPrivate = false
  expect(await jira().readers()).toEqual({ ok: true, value: { kind: 'company' } })
  fake.isPublic = true
  expect(await jira().readers()).toEqual({ ok: true, value: { kind: 'public' } })
  fake.isPublic = false
  expect(await jira('NONE').readers()).toMatchObject({ why: 'tracker-missing' })
})

test('the token is never sent where it is looked at who else can read', () => {
  const anonymous = front.calls.filter(({ token }) => token === undefined)
  expect(anonymous.map(({ path }) => path)).toContain('/rest/api/3/project/SEC')
})

test.each([
  ['To Do', 'new', null, 'open'],
  ['In Progress', 'indeterminate', null, 'open'],
  ['Done', 'done', 'Done', 'done'],
  ['Done', 'done', "Won't Do", 'notPlanned'],
  ['Done', 'done', 'Duplicate', 'duplicate'],
  ['Cancelled', 'done', null, 'notPlanned'],
  ['Erledigt', 'done', 'Fertig', 'done'],
])('%s (%s, %s) is %s', async (name, key, resolution, status) => {
  const put = await jira().put(item(`wf${name.replace(/\W/g, '')}${key}`))
  const id = put.ok ? put.value.id : ''
  const stood = fake.issues.find((issue) => issue.key === id)
  if (stood) {
    stood.status = { name, statusCategory: { key } }
    stood.resolution = resolution === null ? null : { name: resolution }
  }
  expect(await jira().status(id)).toEqual({ ok: true, value: status })
})

test('what is gone is missing', async () => {
  expect(await jira().status('SEC-999')).toEqual({ ok: true, value: 'missing' })
})
