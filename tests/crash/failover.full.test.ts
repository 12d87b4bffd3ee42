import { expect, test } from 'vitest'
import { failingOver } from './failing-over.ts'
import { outliveInstances } from './instances.ts'

const failovers = Number(process.env['TEST_FAILOVERS'] ?? 20)

test(`three instances lose and double nothing in ${failovers} failovers to a standby`, async () => {
  const dying = {
    checks: Math.min(20, failovers + 2),
    kills: 0,
    databaseKills: failovers,
    pauses: 0,
  }
  const outcome = await outliveInstances(dying, failingOver)
  const nothing = { lost: 0, doubled: 0, cardsDoubled: 0, cardsMissing: 0, fallen: 0 }
  expect(outcome).toMatchObject(nothing)
  expect(outcome.votes).toBeGreaterThan(failovers)
})
