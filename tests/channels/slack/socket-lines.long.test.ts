import { afterEach, expect, test } from 'vitest'
import { createLoneSending } from '../../../src/domain/lone-sending.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'
import { MemoryStore } from '../../storage/memory-store.ts'
import { quickTime } from './quick-time.ts'
import type { Delivery } from './sending.ts'
import { type RunningWhatif, startWhatif } from './whatif.ts'
import { type Slack, startSlack } from './workspace.ts'

const running: RunningWhatif[] = []
let slack: Slack | undefined

afterEach(async () => {
  for (const one of running.splice(0)) await one.stop()
  await slack?.stop()
})

/** Three instances that share everything, each with a line of its own. */
async function threeLines() {
  const one = await startSlack()
  slack = one
  const store = new MemoryStore()
  const sending = createLoneSending(quickTime.now)
  const { appToken } = one.app
  const same = { store, sending, shelf: new MemoryShelf() }
  for (let n = 0; n < 3; n++) {
    running.push(await startWhatif(one, { ...same, connection: { mode: 'socket', appToken } }))
  }
  expect(one.socketLines()).toBe(3)
  const { people, team } = one.acme
  const products = async () =>
    (await store.list(`slack:${team}`)).map(({ heading }) => heading.title).toSorted()
  return { slack: one, people, products }
}

/** How often each question was posted to somebody. */
const questions = ({ calls }: Slack): readonly number[] => {
  const cards = calls.flatMap(({ method, args, answer }) => {
    const { metadata } = args as { metadata?: { event_payload: { review: string; card: string } } }
    const isPosted = method === 'chat.postMessage' && answer['ok'] === true && metadata
    return isPosted ? [JSON.stringify(metadata.event_payload)] : []
  })
  return [...new Set(cards)].map((card) => cards.filter((one) => one === card).length)
}

test('each event goes to one of three lines: each is taken once, and each card posted once', async () => {
  const { slack: one, people, products } = await threeLines()
  const all = ['Swim Booking', 'Ticket Shop', 'Dog Walks', 'Tea Club', 'Bike Rental', 'Pool Bar']
  for (const product of all) await people.dana.say(`start ${product}`)
  await expect.poll(products).toEqual(all.toSorted())
  await one.settled()
  expect(new Set(questions(one))).toEqual(new Set([1]))
})

const anew = (sent: Delivery, event_id: string): Delivery => ({
  ...sent,
  payload: { ...sent.payload, event_id },
})

test.each([
  ['an event that Slack sends again, on another line, is the same', (sent: Delivery) => sent, 1],
  ['under another id it would be another', (sent: Delivery) => anew(sent, 'EvOTHER'), 2],
])('%s', async (_, again, count) => {
  const { slack: one, people, products } = await threeLines()
  await people.dana.say('start Swim Booking')
  await expect.poll(products).toHaveLength(1)
  // It was taken, and Slack never heard so.
  const [sent] = one.sent.slice(-1)
  if (!sent) throw new Error('nothing was sent')
  await one.again(again(sent))
  await expect.poll(products).toHaveLength(count)
  await one.settled()
  expect(await products()).toHaveLength(count)
})
