import { expect, test } from 'vitest'
import { fold } from '../../src/review/state.ts'
import { say } from '../own-content.ts'
import { MemoryShelf } from '../storage/memory-shelf.ts'
import { Bench, weak, words } from './bench.ts'
import { MemoryTracker } from './memory-tracker.ts'
import { postedCheck } from './posted-check.ts'
import { labelsIn, pressOf } from './pressing.ts'

const own = 'Ask for a code as well'

/** A posted check in which Ravi sees to a step, and the look that follows it once `lookAgain` was called. */
async function decided(more: Parameters<MemoryTracker['parts']>[0] = {}) {
  const { bench: posted, review: first, finding } = await postedCheck()
  const tracker = new MemoryTracker()
  const bench = new Bench({ tracker: tracker.parts(more), shelf: new MemoryShelf() })
  bench.clock.to('2026-11-23T09:00:00.000Z')
  await bench.copy(posted, first)
  const tell = async (name: string, review: string, action: object) =>
    (await bench.act(name, { review, finding, ...action })).replies.map(words).join('\n')
  const decide = (review: string, step = own) =>
    tell('Ravi', review, {
      ...{ type: 'decide', treatment: 'mitigate', own: step, owner: 'Ravi', due: '2027-01-24' },
    })
  await decide(first)
  const recordOf = async (id: string) => {
    const record = await bench.store.load({ workspace: 'local', id })
    if (!record) throw new Error('there is no record')
    return record
  }
  const entryOf = async (id: string) =>
    (await recordOf(id)).outbox.find(({ card }) => card.kind === 'item')
  const itemOf = async (id: string) => fold(await recordOf(id)).stories.get(finding)?.item
  const story = (id: string) => bench.threadCard('Dana', id, `story/${finding}`)
  const put = async () => {
    await tell('Ravi', first, { type: 'putItem' })
    await expect.poll(() => story(first)).toContain('It stands in GitHub too')
  }
  const begin = async () => {
    bench.clock.pass(86_400)
    const { review: next = '' } = await bench.act('Dana', { type: 'lookAgain', review: first })
    const label = say('look.stillTrue.all')
    for (let card = await bench.open('Dana', next); labelsIn(card).includes(label); ) {
      await bench.act('Dana', pressOf(card, label))
      card = await bench.open('Dana', next)
    }
    await bench.answerAll('Dana', next, weak)
    return next
  }
  const post = async (next: string) => {
    await bench.act('Dana', { type: 'preview', review: next })
    await bench.act('Dana', { type: 'publish', review: next, how: 'all' })
    return next
  }
  const later = async () => {
    bench.clock.pass(1800)
    await bench.reviews.resume()
  }
  const acts = { tell, decide, put, begin, post, later }
  return { tracker, bench, first, finding, entryOf, itemOf, story, ...acts }
}

test('a new look goes on with the items of the last one by itself, and puts none twice', async () => {
  const { tracker, tell, first, story, put, begin, post, later } = await decided()
  await put()
  const next = await post(await begin())
  expect(await story(next)).toContain('It stands in GitHub too: #1')
  await expect.poll(() => tracker.updates).toBe(1)
  expect(await tell('Ravi', next, { type: 'putItem' })).toContain('already')
  expect(await tell('Ravi', first, { type: 'putItem' })).toContain('a newer check')
  // What is changed in the new one is written, what was followed writes nothing more.
  await tell('Ravi', next, { type: 'moveStep', due: '2027-02-01' })
  await expect.poll(() => tracker.words('1')).toContain('1 Feb 2027')
  await tell('Ravi', first, { type: 'moveStep', due: '2027-03-01' })
  await later()
  expect(tracker.words('1')).toContain('1 Feb 2027')
  expect(await story(first)).not.toContain('[Put it into')
  tracker.set('1', 'done')
  await later()
  expect(await story(next)).toContain('How does it show that it is done?')
  expect(tracker.items).toHaveLength(1)
})

test('an item that was put while the look was on its way is gone on with too', async () => {
  const { tracker, story, put, begin, post } = await decided()
  const next = await begin()
  await put()
  await post(next)
  expect(await story(next)).toContain('It stands in GitHub too: #1')
  expect(tracker.items).toHaveLength(1)
})

test('one that is still on its way is looked for by its key, and sent from the new look alone', async () => {
  const { tracker, bench, tell, first, entryOf, story, begin, post } = await decided()
  const lost = { ok: false, retry: 'later', why: 'tracker-broken', afterSeconds: 90_000 } as const
  tracker.failures.push({ ...lost, maybe: true, landed: true })
  await tell('Ravi', first, { type: 'putItem' })
  await expect.poll(() => tracker.items.length).toBe(1)
  const next = await post(await begin())
  expect(await entryOf(first)).toBeUndefined()
  bench.clock.pass(100_000)
  await bench.reviews.resume()
  await expect.poll(() => story(next)).toContain('It stands in GitHub too: #1')
  expect(tracker.items).toHaveLength(1)
})

test('deleting the older check leaves the item to the newer one, deleting that leaves one line', async () => {
  const { tracker, bench, first, itemOf, put, begin, post } = await decided()
  await put()
  const next = await post(await begin())
  expect(await itemOf(next)).toEqual(await itemOf(first))
  await expect.poll(() => tracker.updates).toBe(1)
  await bench.act('Dana', { type: 'delete', review: first, confirm: 'Clinic Booking' })
  await bench.reviews.resume()
  expect(tracker.words('1')).toContain('Who sees to it')
  await bench.act('Dana', { type: 'delete', review: next, confirm: 'Clinic Booking' })
  await expect.poll(() => tracker.words('1')).not.toContain('Who sees to it')
})

test.each(['carried over', 'taken back before'])(
  'with its step %s, what is decided anew after a closed item is another item',
  async (how) => {
    const { tracker, tell, decide, first, story, put, begin, post, later } = await decided()
    await put()
    tracker.set('1', 'notPlanned')
    await later()
    const isBack = how === 'taken back before'
    if (isBack) await tell('Ravi', first, { type: 'reopenStory', reason: 'It is not enough' })
    const next = await post(await begin())
    expect((await story(next)).includes('What now?')).toBe(!isBack)
    await decide(next, 'Ask for a key')
    await tell('Ravi', next, { type: 'putItem' })
    await expect.poll(() => tracker.items.length).toBe(2)
    expect(tracker.items[1]?.item.key).not.toBe(tracker.items[0]?.item.key)
  },
)
