import { afterAll, expect, test } from 'vitest'
import { answered } from '../../contracts/standing-check.ts'
import { startJourney } from './journey.ts'
import type { Json } from './shapes.ts'
import { words } from './whatif.ts'

const journey = await startJourney()
const { teams, whatif, people, settled, newest, seat } = journey
const { dana, ravi, mei } = people
afterAll(() => journey.stop())

const crowd = Array.from({ length: 60 }, (_, nth) => nth)

/** The same form, sent by somebody else with words of their own. */
function another(form: Json, nth: number): Json {
  const { id } = [ravi, mei, dana][nth % 3] ?? ravi
  const text = JSON.stringify(form).replaceAll(ravi.id, id)
  return { ...JSON.parse(text.replaceAll('The first reason', `Reason ${nth}`)), id: `f:${nth}` }
}

test('sixty forms sent at one moment about one check: all are kept, and nobody is refused', async () => {
  await dana.adds()
  for (const place of ['general', 'closed'] as const) await dana.adds(place)
  await answered(seat('dana'), 'Clinic Booking')
  await dana.presses('Show me the summary')
  await dana.presses('Post it to a private place')
  await newest('dana').toContain('Pick a place that few people can read.')
  await dana.sends({ 'Post it in': 'Acme Pool, Leads' })
  await expect.poll(() => dana.read()).toContain('Posted. The team can talk it through now.')
  await ravi.presses('Say what you think', { in: 'closed' })
  await ravi.sends({
    'What do you think?': 'Yes',
    'Why? (needed for “no” and “doesn’t apply”)': 'The first reason',
  })
  const form = teams.sent.at(-1)
  if (!form) throw new Error('no form was sent')
  const answers = await Promise.all(crowd.map((nth) => teams.deliver(another(form, nth))))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  const said = answers.map(({ body }) => JSON.stringify(body)).join()
  expect(said).not.toContain(words('chat.trouble.kept'))
  await settled()
  const listed = await whatif.store.list(`teams:${teams.acme.tenantId}`)
  const [check] = listed
  if (!check) throw new Error('there is no check')
  const events = (await whatif.store.load(check))?.events ?? []
  const reasons = events.flatMap((event) => (event.type === 'stanceTaken' ? [event.reason] : []))
  const expected = ['The first reason', ...crowd.map((nth) => `Reason ${nth}`)]
  expect(reasons.toSorted()).toEqual(expected.toSorted())
  expect(whatif.log.filter((line) => line.startsWith('error'))).toEqual([])
})
