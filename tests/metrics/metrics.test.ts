import { describe, expect, test } from 'vitest'
import { actEnds, cardEnds, checkStates, storageParts } from '../../src/domain/measures.ts'
import { AppError } from '../../src/errors.ts'
import { createMetrics } from '../../src/metrics/metrics.ts'
import { createReviews } from '../../src/review/create-reviews.ts'
import type { Channel, Sent } from '../../src/review/ports.ts'
import { runPage } from '../channels/web/running-page.ts'
import { Bench, silent, weak } from '../review/bench.ts'
import { KeptLog } from '../storage/data-folder.ts'
import { figure, figuresIn } from './reading.ts'

const noFigures = { checks: {}, due: 0, sizes: {} }

describe('on the page', () => {
  test('a workshop is counted, and nothing that anybody is called or wrote stands there', async () => {
    const page = await runPage()
    const dana = await page.browser('Zwrtldana')
    const review = await dana.start('Zwrtlproduct')
    const say = (text: string) => dana.press({ type: 'say', review, text })
    await say('Zwrtlwords are what it is about.')
    await say('live')
    await dana.press({ type: 'whoSees', review })
    await (await page.browser('Zwrtlravi')).press({ type: 'openStory', review, finding: 'zwrtl' })
    const { status, headers, body } = await page.ask({ path: '/metrics' })
    expect([status, headers['content-type']]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ])
    expect(body).not.toMatch(/zwrtl/i)
    expect(body).not.toContain(review)
    expect(figure(body, 'whatif_acts_total', { channel: 'web', end: 'kept' })).toBe(3)
    expect(figure(body, 'whatif_acts_total', { channel: 'web', end: 'answered' })).toBe(2)
    expect(figure(body, 'whatif_act_seconds_count')).toBe(5)
    expect(figure(body, 'whatif_checks', { state: 'asking' })).toBe(1)
    expect(figure(body, 'whatif_storage_bytes', { part: 'checks' })).toBeGreaterThan(100)
    expect(figure(body, 'process_resident_memory_bytes')).toBeGreaterThan(0)
    expect(figuresIn(body).some(({ name }) => name === 'nodejs_eventloop_lag_p99_seconds')).toBe(
      true,
    )
    const foreign = { host: 'evil.example' }
    expect((await page.ask({ path: '/metrics', headers: foreign })).status).toBe(403)
    await page.stop()
  })
})

describe('cards', () => {
  /** A check on a channel that answers each send in turn, and what was counted of it. */
  async function counted(name: string, answers: readonly Sent[]): Promise<() => Promise<string>> {
    const left = [...answers]
    const send = async (): Promise<Sent> => left.shift() ?? { ok: true, place: 'here' }
    const channel: Channel = {
      name,
      pulls: false,
      pace: { post: 0, update: 0 },
      accounts: true,
      places: false,
      post: send,
      update: send,
    }
    const metrics = createMetrics({ logger: silent, figures: async () => noFigures })
    const bench = new Bench({ channel, scheduler: { after() {} } })
    const reviews = createReviews({ ...bench.parts, measures: metrics.measures })
    await reviews.handle({
      id: 'one',
      workspace: 'acme',
      channel: name,
      who: { id: 'U1', name: 'Dana' },
      action: { type: 'start', product: 'Swim Booking', depth: 'full' },
    })
    return async () => (await metrics.scraped()).text
  }

  test.each<[string, Sent, string, number]>([
    ['that stands', { ok: true, place: 'here' }, 'sent', 0],
    ['given up', { ok: false, retry: 'never', why: 'gone' }, 'parked', 0],
    ['that failed', { ok: false, retry: 'later', why: 'broken' }, 'failed', 0],
    ['that waits', { ok: false, retry: 'later', why: 'night', waits: true }, 'delayed', 0],
    [
      'refused by a limit',
      { ok: false, retry: 'later', why: 'ratelimited', waits: true, pausesAll: true },
      'delayed',
      1,
    ],
    [
      'refused by the limit of something else',
      { ok: false, retry: 'later', why: 'busy', waits: true, limited: true },
      'delayed',
      1,
    ],
  ])('one %s is counted as that', async (_, answer, end, limits) => {
    const text = await counted('slack', [answer])
    const cards = async () => figure(await text(), 'whatif_cards_total', { channel: 'slack', end })
    await expect.poll(cards).toBe(1)
    expect(figure(await text(), 'whatif_limits_met_total', { channel: 'slack' })).toBe(limits)
  })

  test('of a channel that nobody foresaw count as others, under no name of its own', async () => {
    const text = await counted('Zwrtl', [])
    const labels = { channel: 'other', end: 'sent' }
    await expect.poll(async () => figure(await text(), 'whatif_cards_total', labels)).toBe(1)
    expect(await text()).not.toContain('Zwrtl')
  })
})

