import { expect, test } from 'vitest'
import type { ReportFormat } from '../../src/domain/report-format.ts'
import { fold } from '../../src/review/state.ts'
import { MemoryShelf } from '../storage/memory-shelf.ts'
import { Bench, words } from './bench.ts'
import { MemoryTracker } from './memory-tracker.ts'
import { postedCheck } from './posted-check.ts'

const decide = {
  type: 'decide',
  treatment: 'mitigate',
  own: 'Ask for a code as well, says @dana',
  owner: 'Ravi',
  due: '2026-12-24',
} as const

/** A posted check in which Ravi sees to a step by Christmas Eve, and a tracker is set up. */
async function decided(more: Parameters<MemoryTracker['parts']>[0] = {}) {
  const { bench: posted, review, finding } = await postedCheck()
  const tracker = new MemoryTracker()
  const bench = new Bench({ tracker: tracker.parts(more), shelf: new MemoryShelf() })
  bench.clock.to('2026-11-23T09:00:00.000Z')
  await bench.copy(posted, review)
  await bench.act('Ravi', { ...decide, review, finding })
  const on = { review, finding }
  const say = async (name: string, action: object) =>
    (await bench.act(name, { ...on, ...action })).replies.map(words).join('\n')
  const story = async () => {
    const { thread } = await bench.feed('Dana', review)
    const card = thread.find(({ id }) => id === `story/${finding}`)
    return card ? words(card.message) : ''
  }
  const state = async () => {
    const record = await bench.store.load({ workspace: 'local', id: review })
    if (!record) throw new Error('there is no record')
    return fold(record)
  }
  const done = async () => (await state()).stories.get(finding)?.decision?.done
  const put = async () => {
    await say('Ravi', { type: 'putItem' })
    await expect.poll(story).toContain('It stands in GitHub too')
  }
  /** Half an hour later. */
  const later = async () => {
    bench.clock.pass(1800)
    await bench.reviews.resume()
  }
  return { tracker, bench, review, finding, say, story, state, done, put, later }
}

test('who can read it is said first, and one press puts it there, once', async () => {
  const { tracker, say, story, put } = await decided()
  expect(await story()).toContain('[Put it into GitHub]')
  const asked = await say('Ravi', { type: 'openPutItem' })
  expect(asked).toContain('acme/app in GitHub')
  expect(asked).toContain('12 people can read it there')
  expect(tracker.items).toEqual([])
  await put()
  expect(await say('Ravi', { type: 'putItem' })).toContain('already')
  expect(tracker.items).toHaveLength(1)
  expect(await story()).not.toContain('[Put it into GitHub]')
  expect(tracker.words('1')).toMatch(/^Ask for a code as well, says @dana\n/)
  expect(tracker.words('1')).toMatch(/24 Dec 2026/)
})

test('names, the story and its reasons stay here unless they are switched on', async () => {
  const plain = await decided()
  await plain.put()
  expect(plain.tracker.words('1')).not.toMatch(/Ravi|Dana|Could somebody|Why we think so/)
  const open = await decided({ shows: new Set(['names', 'story', 'because', 'terms'] as const) })
  expect(await open.say('Ravi', { type: 'openPutItem' })).toContain('It names people')
  await open.put()
  expect(open.tracker.words('1')).toMatch(/Who sees to it: Ravi/)
  expect(open.tracker.words('1')).toMatch(/Could /)
  expect(open.tracker.words('1')).toMatch(/Why we think so:[\s\S]*In the words of engineers:/)
})

test('nothing goes where everybody can read it, also not when that changed meanwhile', async () => {
  const { tracker, say, story, state, finding } = await decided()
  tracker.who = { kind: 'public' }
  expect(await say('Ravi', { type: 'openPutItem' })).toContain('open to everybody')
  expect(await say('Ravi', { type: 'putItem' })).toContain('open to everybody')
  expect((await state()).stories.get(finding)?.item).toBeUndefined()
  const seen = tracker.readers
  let looks = 0
  tracker.readers = async () => ({
    ok: true,
    value: looks++ === 0 ? { kind: 'some' } : { kind: 'public' },
  })
  await say('Ravi', { type: 'putItem' })
  await expect.poll(story).toContain('open to everybody')
  expect(tracker.items).toEqual([])
  tracker.readers = seen
  tracker.who = { kind: 'company' }
  expect(await story()).toContain('[Try again]')
  expect(await say('Ravi', { type: 'openPutItem' })).toContain('Everybody in your company')
  await say('Ravi', { type: 'putItem' })
  await expect.poll(story).toContain('It stands in GitHub too')
})

