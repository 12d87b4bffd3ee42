// The overview and somebody's desk over many checks, from their headings alone: no record is there to be opened.
import { systemClock } from '../dist/clock.js'
import { portfolioOf } from '../dist/review/portfolio.js'
import { HeadingIndex } from '../dist/storage/heading-index.js'
import { median, milliseconds, round, table, title } from './figures.mjs'
import { applicationOver } from './product.mjs'

const counts = [10, 1000, 100_000]

const day = (n) => new Date(Date.UTC(2026, 0, 1 + (n % 330))).toISOString().slice(0, 10)

/** A posted check with twenty stories that press, five steps and two that are lived with. */
function listed(n) {
  const bands = { actFirst: n % 23, planSoon: n % 31, keepInMind: 12, fineForNow: 4 }
  const stories = Array.from({ length: 20 }, (_, k) => `story-${(n * 7 + k) % 140}`)
  const facts = {
    version: 2,
    product: `product-${n - (n % 2)}`,
    reach: 'all',
    readers: n % 10 === 0 ? 'private' : 'public',
    posted: day(n),
    lastLook: day(n),
    nextLook: day(n + 90),
    told: {
      now: bands,
      after: { ...bands, actFirst: 0 },
      notKnown: 0,
      asPosted: bands,
      steps: stories.slice(0, 5).map((finding, k) => ({ finding, due: day(n + k * 30) })),
      accepted: stories
        .slice(5, 7)
        .map((finding) => ({ finding, until: day(n), band: 'planSoon' })),
      worst: stories
        .slice(0, 3)
        .map((id) => ({ id, title: `Somebody could ${id}.`, band: 'actFirst' })),
      actFirst: stories.slice(0, 10),
      planSoon: stories.slice(10),
      agreed: stories.slice(0, 3).map((id) => `step-of-${id}`),
    },
    waiting: { people: n % 3, seconds: 0, opinions: 0 },
    unsure: { count: n % 9, of: 30 },
    services: [`Service ${n % 50}`],
    rules: n % 500 === 0 ? ['step-of-story-3'] : [],
    list: listOf(n, stories),
  }
  const updatedAt = `${day(n)}T09:00:00.000Z`
  const heading = { title: `Product ${n}`, phase: 'published', people: ['dana'], updatedAt, facts }
  return { workspace: 'local', id: `check-${n}`, rev: 1, heading }
}

/** Dana sees to two steps of it, lives with a story and is asked for a second. */
function listOf(n, stories) {
  const since = `${day(n)}T09:00:00.000Z`
  const matter = (kind, k, more = {}) => ({
    kind,
    person: k % 2 === 0 ? 'dana' : 'ravi',
    subject: stories[k],
    since,
    card: { id: `story/${stories[k]}`, channel: 'web', place: `story/${stories[k]}` },
    ...more,
  })
  return {
    flow: 'product-check',
    channel: 'web',
    facilitator: 'dana',
    answeredAt: since,
    talk: {
      left: n % 20,
      actFirst: n % 23,
      notKnown: 0,
      livedWith: 1,
      notPossible: 0,
      done: 0,
      parked: 0,
    },
    come: [{ person: 'dana' }, { person: 'ravi' }],
    matters: [
      ...[0, 1, 2, 3].map((k) => matter('step', k, { due: day(n + k * 30) })),
      matter('acceptance', 4, { due: day(n + 200) }),
      matter('second', 6),
    ],
    stories: Object.fromEntries(stories.map((id) => [id, `Somebody could ${id}.`])),
  }
}

/** How long the overview takes, once warm. */
export async function benchPortfolio() {
  title('The overview of all products, from headings alone (milliseconds)')
  const rows = counts.map((count) => {
    const index = new HeadingIndex()
    for (let n = 0; n < count; n++) index.set(listed(n))
    const times = Array.from({ length: count > 10_000 ? 5 : 25 }, () => {
      const start = milliseconds()
      const all = index.all().filter(({ workspace }) => workspace === 'local')
      const reader = { isLead: true }
      portfolioOf({ listed: all, reader, today: '2026-11-30', stepsOf: (id) => [`step-of-${id}`] })
      return milliseconds() - start
    })
    return { checks: count, median: round(median(times)), longest: round(Math.max(...times)) }
  })
  table(rows)
  title("Somebody's checks and what waits for them, from headings alone (milliseconds)")
  const desks = []
  for (const count of counts.slice(0, 2)) desks.push(await deskOver(count))
  table(desks)
}

/** Home over so many checks, of all of which the person takes part. */
async function deskOver(count) {
  const index = new HeadingIndex()
  for (let n = 0; n < count; n++) index.set(listed(n))
  let opened = 0
  const store = {
    load: async () => void opened++,
    list: async (workspace) => index.list(workspace),
    all: async () => index.all(),
  }
  const clock = { ...systemClock, now: () => '2026-11-30T10:00:00.000Z' }
  const reviews = applicationOver(store, { clock })
  const sender = { workspace: 'local', channel: 'web', who: { id: 'dana', name: 'Dana' } }
  const times = []
  for (let n = 0; n < 25; n++) {
    const start = milliseconds()
    await reviews.checks(sender)
    times.push(milliseconds() - start)
  }
  return { checks: count, median: round(median(times)), longest: round(Math.max(...times)), opened }
}
