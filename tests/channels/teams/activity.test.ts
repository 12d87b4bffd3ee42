import { describe, expect, test } from 'vitest'
import {
  activitySchema,
  executeSchema,
  longestBody,
  mentionsIn,
} from '../../../src/channels/teams/activity.ts'
import { limits } from '../../../src/domain/limits.ts'

const x = (length: number) => 'x'.repeat(length)
const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one)
const read = (more: object) => activitySchema.safeParse({ type: 'message', ...more }).data

/** What is limited, the most of it that counts, and a message with so much of it, as far as it was read. */
const table: readonly [string, number, (n: number) => unknown][] = [
  ['an id', 500, (n) => read({ id: x(n) })?.id],
  ['somebody’s id', 200, (n) => read({ from: { id: x(n) } })?.from],
  ['somebody’s name', 500, (n) => read({ from: { id: 'a', name: x(n) } })?.from?.name],
  [
    'a tenant',
    64,
    (n) => read({ conversation: { id: 'c', tenantId: x(n) } })?.conversation?.tenantId,
  ],
  ['the address to answer to', 500, (n) => read({ serviceUrl: x(n) })?.serviceUrl],
  ['a time zone', 100, (n) => read({ localTimezone: x(n) })?.localTimezone],
  ['a language', limits.language, (n) => read({ locale: x(n) })?.locale],
  ['attachments', 100, (n) => read({ attachments: many(n, { contentType: 'a' }) })?.attachments],
  ['entities', 500, (n) => read({ entities: many(n, {}) })?.entities],
  ['people added', 5000, (n) => read({ membersAdded: many(n, { id: 'a' }) })?.membersAdded],
  ['people removed', 5000, (n) => read({ membersRemoved: many(n, { id: 'a' }) })?.membersRemoved],
  ['the kind of message', 100, (n) => activitySchema.safeParse({ type: x(n) }).data],
]

describe.each(table)('%s: at most %i', (_, most, taken) => {
  test('counts up to there, and is as good as not sent beyond', () => {
    expect(taken(most)).toBeDefined()
    expect(taken(most + 1)).toBeUndefined()
  })
})

test('one odd part spoils no message', () => {
  const odd = { id: 'a b', from: { id: '' }, text: 7, conversation: 'x', locale: '', name: '  ' }
  expect(read({ ...odd, replyToId: '17' })).toEqual({ type: 'message', replyToId: '17' })
  expect(read({ membersAdded: [{ id: 'a' }, { id: 7 }] })?.membersAdded).toEqual([
    { id: 'a' },
    undefined,
  ])
  expect(activitySchema.safeParse({ type: '' }).success).toBe(false)
})

test('an id is of plain letters and signs alone', () => {
  for (const id of ['a', '19:x@thread.tacv2', '!~']) expect(read({ id })?.id).toBe(id)
  for (const id of ['', 'a b', 'a\n', 'ä', '\u007f']) expect(read({ id })?.id).toBeUndefined()
})

test('who is mentioned is read with the words that stand for them', () => {
  const mention = { type: 'mention', mentioned: { id: 'a' } }
  const entities = [
    { ...mention, text: '<at>Ravi</at>' },
    { ...mention, text: x(1000) },
    { ...mention, text: x(1001) },
    { type: 'clientInfo' },
    'words',
  ]
  expect(mentionsIn({ type: 'message', entities })).toEqual([
    { ...mention, text: '<at>Ravi</at>' },
    { ...mention, text: x(1000) },
    mention,
  ])
  expect(mentionsIn({ type: 'message' })).toEqual([])
})

test('a pressed card without data is an empty press', () => {
  expect(executeSchema.parse({ action: {} })).toEqual({ action: { data: {} } })
  expect(executeSchema.safeParse({}).success).toBe(false)
})

test('a body of more than a quarter of a megabyte is none of Teams', () => {
  expect(longestBody).toBe(262_144)
})
