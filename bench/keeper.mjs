// What telling people costs: what one check wants, and finding what is due among many.

import { systemClock } from '../dist/clock.js'
import { firstWake } from '../dist/review/first-wake.js'
import { createKeeper } from '../dist/review/keeper.js'
import { createReminderLedger } from '../dist/review/reminder-ledger.js'
import { planOf } from '../dist/review/reminder-plan.js'
import { lookAt } from '../dist/review/review-context.js'
import { ReviewTurns } from '../dist/review/review-turns.js'
import { applyRecordChange, readChange } from '../dist/storage/change.js'
import { HeadingIndex } from '../dist/storage/heading-index.js'
import { median, milliseconds, round, table, title } from './figures.mjs'
import { applicationOver, partsOver, walk } from './product.mjs'

/** A store in memory, with the index that the real one keeps. */
class Memory {
  records = new Map()
  index = new HeadingIndex()
  loads = 0
  async load({ id }) {
    this.loads++
    return this.records.get(id)
  }
  async append(key, change) {
    const appended = applyRecordChange(this.records.get(key.id), key, readChange(change))
    if (appended.status === 'appended') this.keep(appended.record)
    return appended
  }
  keep(record) {
    this.records.set(record.id, record)
    this.index.set(record)
  }
  list = async (workspace) => this.index.list(workspace)
  all = async () => this.index.all()
  due = async (at) => this.index.due(at)
  async close() {}
}

class Notes {
  values = new Map()
  get = async (name) => this.values.get(name)
  put = async (name, value) => void this.values.set(name, value)
  remove = async (name) => void this.values.delete(name)
  names = async () => []
}

const at = (clock) => ({ ...systemClock, now: () => clock.now })

/** A posted check in which Ravi sees to a step. */
async function madeCheck(clock) {
  const store = new Memory()
  const reviews = applicationOver(store, { clock: at(clock) })
  const say = (who, action, n) =>
    reviews.handle({
      id: `d${n}`,
      workspace: 'local',
      channel: 'web',
      who: { id: who.toLowerCase(), name: who },
      action,
    })
  const { review } = await say('Dana', { type: 'start', product: 'Clinic', depth: 'full' }, 0)
  let n = 1
  for (const { question, value } of walk()) {
    await say('Dana', { type: 'answer', review, question, value, version: 0 }, n++)
  }
  await say('Dana', { type: 'preview', review }, n++)
  await say('Dana', { type: 'publish', review, how: 'all', onlyPrivate: false, sure: false }, n++)
  const finding = store.records.get(review).events.findLast(({ type }) => type === 'published')
    .analysis.findings[0].id
  const step = { type: 'decide', review, finding, treatment: 'mitigate', own: 'Lock it' }
  await say('Ravi', { ...step, owner: 'Ravi', due: '2026-12-08' }, n++)
  return store.records.get(review)
}

const timed = async (run, rounds = 9) => {
  const all = []
  for (let n = 0; n < rounds; n++) {
    const start = milliseconds()
    await run()
    all.push(milliseconds() - start)
  }
  return median(all)
}

export async function benchKeeper() {
  title('Telling people what waits (milliseconds; medians of 9)')
  const clock = { now: '2026-11-23T09:00:00.000Z' }
  const record = await madeCheck(clock)
  clock.now = '2026-12-07T10:00:00.000Z'
  const parts = partsOver(new Memory(), { clock: at(clock) })
  let day = 0
  const fresh = () => {
    // A new state each time, so that nothing worked out before is taken.
    const events = record.events.map((event) => ({ ...event, n: day++ }))
    return lookAt(parts, { ...record, events })
  }
  const contexts = Array.from({ length: 20 }, fresh)
  const zone = () => 'Europe/Berlin'
  const plan = await timed(() => planOf(contexts.pop(), zone))
  const wake = await timed(() => firstWake(contexts.pop()))
  table([
    ['what one check wants, of whom and when', round(plan, 2)],
    ['when it is looked at first, for its heading', round(wake, 2)],
  ])
  const rows = [['checks', 'what is due', 'a list', 'nothing due', '1,000 due', 'loads']]
  for (const count of [10, 1000, 100_000]) rows.push(await sweeps(record, count, clock))
  table(rows)
}

async function sweeps(record, count, clock) {
  const store = new Memory()
  const most = Math.min(1000, count)
  for (let n = 0; n < count; n++) {
    const isDue = n < most
    const wakeAt = isDue ? '2026-12-06T18:00:00.000Z' : '2027-06-01T00:00:00.000Z'
    const heading = { ...record.heading, wakeAt, dueAt: wakeAt, rules: 1 }
    // Everybody is in one check, so that nobody has to wait for a turn in another.
    store.keep({ ...record, id: `check-${n}`, workspace: `w${n % 1000}`, heading })
  }
  const parts = partsOver(store, { clock: at(clock) })
  const keeper = createKeeper({
    parts,
    ledger: createReminderLedger(new Notes()),
    turns: new ReviewTurns(),
    onChange() {},
  })
  const due = await timed(() => store.due(clock.now))
  const list = await timed(() => store.list('w0'))
  store.loads = 0
  const start = milliseconds()
  await keeper.sweep()
  const sweep = milliseconds() - start
  const { loads } = store
  const idle = await timed(() => keeper.sweep())
  return [count, round(due, 2), round(list, 2), round(idle, 2), `${round(sweep)} (${most})`, loads]
}