describe('figures', () => {
  test('have as many lines whatever happened, each under a label of a closed list', async () => {
    const metrics = createMetrics({ logger: silent, figures: async () => noFigures })
    const ours = async () =>
      figuresIn((await metrics.scraped()).text).filter(({ name }) => name.startsWith('whatif_'))
    const before = await ours()
    for (let n = 0; n < 50; n++) {
      metrics.measures.act(`channel-${n}`, 'kept', n)
      metrics.measures.card(`channel-${n}`, 'sent')
      metrics.measures.limitMet(`channel-${n}`)
    }
    const after = await ours()
    expect(after.map(({ name, labels }) => [name, labels])).toEqual(
      before.map(({ name, labels }) => [name, labels]),
    )
    const known: ReadonlySet<string> = new Set([
      ...['web', 'terminal', 'slack', 'teams', 'tracker', 'other'],
      ...[...actEnds, ...cardEnds, ...checkStates, ...storageParts],
    ])
    for (const { labels } of after) {
      const { le: _, ...words } = labels
      expect(Object.values(words).filter((word) => !known.has(word))).toEqual([])
    }
  })

  test('hold what was counted before anybody asked, however much', async () => {
    const metrics = createMetrics({ logger: silent, figures: async () => noFigures })
    for (let n = 0; n < 1200; n++) metrics.measures.act('web', 'kept', 0.01)
    const { text } = await metrics.scraped()
    expect(figure(text, 'whatif_acts_total', { channel: 'web', end: 'kept' })).toBe(1200)
    expect(figure(text, 'whatif_act_seconds_bucket', { le: '0.01' })).toBe(1200)
  })

  test('say how acts end, also those that fail', async () => {
    const metrics = createMetrics({ logger: silent, figures: async () => noFigures })
    const bench = new Bench()
    const review = await bench.posted('Dana', 'Swim Booking', weak)
    const errors = [
      new AppError('storage-failed', 'x'),
      new AppError('storage-unknown', 'x'),
      new Error('x'),
    ]
    for (const [n, error] of errors.entries()) {
      const { store } = bench
      const reviews = createReviews({
        ...bench.parts,
        measures: metrics.measures,
        store: {
          load: (key) => store.load(key),
          append: () => Promise.reject(error),
          list: (...asked) => store.list(...asked),
          all: () => store.all(),
          due: (at) => store.due(at),
          close: async () => undefined,
        },
      })
      const action = { type: 'addStory', review, words: 'What if it rains?' } as const
      const who = { id: 'dana', name: 'Dana' }
      const incoming = { id: `n${n}`, workspace: 'local', channel: 'web', who, action }
      await expect(reviews.handle(incoming)).rejects.toThrow()
    }
    const { text } = await metrics.scraped()
    const ends = ['notKept', 'unknown', 'failed'].map((end) =>
      figure(text, 'whatif_acts_total', { channel: 'web', end }),
    )
    expect(ends).toEqual([1, 1, 1])
  })

  test('of what is kept are asked for once a minute, and left out while they cannot be had', async () => {
    let [at, asked, isAway] = [0, 0, false]
    const logger = new KeptLog()
    const metrics = createMetrics({
      logger,
      now: () => at,
      async figures() {
        asked += 1
        if (isAway) throw new Error('the database is away')
        return { checks: { asking: 7 }, due: 3, sizes: { checks: 10 } }
      },
    })
    const text = async () => (await metrics.scraped()).text
    expect(figure(await text(), 'whatif_checks', { state: 'asking' })).toBe(7)
    at = 59_999
    expect(figure(await text(), 'whatif_checks_due')).toBe(3)
    expect(asked).toBe(1)
    isAway = true
    at = 60_000
    const without = await text()
    expect(figuresIn(without).filter(({ name }) => name === 'whatif_checks')).toEqual([])
    expect(figure(without, 'whatif_checks_due')).toBeNaN()
    expect(logger.lines).toHaveLength(1)
  })
})
