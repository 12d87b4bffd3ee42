import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createSessions, newSession } from '../../../src/channels/web/session.ts'
import { createLoneSending } from '../../../src/domain/lone-sending.ts'
import { MemoryShelf } from '../memory-shelf.ts'
import { isWithout, makeDatabase, type TestDatabase } from './databases.ts'
import { type Instance, states } from './shared-states.ts'

describe.skipIf(isWithout)('of three instances', () => {
  let database: TestDatabase
  let opened: readonly Instance[]
  beforeAll(async () => {
    database = await makeDatabase()
    opened = await Promise.all([database.open(), database.open(), database.open()])
  })
  beforeEach(() => database.empty())
  afterAll(() => database.drop())

  const ownEach = (): readonly Instance[] =>
    [1, 2, 3].map(() => ({ shelf: new MemoryShelf(), sending: createLoneSending(Date.now) }))

  test.each(states)('$what', async ({ made, together }) => {
    expect(await made(opened)).toEqual(together)
  })

  test.each(states)('not so where each believes to be alone: $what', async ({ made, alone }) => {
    expect(await made(ownEach())).toEqual(alone)
  })

  test('each opens the session that another one has sealed, where they have one secret', () => {
    const [one, other] = [
      createSessions(Buffer.alloc(32, 1), 1),
      createSessions(Buffer.alloc(32, 1), 1),
    ]
    const control = createSessions(Buffer.alloc(32, 2), 1)
    const [cookie = ''] = one.cookie({ ...newSession(), name: 'Dana' }).split(';')
    expect(other.open(cookie)).toMatchObject({ name: 'Dana' })
    expect(control.open(cookie)).toBeUndefined()
  })
})
