import { expect, test } from 'vitest'
import { give, step, waitingCheck, wake } from './waiting-check.ts'

test('an owner’s card waits for them, and for nobody else, until nothing is left of it', async () => {
  const check = await waitingCheck()
  const { bench, review, finding } = check
  const waiting = async (name: string) => (await bench.feed(name, review)).waiting
  expect(await waiting('Ravi')).toBeUndefined()
  await give(check, finding, '2027-06-30')
  await wake(check, '2026-11-23T10:00:00.000Z')
  expect(await waiting('Ravi')).toMatch(/^owner\//)
  expect(await waiting('Mei')).toBeUndefined()
  await bench.act('Ravi', { type: 'takeStep', review, finding })
  await bench.act('Ravi', { type: 'stepDone', review, finding, shown: 'It is locked' })
  expect(await waiting('Ravi')).toBeUndefined()
})

test('their list leads to the card that asks them, and once they have said yes to the story', async () => {
  const check = await waitingCheck()
  const { bench, review, finding } = check
  const ravi = { workspace: 'local', channel: 'web', who: { id: 'ravi', name: 'Ravi' } }
  const leadsTo = async () =>
    (await bench.reviews.checks(ravi)).waiting.find(({ subject }) => subject === finding)?.card
  await give(check, finding, '2027-06-30')
  expect(await leadsTo()).toBe(`story/${finding}`)
  await wake(check, '2026-11-23T10:00:00.000Z')
  expect(await leadsTo()).toMatch(/^owner\//)
  await bench.act('Ravi', { type: 'takeStep', review, finding })
  expect(await leadsTo()).toBe(`story/${finding}`)
})

test('so does a line that reminds of a step, as long as it is not done', async () => {
  const check = await waitingCheck()
  const { bench, review, finding } = check
  await bench.act('Ravi', { ...step, review, finding, owner: 'Ravi', due: '2026-11-25' })
  await wake(check, '2026-11-24T10:00:00.000Z')
  const waiting = async () => (await bench.feed('Ravi', review)).waiting
  expect(await waiting()).toMatch(/^waiting\//)
  await bench.act('Ravi', { type: 'stepDone', review, finding, shown: 'It is locked' })
  expect(await waiting()).toBeUndefined()
})
