import { beforeEach, expect, test } from 'vitest'
import { addDays } from '../../src/domain/working-days.ts'
import { words } from './bench.ts'
import { key, passDays, recorded, step, type WaitingCheck, waitingCheck } from './waiting-check.ts'

let check: WaitingCheck

beforeEach(async () => {
  check = await waitingCheck()
})

const gives = (owner: string, finding: string, own: string) =>
  check.bench.act('Dana', {
    ...step,
    review: check.review,
    finding,
    own,
    owner,
    due: '2026-12-08',
  })

/** The notes of the thread, as they read now. */
async function notes(): Promise<readonly string[]> {
  const { thread } = await check.bench.feed('Zoe', check.review)
  return thread.flatMap(({ id, message }) =>
    id.startsWith('note/owners/') ? [words(message)] : [],
  )
}

test('whoever was made owner on a day stands in one note of that day, with real mentions', async () => {
  await gives('Ravi', check.finding, 'Lock it')
  await gives('Mei', check.other, 'Test it')
  expect(await notes()).toEqual([])
  await passDays(check, '2026-11-23')
  const [note = '', ...more] = await notes()
  expect(more).toEqual([])
  await expect(`${note}\n`).toMatchFileSnapshot('promise/owners-note.txt')
  const { thread } = await check.bench.feed('Zoe', check.review)
  const shown = JSON.stringify(thread.find(({ id }) => id.startsWith('note/owners/'))?.message)
  expect(shown).toContain('[Ravi](person:ravi)')
  expect(shown).toContain('"preview":"Clinic Booking: who sees to what."')
})

test('what comes later that day is put into the same note; the next day has a note of its own', async () => {
  await gives('Ravi', check.finding, 'Lock it')
  await passDays(check, '2026-11-23')
  await gives('Mei', check.other, 'Test it')
  check.bench.clock.pass(1200)
  await check.bench.reviews.resume()
  expect(await notes()).toHaveLength(1)
  expect((await notes())[0]).toMatch(/Ravi:.*\n.*Mei:/)
  await check.bench.act('Dana', {
    type: 'changeOwner',
    review: check.review,
    finding: check.other,
    owner: 'Jo',
  })
  await passDays(check, '2026-11-24')
  expect(await notes()).toHaveLength(2)
  expect((await notes())[1]).toContain('Jo:')
})

test('on the day until which the team talks, the note of that day alone comes', async () => {
  const at = check.bench.clock.now()
  await recorded(check, { type: 'talkPlanned', at, by: 'dana', until: at.slice(0, 10) })
  await gives('Ravi', check.finding, 'Lock it')
  await passDays(check, addDays(at.slice(0, 10), 0))
  expect(await notes()).toEqual([])
})

test('a step that was taken back is not in it any more', async () => {
  await gives('Ravi', check.finding, 'Lock it')
  await passDays(check, '2026-11-23')
  await check.bench.act('Ravi', {
    type: 'declineStep',
    review: check.review,
    finding: check.finding,
  })
  expect((await notes())[0]).toContain('nobody has to see to anything here any more')
  expect((await check.bench.store.load(key(check.review)))?.rev).toBeGreaterThan(0)
})
