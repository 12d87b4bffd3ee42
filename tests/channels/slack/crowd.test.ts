import { afterAll, expect, test } from 'vitest'
import { HandClock } from '../../review/bench.ts'
import { MemoryStore } from '../../storage/memory-store.ts'
import { acting, readyCheck } from './ready-check.ts'
import type { Delivery } from './sending.ts'
import { startWhatif } from './whatif.ts'
import { startSlack } from './workspace.ts'

const slack = await startSlack()
const store = new MemoryStore()
const clock = new HandClock()
const whatif = await startWhatif(slack, { store, clock, rasterise: () => new Uint8Array([1]) })
afterAll(async () => {
  await whatif.stop()
  await slack.stop()
})

const { people, channels, team } = slack.acme
const share = 'Others may see my name and reason (only then can somebody agree with a “no”)'
const crowd = Array.from({ length: 60 }, (_, nth) => nth)

/** The same form, sent by somebody else with words of their own. */
function another({ kind, payload }: Delivery, nth: number): Delivery {
  const { id } = [people.ravi, people.mei, people.dana][nth % 3] ?? people.ravi
  const text = JSON.stringify(payload).replaceAll(people.ravi.id, id)
  const next = JSON.parse(text.replaceAll('The first reason', `Reason ${nth}`))
  return {
    kind,
    payload: { ...next, trigger_id: `t${nth}`, view: { ...next.view, id: `V${nth}` } },
  }
}

test('sixty forms sent at one moment about one check: all are kept, and nobody is refused', async () => {
  const { dana, ravi } = people
  const review = await (await readyCheck(slack.acme, dana)).put(store)
  await dana.invite(channels.closed)
  const where = { how: 'all', to: channels.closed, sure: true }
  await acting(whatif, slack.acme)(dana, { type: 'publish', review, ...where })
  await ravi.press('Say what you think', { in: channels.closed })
  await expect.poll(() => ravi.readForm()).toContain('What do you think?')
  await ravi.submit({
    'What do you think?': 'Yes',
    'Why? (needed for “no” and “doesn’t apply”)': 'The first reason',
    [share]: ['Yes'],
  })
  const form = slack.sent.at(-1)
  if (!form) throw new Error('no form was sent')
  const replies = await Promise.all(crowd.map((nth) => slack.deliver(another(form, nth))))
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
  expect(replies.filter(({ body }) => body.includes('errors'))).toEqual([])
  const reasons = async () => {
    const record = await store.load({ workspace: `slack:${team}`, id: review })
    return (record?.events ?? []).flatMap((event) =>
      event.type === 'stanceTaken' ? [event.reason] : [],
    )
  }
  await expect.poll(reasons).toHaveLength(crowd.length + 1)
  const expected = ['The first reason', ...crowd.map((nth) => `Reason ${nth}`)]
  expect((await reasons()).toSorted()).toEqual(expected.toSorted())
  expect(whatif.log.filter((line) => line.startsWith('error'))).toEqual([])
})
