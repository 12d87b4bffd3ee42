import { expect, test } from 'vitest'
import { actionSchema } from '../../src/domain/action.ts'
import { MemoryShelf } from '../storage/memory-shelf.ts'
import { Bench, words } from './bench.ts'
import { MemoryTracker } from './memory-tracker.ts'
import { postedCheck } from './posted-check.ts'

/** The same posted check in three workspaces, two of which have a tracker of their own. */
async function town() {
  const { bench: posted, review, finding } = await postedCheck()
  const record = await posted.store.load({ workspace: 'local', id: review })
  if (!record) throw new Error('there is no record')
  const trackers = new Map([
    ['one', new MemoryTracker('GitHub', 'one/app')],
    ['two', new MemoryTracker('Jira', 'TWO')],
  ])
  const of = (workspace: string) => trackers.get(workspace)?.parts()
  const bench = new Bench({
    trackers: { of, pace: { post: 0, update: 0 } },
    shelf: new MemoryShelf(),
  })
  bench.clock.to('2026-11-23T09:00:00.000Z')
  const { events, outbox, heading, flow: id, flowVersion: version } = record
  const at = bench.clock.now()
  for (const workspace of ['one', 'two', 'three']) {
    const change = { expectedRev: 0, at, events, outbox, heading, flow: { id, version } }
    await bench.store.append({ workspace, id: review }, change)
  }
  let deliveries = 0
  const sender = { channel: 'web', who: { id: 'dana', name: 'Dana' } }
  const act = async (workspace: string, action: object) => {
    const parsed = actionSchema.parse({ review, finding, ...action })
    const delivery = { id: `d${++deliveries}`, workspace, ...sender, action: parsed }
    return (await bench.reviews.handle(delivery)).replies.map(words).join('\n')
  }
  const story = async (workspace: string) => {
    const { thread } = await bench.reviews.feed({ workspace, ...sender }, review)
    return words(thread.find((card) => card.id === `story/${finding}`)?.message)
  }
  const decide = (workspace: string) =>
    act(workspace, {
      ...{ type: 'decide', treatment: 'mitigate', own: `Step of ${workspace}`, owner: 'Dana' },
      due: '2026-12-24',
    })
  return { bench, trackers, review, act, story, decide }
}

test('a step goes into the tracker of its own workspace, and how it stands is read there', async () => {
  const { bench, trackers, review, act, story, decide } = await town()
  const [one, two] = [trackers.get('one'), trackers.get('two')]
  for (const workspace of ['one', 'two', 'three']) await decide(workspace)
  expect(await story('one')).toContain('[Put it into GitHub]')
  expect(await story('two')).toContain('[Put it into Jira]')
  expect(await story('three')).not.toContain('[Put it into')
  expect(await act('one', { type: 'openPutItem' })).toContain('one/app in GitHub')
  // Who can read it is asked of each.
  if (two) two.who = { kind: 'public' }
  expect(await act('two', { type: 'openPutItem' })).toContain('TWO in Jira is open to everybody')
  expect(await act('three', { type: 'putItem' })).toContain('No such place is set up here')
  if (two) two.who = { kind: 'company' }
  for (const workspace of ['one', 'two']) await act(workspace, { type: 'putItem' })
  await expect.poll(() => story('one')).toContain('It stands in GitHub too')
  await expect.poll(() => story('two')).toContain('It stands in Jira too')
  expect([one?.words('1'), two?.words('1')]).toEqual([
    expect.stringMatching(/^Step of one\n/),
    expect.stringMatching(/^Step of two\n/),
  ])
  two?.set('1', 'done')
  bench.clock.pass(1800)
  await bench.reviews.resume()
  expect(await story('two')).toContain('How does it show that it is done?')
  expect(await story('one')).not.toContain('How does it show that it is done?')
  // A workspace whose tracker was taken away writes nowhere else.
  trackers.delete('one')
  await act('one', { type: 'moveStep', due: '2026-12-28' })
  const parked = async () => {
    const record = await bench.store.load({ workspace: 'one', id: review })
    return record?.outbox.find(({ card }) => card.kind === 'item')?.parked
  }
  await expect.poll(parked).toBe('tracker-other')
  expect([one?.updates, two?.items.length]).toEqual([0, 1])
})
