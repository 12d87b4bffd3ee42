import { expect, test } from 'vitest'
import { outliveInstances } from './instances.ts'

test('three instances lose and double nothing in 100 kills, 50 of the database and 10 pauses', async () => {
  const dying = { checks: 40, kills: 100, databaseKills: 50, pauses: 10 }
  const outcome = await outliveInstances(dying)
  expect(outcome).toMatchObject({
    lost: 0,
    doubled: 0,
    cardsDoubled: 0,
    cardsMissing: 0,
    fallen: 0,
  })
  expect(outcome.votes).toBeGreaterThan(50)
})

test('the control, in which each claims nothing, doubles cards', async () => {
  const outcome = await outliveInstances({
    checks: 10,
    kills: 5,
    databaseKills: 0,
    pauses: 0,
    alone: true,
  })
  expect(outcome).toMatchObject({ lost: 0, doubled: 0 })
  expect(outcome.cardsDoubled).toBeGreaterThan(0)
})
