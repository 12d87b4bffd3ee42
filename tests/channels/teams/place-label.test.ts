import { expect, test } from 'vitest'
import type { TeamsContext } from '../../../src/channels/teams/context.ts'
import { isPrivate, labelOf } from '../../../src/channels/teams/place-label.ts'
import type { ConversationReference } from '../../../src/channels/teams/reference.ts'
import { say } from '../../own-content.ts'

const place = (more: Partial<ConversationReference>): ConversationReference =>
  ({ kind: 'channel', ...more }) as ConversationReference
const members = (...names: string[]) => names.map((name) => ({ id: name.toLowerCase(), name }))
const label = (more: Partial<ConversationReference>, here = members(), but?: string) => {
  const context = { say, roster: { members: async () => here } } as unknown as TeamsContext
  return labelOf(context, place(more), but)
}

test('a channel goes by its team and its name, the first of a team by what it is', async () => {
  expect(await label({ name: 'Design', teamName: 'Swim' })).toBe(
    say('teams.place.channel', { team: 'Swim', channel: 'Design' }),
  )
  expect(await label({ name: 'Design' })).toBe('Design')
  expect(await label({ teamName: 'Swim' })).toBe(
    say('teams.place.channel', { team: 'Swim', channel: say('teams.place.general') }),
  )
})

test('a chat goes by its name, and without one by three of its people and how many more there are', async () => {
  expect(await label({ kind: 'groupChat', name: 'Lunch', teamName: 'Swim' })).toBe('Lunch')
  const chat = (people: string) => say('teams.place.chat', { people })
  expect(await label({ kind: 'groupChat' }, members('Dana', 'Ravi', 'Mei'))).toBe(
    chat('Dana, Ravi, Mei'),
  )
  expect(await label({ kind: 'groupChat' }, members('Dana', 'Ravi', 'Mei'), 'dana')).toBe(
    chat('Ravi, Mei'),
  )
  expect(await label({ kind: 'groupChat' }, members('Dana', 'Ravi', 'Mei', 'Tom', 'Zoe'))).toBe(
    chat(`Dana, Ravi, Mei ${say('teams.more', { count: 2 })}`),
  )
})

test('a long name is cut', async () => {
  expect(await label({ name: 'x'.repeat(75) })).toBe('x'.repeat(75))
  expect(await label({ name: 'x'.repeat(76) })).toBe(`${'x'.repeat(74)}…`)
})

test('a chat is private, and a channel where its team says so', () => {
  expect(isPrivate(place({ kind: 'groupChat' }))).toBe(true)
  expect(isPrivate(place({ privacy: 'private' } as never))).toBe(true)
  expect(isPrivate(place({}))).toBe(false)
})
