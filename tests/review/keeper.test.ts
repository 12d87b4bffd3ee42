import { describe, expect, test } from 'vitest'
import { localChannel } from '../../src/conversation/local-channel.ts'
import { createReviews } from '../../src/review/create-reviews.ts'
import type { Channel, SendEntry } from '../../src/review/ports.ts'
import { words } from './bench.ts'
import { Town } from './town.ts'
import {
  give,
  passDays,
  recorded,
  shownTo,
  toldIn,
  waitingCheck,
  waits,
  wake,
} from './waiting-check.ts'

describe('being made owner', () => {
  test('is told once for all that is given within ten minutes', async () => {
    const check = await waitingCheck()
    await give(check, check.finding, '2027-03-01')
    check.bench.clock.pass(300)
    await give(check, check.other, '2027-02-01')
    await wake(check, '2026-11-23T09:38:00.000Z')
    expect(await toldIn(check)).toEqual([])
    await wake(check, '2026-11-23T09:41:00.000Z')
    expect(await toldIn(check)).toEqual(['11-23 ravi owner'])
    const [text = ''] = await shownTo(check, 'Ravi', 'owner')
    expect(text.match(/Dana asks you to see to “.+?” by/g)).toHaveLength(2)
    await passDays(check, '2026-11-30')
    expect(await toldIn(check)).toEqual(['11-23 ravi owner'])
  })

  test('waits for the hours of the person, and is outside of what is counted', async () => {
    const zone = async () => 'Asia/Tokyo'
    const channel: Channel = { ...localChannel('web'), zone }
    const check = await waitingCheck({ channel })
    await waits.questions(check)
    await wake(check, '2026-11-24T00:30:00.000Z')
    await wake(check, '2026-11-24T10:00:00.000Z')
    await give(check, check.finding, '2027-03-01')
    await wake(check, '2026-11-24T12:00:00.000Z')
    await wake(check, '2026-11-24T22:59:00.000Z')
    expect(await toldIn(check)).toEqual(['11-24 ravi questions'])
    await wake(check, '2026-11-24T23:01:00.000Z')
    expect(await toldIn(check)).toEqual(['11-24 ravi questions', '11-24 ravi owner'])
  })

  test('is told anew to somebody who gets it back', async () => {
    const check = await waitingCheck()
    await give(check, check.finding, '2027-03-01')
    await passDays(check, '2026-11-23')
    const { bench, finding } = check
    const person = (name: string) => ({ id: name.toLowerCase(), name })
    for (const name of ['Mei', 'Ravi']) {
      const at = bench.clock.now()
      await recorded(check, { type: 'ownerChanged', at, by: 'dana', finding, owner: person(name) })
      bench.clock.pass(3600)
      await bench.reviews.resume()
    }
    expect(await toldIn(check)).toEqual(['11-23 ravi owner', '11-23 mei owner', '11-23 ravi owner'])
  })
})

describe('the thread', () => {
  test('wakes with one new post on the day to have talked it through', async () => {
    const town = new Town()
    const check = await waitingCheck({ channel: town })
    await waits.talk(check)
    await passDays(check, '2026-12-20')
    const notes = town.posted.filter(({ entry }) => entry.startsWith('note/'))
    expect(notes.map(({ to }) => to.kind)).toEqual(['thread'])
    expect(notes[0]?.text).toContain('Clinic Booking: today is the day to have talked it through')
  })

  test('hears late, but once, where the program was off, and says which day it was', async () => {
    const check = await waitingCheck()
    await waits.talk(check)
    await passDays(check, '2026-11-23')
    await wake(check, '2026-12-28T10:00:00.000Z')
    await passDays(check, '2027-01-05')
    const { thread } = await check.bench.feed('Mei', check.review)
    const notes = thread.filter(({ id }) => id.startsWith('note/')).map(({ message }) => message)
    expect(notes.map(words).join()).toContain('the day to have talked it through was 8 Dec')
    expect(notes.map(({ preview }) => preview)).toEqual([
      'Clinic Booking: the day to have talked it through has come.',
    ])
  })
})

test('what is told comes to a platform as a card that nobody asked for', async () => {
  const town = new Town()
  const sent: SendEntry[] = []
  const channel: Channel = Object.assign(Object.create(town), {
    post: (to: Parameters<Town['post']>[0], entry: SendEntry) => {
      sent.push(entry)
      return town.post(to, entry)
    },
  })
  const check = await waitingCheck({ channel })
  await waits.step(check)
  await passDays(check, '2026-12-07')
  await expect.poll(() => town.privately('ravi').join()).toContain('Waiting for you')
  const waiting = sent.filter(({ kind }) => kind === 'waiting')
  expect(waiting.map(({ unasked }) => unasked)).toEqual([true])
})

test('of a check on a platform that is not set up nothing is told until it is', async () => {
  const check = await waitingCheck()
  await waits.questions(check)
  check.bench.clock.to('2026-11-24T10:00:00.000Z')
  await createReviews({ ...check.bench.parts, channels: new Map() }).resume()
  expect(await toldIn(check)).toEqual([])
  await check.bench.reviews.resume()
  expect(await toldIn(check)).toEqual(['11-24 ravi questions'])
})
