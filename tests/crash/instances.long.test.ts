import { expect, test } from 'vitest'
import { outliveInstances } from './instances.ts'

test('three instances lose and double nothing in a few kills, of the database too', async () => {
  const outcome = await outliveInstances({ checks: 3, kills: 4, databaseKills: 2, pauses: 0 })
  const nothing = { lost: 0, doubled: 0, cardsDoubled: 0, cardsMissing: 0, fallen: 0 }
  expect(outcome).toMatchObject(nothing)
  expect(outcome.votes).toBeGreaterThan(10)
})
