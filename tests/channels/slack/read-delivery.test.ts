import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Shelf } from '../../../src/review/ports.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'
import { MemoryStore } from '../../storage/memory-store.ts'
import { faults } from './faulty-fetch.ts'
import { aimed, type Posting, poll, startPosting } from './posting.ts'
import { acting, readyCheck } from './ready-check.ts'
import { words } from './whatif.ts'

let posting: Posting
beforeAll(async () => {
  posting = await startPosting()
})
afterEach(() => posting.stopPrograms())
afterAll(() => posting.slack.stop())

const fourth = () => `story/${posting.ready.stories[3]}`

describe('trouble while posting a thread', () => {
  test('too many calls: nothing is sent before Slack’s own time, then everything, in order', async () => {
    const { whatif, store, time } = await posting.start({
      fetch: aimed('summary', faults.rateLimited(30)),
    })
    await posting.publish({ whatif })
    await poll(() => posting.entry(store, 'summary')).toMatchObject({
      notBefore: time.clock.later(time.clock.now(), 30),
    })
    await posting.settled()
    time.pass(29)
    await posting.settled()
    expect(posting.posted()).toEqual([])
    time.pass(1)
    await poll(() => posting.posted().length).toBe(8)
    expect(posting.posted()).toEqual(await posting.whole(store))
  })

  test.each([
    ['Slack broke after it had posted', faults.brokenAfter],
    ['the line broke after it had posted', faults.droppedAfter],
  ])('%s: no second copy, and the facilitator is asked to look', async (_, fault) => {
    const { whatif, store, time } = await posting.start({
      fetch: aimed(fourth(), fault()),
    })
    await posting.publish({ whatif })
    await poll(() => posting.posted().length).toBe(5)
    await posting.settled()
    time.pass(10)
    await poll(() => posting.posted().length).toBe(8)
    await poll(() => posting.dana.read()).toContain('I cannot tell whether everything arrived')
    expect(posting.posted().toSorted()).toEqual((await posting.whole(store)).toSorted())
    expect(await posting.entry(store, fourth())).toMatchObject({ parked: 'maybe-posted' })
  })

  test('Slack broke before it had posted: “Post again” brings what is missing', async () => {
    const { whatif, store, time } = await posting.start({
      fetch: aimed(fourth(), faults.broken()),
    })
    await posting.publish({ whatif })
    await poll(() => posting.posted().length).toBe(4)
    await posting.settled()
    time.pass(10)
    await poll(() => posting.posted().length).toBe(7)
    await posting.dana.press('Post again')
    await poll(() => posting.posted().length).toBe(8)
    expect(posting.posted().toSorted()).toEqual((await posting.whole(store)).toSorted())
    await poll(async () => JSON.stringify((await posting.dana.messages()).at(-1))).not.toContain(
      'Post again',
    )
  })

  test.each(['open', 'closed'] as const)('the app is not in the %s channel', async (place) => {
    const mine = posting.slack.umbrella
    const { people, channels } = mine
    const other = await readyCheck(mine, people.dana)
    const store = new MemoryStore()
    const id = await other.put(store)
    const credentials = { kind: 'token', botToken: mine.botToken } as const
    const { whatif } = await posting.start({ store, credentials })
    const to = channels[place]
    const action = { type: 'publish', review: id, how: 'all', to, sure: true }
    await acting(whatif, mine)(people.dana, action)
    await poll(() => people.dana.read()).toContain('Add me there')
    expect(posting.posted(to)).toEqual([])
    await people.dana.invite(to)
    await people.dana.press('Post again')
    await poll(() => posting.posted(to).length).toBe(8)
    expect(new Set(posting.posted(to)).size).toBe(8)
  })

  test('blocks that this Slack does not know come once more in classic ones', async () => {
    const { whatif } = await posting.start({ fetch: aimed('summary', faults.invalidBlocks()) })
    await posting.publish({ whatif })
    await poll(() => posting.posted().length).toBe(8)
    const summary = posting.slack.calls
      .slice(posting.from)
      .find(({ args }) => args['channel'] === posting.closed && args['blocks'] !== undefined)
    const blocks = summary?.args['blocks'] as { type: string }[]
    expect(new Set(blocks.map(({ type }) => type))).toEqual(
      new Set(['section', 'actions', 'context', 'header']),
    )
    expect(JSON.stringify(blocks)).toContain(words('thread.picture.data-flow'))
  })

  test('a picture that Slack has not taken in yet stands in words, and is shown once it has', async () => {
    let isTakenIn = false
    const { whatif, store, time } = await posting.start({
      fetch: async (target, init) => {
        const isEarly = !isTakenIn && String(init?.body).includes('slack_file')
        return isEarly ? faults.invalidBlocks()(() => fetch(target, init)) : fetch(target, init)
      },
    })
    await posting.publish({ whatif })
    await poll(() => posting.posted().length).toBe(8)
    const pictures = () =>
      posting.asked('chat.update').filter((args) => JSON.stringify(args).includes('slack_file'))
    await posting.settled()
    time.pass(5)
    await posting.settled()
    expect(pictures()).toEqual([])
    isTakenIn = true
    time.pass(10)
    await poll(() => pictures().length).toBe(1)
    await posting.settled()
    expect((await posting.entries(store)).filter(({ wanted, sent }) => wanted > sent)).toEqual([])
  })

  test('a picture that never comes is given up after a while', async () => {
    const { whatif, store, time } = await posting.start({
      fetch: async (target, init) =>
        String(init?.body).includes('slack_file')
          ? faults.invalidBlocks()(() => fetch(target, init))
          : fetch(target, init),
    })
    await posting.publish({ whatif })
    await poll(() => posting.posted().length).toBe(8)
    for (let tries = 0; tries < 8; tries++) {
      await posting.settled()
      time.pass(160)
    }
    await posting.settled()
    expect((await posting.entries(store)).filter(({ wanted, sent }) => wanted > sent)).toEqual([])
    expect(posting.asked('chat.update').length).toBeLessThan(12)
  })

  test('somebody took a card away in Slack: it is left alone, quietly', async () => {
    const { whatif, store } = await posting.start({
      fetch: async (target, init) =>
        String(target).endsWith('chat.update')
          ? Response.json({ ok: false, error: 'message_not_found' })
          : fetch(target, init),
    })
    await posting.publish({ whatif })
    await poll(() => posting.posted().length).toBe(8)
    const { ravi } = posting.slack.acme.people
    const [finding] = posting.ready.stories
    const stance = { type: 'takeStance', review: posting.review, finding, stance: 'yes' }
    await acting(whatif, posting.slack.acme)(ravi, stance)
    await poll(() => whatif.log.join()).toContain('slack-message-gone')
    await posting.settled()
    expect((await posting.entries(store)).filter(({ parked }) => parked)).toEqual([])
    expect(whatif.log.filter((line) => !line.startsWith('info'))).toEqual([])
    expect(posting.posted()).toHaveLength(8)
  })
})