test('only its owner or the facilitator puts a step there, and only one that is to be done', async () => {
  const { say, done, put, tracker } = await decided()
  expect(await say('Mei', { type: 'putItem' })).toContain('Ravi sees to it')
  await say('Ravi', { type: 'stepDone', shown: 'A code is asked for' })
  expect(await done()).toBe(true)
  expect(await say('Ravi', { type: 'putItem' })).toContain('no step here')
  expect(tracker.items).toEqual([])
  expect(put).toBeDefined()
})

test('an answer that was lost is no second item', async () => {
  const { tracker, put } = await decided()
  const busy = { ok: false, retry: 'later', why: 'tracker-broken', afterSeconds: 0 } as const
  tracker.failures.push({ ...busy, maybe: true, landed: true })
  await put()
  expect(tracker.items).toHaveLength(1)
})

test('what is refused is said where the step stands, and can be tried again', async () => {
  const { tracker, say, story, put } = await decided()
  tracker.failures.push({ ok: false, retry: 'never', why: 'tracker-forbidden' })
  await say('Ravi', { type: 'putItem' })
  await expect.poll(story).toContain('does not let us into acme/app')
  await put()
  expect(tracker.items).toHaveLength(1)
})

test('the item says what is decided now, and the same is never written twice', async () => {
  const { tracker, say, put } = await decided()
  await put()
  await say('Ravi', { type: 'moveStep', due: '2026-12-28' })
  await expect.poll(() => tracker.words('1')).toContain('28 Dec 2026')
  expect(tracker.items[0]?.item.due).toBe('2026-12-28')
  await say('Mei', { type: 'takeStance', stance: 'yes' })
  expect(tracker.updates).toBe(1)
  await say('Ravi', { type: 'reopenStory', reason: 'It is not enough' })
  await expect.poll(() => tracker.words('1')).toContain('not to be done any more')
  expect(tracker.items[0]?.item.keepsTitle).toBe(true)
})

test('closed there asks how it shows, and only closed and shown is done', async () => {
  const { tracker, say, story, done, put, later } = await decided()
  await put()
  tracker.set('1', 'done')
  await later()
  expect(await story()).toContain('How does it show that it is done?')
  expect(await done()).toBe(false)
  expect(await say('Ravi', { type: 'stepDone' })).toContain('Please say how it shows')
  expect(await done()).toBe(false)
  await say('Ravi', { type: 'stepDone', shown: 'A code is asked for' })
  expect(await done()).toBe(true)
})

test('shown first, it counts once it is closed there', async () => {
  const { tracker, say, story, done, put, later } = await decided()
  await put()
  expect(await say('Ravi', { type: 'stepDone', shown: 'A code is asked for' })).toContain(
    'once it is closed in GitHub',
  )
  expect(await done()).toBe(false)
  expect(await story()).toContain('Said to be done')
  tracker.set('1', 'done')
  await later()
  expect(await done()).toBe(true)
  expect(await story()).toContain('A code is asked for')
})

test.each(['notPlanned', 'duplicate', 'missing'] as const)(
  '%s is not done: owner and facilitator are asked, and what is decided anew is another item',
  async (status) => {
    const { tracker, bench, review, finding, say, story, done, put, later } = await decided()
    await put()
    tracker.set('1', status)
    await later()
    expect(await story()).toMatch(/What now\?|Is it done\?/)
    expect(await done()).toBe(false)
    bench.clock.pass(60)
    await bench.reviews.resume()
    for (const name of ['Ravi', 'Dana']) {
      const { own } = await bench.feed(name, review)
      const told = own
        .filter(({ id }) => id.startsWith('waiting/'))
        .map(({ message }) => words(message))
      expect(told.at(-1)).toContain('closed or gone where the team keeps its work')
    }
    await bench.act('Ravi', { ...decide, review, finding, own: 'Ask for a key' })
    expect(await story()).toContain('[Put it into GitHub]')
    await say('Ravi', { type: 'putItem' })
    await expect.poll(() => tracker.items.length).toBe(2)
    expect(tracker.items[1]?.item.key).not.toBe(tracker.items[0]?.item.key)
  },
)

