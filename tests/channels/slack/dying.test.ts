import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createSlack } from '../../../src/channels/slack/slack.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'
import { MemoryStore } from '../../storage/memory-store.ts'
import { wordsOfStory } from '../../story-words.ts'
import { createMortal, type Death } from './mortal.ts'
import { type Posting, poll, type Started, startPosting } from './posting.ts'
import { acting } from './ready-check.ts'
import { words } from './whatif.ts'

let posting: Posting
beforeAll(async () => {
  posting = await startPosting()
})
afterEach(() => posting.stopPrograms())
afterAll(() => posting.slack.stop())

describe('the program dies while it posts a thread', () => {
  async function dies(n: number, death: Death): Promise<Started> {
    const store = new MemoryStore()
    const shelf = new MemoryShelf()
    posting.review = await posting.ready.put(store)
    const mortal = createMortal(store, posting.closed, n, death)
    const first = await posting.start({ ...mortal, shelf })
    const since = posting.from
    await posting.publish(first)
    await poll(() => mortal.isDead()).toBe(true)
    posting.slack.abandon()
    const second = await posting.start({ store, shelf })
    posting.from = since
    return second
  }

  test.each([1, 3, 7])('after message %i was noted: each card stands once, in order', async (n) => {
    const { store } = await dies(n, 'noted')
    await poll(() => posting.posted().length).toBe(8)
    await posting.settled()
    expect(posting.posted()).toEqual(await posting.whole(store))
  })

  test.each([2, 8])('before the answer about message %i came: no card stands twice', async (n) => {
    const { store } = await dies(n, 'after')
    await poll(() => posting.posted().length).toBe(8)
    await posting.settled()
    expect(posting.posted()).toEqual(await posting.whole(store))
    await poll(() => posting.dana.read()).toContain('I cannot tell whether everything arrived')
  })

  test.each([1, 4])('before message %i left: “Post again” brings it', async (n) => {
    const { store } = await dies(n, 'before')
    await posting.dana.press('Post again')
    await poll(() => posting.posted().length).toBe(8)
    await posting.settled()
    expect(posting.posted().toSorted()).toEqual((await posting.whole(store)).toSorted())
  })
})

describe('Slack’s pace', () => {
  const rates = { pace: { post: 1000, update: 1000 } }

  test('is a message a second, unless a test says otherwise', () => {
    const { channel } = createSlack({
      connection: { mode: 'http', signingSecret: 'x' },
      credentials: { kind: 'token', botToken: 'x' },
      shelf: new MemoryShelf(),
      rasterise: () => new Uint8Array(),
      say: words,
      logger: { info: () => {}, warn: () => {}, error: () => {} },
    })
    expect(channel.pace).toEqual(rates.pace)
  })

  test('two checks in one channel share it', async () => {
    const store = new MemoryStore()
    const second = await posting.ready.put(store)
    posting.review = await posting.ready.put(store)
    const { whatif, time } = await posting.start({ store, rates })
    const act = acting(whatif, posting.slack.acme)
    const action = { type: 'publish', how: 'all', to: posting.closed, sure: true }
    await Promise.all([
      act(posting.dana, { ...action, review: posting.review }),
      act(posting.dana, { ...action, review: second }),
    ])
    for (let count = 1; count <= 6; count++) {
      await poll(() => posting.posted().length).toBe(count)
      await posting.settled()
      time.pass(0.9)
      await posting.settled()
      expect(posting.posted()).toHaveLength(count)
      time.pass(0.1)
    }
    await poll(() => posting.posted().length).toBe(7)
  })

  test('many votes at once become few updates, and the last one counts them all', async () => {
    const { whatif, time } = await posting.start({ rates })
    await posting.publish({ whatif })
    for (let count = 1; count <= 8; count++) {
      await poll(() => posting.posted().length).toBe(count)
      await posting.settled()
      time.pass(1)
    }
    const finding = posting.ready.stories[0]
    const act = acting(whatif, posting.slack.acme)
    const people = Array.from({ length: 12 }, (_, at) => ({ id: `U0VOTER${at}`, name: `V${at}` }))
    await Promise.all(
      people.map((person) =>
        act(person, {
          type: 'takeStance',
          review: posting.review,
          finding,
          stance: 'yes',
        }),
      ),
    )
    for (let seconds = 0; seconds < 6; seconds++) {
      await posting.settled()
      time.pass(1)
    }
    const drawn = posting
      .asked('chat.update')
      .filter(({ text }) => String(text).includes(wordsOfStory(finding)))
    expect(drawn.length).toBeLessThanOrEqual(4)
    expect(JSON.stringify(drawn.at(-1))).toContain('12')
  })
})
