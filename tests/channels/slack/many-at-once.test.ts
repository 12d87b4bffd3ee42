import { expect, test } from 'vitest'
import { createSlack } from '../../../src/channels/slack/slack.ts'
import { Bench, HandClock, silent } from '../../review/bench.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'
import { createHandTime, type HandTime } from './hand-time.ts'
import { cardIn, createLimitedSlack, type LimitedSlack } from './limited-slack.ts'
import { words } from './whatif.ts'

/** Shows the time of another clock, and is never moved by itself. */
class Follower extends HandClock {
  constructor({ clock }: HandTime) {
    super()
    this.now = clock.now
  }
  override pass(): void {}
}

/** The real channel and the real application, over a Slack that keeps its limits, on a clock that only a test moves. */
function start(latency: number) {
  const time = createHandTime()
  const slack = createLimitedSlack(time, { latency, updatesAMinute: 60 })
  const { channel } = createSlack({
    connection: { mode: 'http', signingSecret: 'x' },
    credentials: { kind: 'token', botToken: 'x' },
    shelf: new MemoryShelf(),
    rasterise: () => new Uint8Array(),
    say: words,
    logger: silent,
    now: time.now,
    fetch: slack.fetch,
  })
  const { scheduler } = time
  const bench = new Bench({
    channel: { ...channel, name: 'web' },
    clock: new Follower(time),
    scheduler,
  })
  const sleep = (milliseconds: number) =>
    new Promise<void>((done) => scheduler.after(milliseconds, done))
  return { time, slack, bench, sleep }
}

/** Lets the clock jump from one thing that is waited for to the next, until the work is done. */
async function played(time: HandTime, work: Promise<unknown>) {
  let isDone = false
  const ended = work.finally(() => {
    isDone = true
  })
  while (!isDone) {
    for (let turns = 0; turns < 12; turns++) await new Promise((go) => setImmediate(go))
    if (!isDone) time.passToNext()
  }
  await ended
}

/** Waits for the next question that is put to somebody. */
function questionFor(slack: LimitedSlack, waiting: Map<string, () => void>) {
  slack.onTaken = (call) => {
    const { channel } = call.args
    if (call.method !== 'chat.postMessage' || !cardIn(call).startsWith('question/')) return
    waiting.get(String(channel))?.()
    waiting.delete(String(channel))
  }
  return (person: string) => new Promise<void>((done) => waiting.set(person, done))
}

const percentile = (all: readonly number[], share: number): number =>
  all.toSorted((a, b) => a - b)[Math.floor((all.length - 1) * share)] ?? 0

/** Somebody answers question after question, a few seconds each; how long each next one took, in milliseconds. */
async function walk(
  { time, bench, sleep }: ReturnType<typeof start>,
  next: (person: string) => Promise<void>,
  { person, questions, thinks }: { person: string; questions: number; thinks: () => number },
): Promise<readonly number[]> {
  const waits: number[] = []
  const first = next(person)
  const review = await bench.start(person, `Product of ${person}`)
  await first
  for (let n = 0; n < questions; n++) {
    await sleep(thinks())
    const question = await bench.asked(person, review)
    if (question === undefined) break
    const on = { review, question, version: 0 }
    const type = /what|uses|scope|never|services|team/.test(question) ? 'skip' : 'notSure'
    const from = time.now()
    const asked = next(person)
    await bench.act(person, { type, ...on })
    await asked
    waits.push(time.now() - from)
  }
  return waits
}

/** Numbers between 0 and 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let at = seed
  return () => {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648
    return at / 2_147_483_648
  }
}

test('thirty people who answer at once wait for their next question 3 s at most, with 60 updates a minute', async ({
  annotate,
}) => {
  const parts = start(150)
  const next = questionFor(parts.slack, new Map())
  const random = seeded(7)
  const people = Array.from({ length: 30 }, (_, n) => `p${n}`)
  const thinks = () => 8000 * (0.5 + random())
  const all = Promise.all(
    people.map((person) => walk(parts, next, { person, questions: 4, thinks })),
  )
  await played(parts.time, all)
  const waits = (await all).flat()
  const [p50, p95] = [percentile(waits, 0.5), percentile(waits, 0.95)]
  await annotate(`30 people at once: next question after ${p50} ms (p50), ${p95} ms (p95)`)
  expect(waits).toHaveLength(120)
  expect(p95).toBeLessThanOrEqual(3000)
  expect(parts.slack.refused).toEqual({})
})

test('a question that is refused for too many calls, however often, comes when there is room again', async () => {
  const parts = start(100)
  const { slack, time } = parts
  const next = questionFor(slack, new Map())
  const thinks = () => {
    if (slack.refused['chat.postMessage'] === undefined) {
      slack.block('chat.postMessage', time.now() + 35_000)
    }
    return 5000
  }
  const walking = walk(parts, next, { person: 'dana', questions: 2, thinks })
  await played(time, walking)
  const [late = 0, then = 0] = await walking
  expect(slack.refused['chat.postMessage']).toBeGreaterThan(12)
  expect(late).toBeLessThan(33_000)
  expect(then).toBeLessThan(3000)
})

test('no question of a whole check waits for what stands above it to be redrawn', async () => {
  const parts = start(200)
  const next = questionFor(parts.slack, new Map())
  const walking = walk(parts, next, { person: 'dana', questions: 24, thinks: () => 4000 })
  await played(parts.time, walking)
  expect(Math.max(...(await walking))).toBeLessThanOrEqual(3000)
  const drawn = new Map<string, string>()
  const again = parts.slack.taken.filter(({ method, args }) => {
    if (method !== 'chat.update') return false
    const { ts, blocks } = args
    const isSame = drawn.get(String(ts)) === blocks
    drawn.set(String(ts), String(blocks))
    return isSame
  })
  expect(again).toEqual([])
})