test('it is read every half hour, and not once the step is done', async () => {
  const { tracker, bench, say, put, later } = await decided()
  await put()
  await later()
  const reads = tracker.reads
  await bench.reviews.resume()
  expect(tracker.reads).toBe(reads)
  await later()
  expect(tracker.reads).toBe(reads + 1)
  tracker.set('1', 'done')
  await later()
  await say('Ravi', { type: 'stepDone', shown: 'A code is asked for' })
  const last = tracker.reads
  await later()
  expect(tracker.reads).toBe(last)
})

test('while it is open there, nobody is reminded here before it is late', async () => {
  const { bench, review, put } = await decided()
  await put()
  const told = async () => {
    const record = await bench.store.load({ workspace: 'local', id: review })
    return (record?.events ?? []).flatMap((event) =>
      event.type === 'reminded' && event.matters.some(({ kind }) => kind === 'step')
        ? [event.at.slice(0, 10)]
        : [],
    )
  }
  for (const day of ['2026-12-22', '2026-12-23', '2026-12-24']) {
    bench.clock.to(`${day}T10:00:00.000Z`)
    await bench.reviews.resume()
  }
  expect(await told()).toEqual([])
  bench.clock.to('2026-12-29T10:00:00.000Z')
  await bench.reviews.resume()
  expect(await told()).toEqual(['2026-12-29'])
})

test('one press puts all of them there, and set so every decision goes at once', async () => {
  const all = await decided()
  const { findings = [] } = (await all.state()).published?.analysis ?? {}
  const other = findings.find(({ id }) => id !== all.finding)?.id ?? ''
  await all.bench.act('Dana', { ...decide, review: all.review, finding: other, owner: 'Dana' })
  const { review } = all
  const asked = await all.bench.act('Dana', { type: 'openPutItems', review })
  expect(words(asked.replies[0])).toContain('2 steps go into acme/app')
  await all.bench.act('Dana', { type: 'putItems', review })
  await expect.poll(() => all.tracker.items.length).toBe(2)
  expect(words((await all.bench.act('Dana', { type: 'putItems', review })).replies[0])).toContain(
    'no step here',
  )
  const once = await decided({ put: 'decided' })
  await expect.poll(() => once.tracker.items.length).toBe(1)
})

test('reports and files say where a step stands', async () => {
  const { tracker, bench, review, put, later } = await decided()
  await put()
  const who = { workspace: 'local', channel: 'web', who: { id: 'dana', name: 'Dana' } }
  const address = 'https://github.example/acme/app/issues/1'
  const text = async (format: ReportFormat, people?: 'roles') =>
    String((await bench.reviews.report(who, review, format, people)).body)
  expect(JSON.parse(await text('json')).steps[0].item).toEqual({
    ...{ tracker: 'GitHub', status: 'open', id: '1', address },
  })
  expect(await text('csv-steps')).toContain(`${address},open`)
  expect(await text('md')).toContain(`**In the list of work:** [GitHub #1, open](${address})`)
  expect(await text('html')).toContain(
    `<a href="${address}" rel="noopener noreferrer">GitHub #1, open`,
  )
  // Where the team keeps its work may be called after somebody.
  for (const format of ['md', 'html', 'json', 'csv-steps'] as const) {
    expect(await text(format, 'roles')).toMatch(/GitHub #1, open|"status": ?"open"|,open,?/)
    expect(await text(format, 'roles')).not.toContain(address)
  }
  tracker.set('1', 'notPlanned')
  await later()
  expect(await text('checklist')).toContain('GitHub #1, closed and not done')
  expect(await text('brief-md')).toContain('closed and not done')
})

test('of a deleted check one line is left there', async () => {
  const { tracker, bench, review, put } = await decided()
  await put()
  await bench.act('Dana', { type: 'delete', review, confirm: 'Clinic Booking' })
  await expect.poll(() => tracker.words('1')).not.toContain('Ask for a code')
  expect(tracker.items[0]?.item.keepsTitle).toBe(true)
})