describe('trouble with a private card', () => {
  const known = async (shelf: Shelf) =>
    shelf.put(`slack/person/${posting.slack.acme.team}/${posting.dana.id}`, {
      direct: await posting.dana.dm(),
    })
  const told = async () =>
    posting.posted(await posting.dana.dm()).filter((card) => card.startsWith('posted'))

  test.each([
    ['Slack broke after it had posted', faults.brokenAfter],
    ['the line broke after it had posted', faults.droppedAfter],
    ['Slack broke before it had posted', faults.broken],
    ['the line broke before it had posted', faults.dropped],
  ])('%s: it is looked for by its mark, and stands once', async (_, fault) => {
    const shelf = new MemoryShelf()
    await known(shelf)
    const { whatif, store, time } = await posting.start({ shelf, fetch: aimed('posted', fault()) })
    await posting.publish({ whatif })
    await poll(() => posting.posted().length).toBe(8)
    await posting.settled()
    time.pass(5)
    await poll(() => posting.entry(store, 'posted')).toHaveProperty('place')
    expect(await told()).toHaveLength(1)
    const { place } = (await posting.entry(store, 'posted')) ?? {}
    const standing = await posting.dana.messages()
    expect(standing.map(({ channel, ts }) => `${channel}/${ts}`)).toContain(place)
    const read = posting.slack.calls
      .slice(posting.from)
      .filter(({ method }) => method.includes('history'))
    expect(read.map(({ args }) => args['channel'])).toEqual([await posting.dana.dm()])
  })

  test('however much was written in between, it is found', async () => {
    const shelf = new MemoryShelf()
    await known(shelf)
    const fetch = aimed('posted', faults.brokenAfter())
    const { whatif, store, time } = await posting.start({ shelf, fetch })
    await posting.publish({ whatif })
    await poll(() => posting.posted().length).toBe(8)
    await posting.settled()
    for (let n = 0; n < 130; n++) await posting.dana.write(`Hello ${n}`, await posting.dana.dm())
    time.pass(5)
    await poll(() => posting.entry(store, 'posted')).toHaveProperty('place')
    expect(await told()).toHaveLength(1)
  })

  test('a doubt outlives trouble with looking it up', async () => {
    const shelf = new MemoryShelf()
    await known(shelf)
    const post = aimed('posted', faults.brokenAfter())
    const look = [faults.rateLimited(20), faults.refused('internal_error')]
    const { whatif, store, time } = await posting.start({
      shelf,
      fetch: (target, init) => {
        const fault = String(target).includes('history') ? look.shift() : undefined
        return fault ? fault(() => fetch(target, init)) : post(target, init)
      },
    })
    await posting.publish({ whatif })
    await poll(() => posting.posted().length).toBe(8)
    for (const seconds of [5, 20, 10]) {
      await posting.settled()
      time.pass(seconds)
      await posting.settled()
    }
    await poll(() => posting.entry(store, 'posted')).toHaveProperty('place')
    expect(look).toEqual([])
    expect(await told()).toHaveLength(1)
  })

  test('a first message to somebody is never sent twice by itself either', async () => {
    const fetch = aimed('posted', faults.brokenAfter())
    const { whatif, store, time } = await posting.start({ fetch })
    await posting.publish({ whatif })
    await poll(() => posting.posted().length).toBe(8)
    await posting.settled()
    time.pass(5)
    await poll(() => posting.entry(store, 'posted')).toHaveProperty('parked', 'maybe-posted')
    expect(await told()).toHaveLength(1)
  })
})

test('a deleted check leaves no words, no pictures and no ids of pictures behind', async () => {
  const { whatif, shelf } = await posting.start()
  await posting.publish({ whatif })
  await poll(() => posting.posted().length).toBe(8)
  const pictures = () => shelf.names('slack/picture/')
  await poll(pictures).toHaveLength(2)
  const act = acting(whatif, posting.slack.acme)
  await act(posting.dana, { type: 'delete', review: posting.review, confirm: 'Swim Booking' })
  await poll(pictures).toEqual([])
  expect(posting.asked('files.delete')).toHaveLength(2)
  await posting.settled()
  const thread = await posting.dana.messages(posting.closed)
  const mine = thread.filter(({ metadata }) => JSON.stringify(metadata)?.includes(posting.review))
  expect(mine.length).toBe(8)
  expect(JSON.stringify(mine.map(({ text, blocks }) => [text, blocks]))).not.toMatch(/Swim Booking/)
})
