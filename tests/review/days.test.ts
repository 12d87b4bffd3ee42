import { beforeEach, describe, expect, test } from 'vitest'
import { dayAt } from '../../src/calendar.ts'
import { actionSchema } from '../../src/domain/action.ts'
import { Bench, HandClock, words } from './bench.ts'
import { postedCheck } from './posted-check.ts'

let bench: Bench
let delivery = 0
const { bench: posted, review, finding } = await postedCheck()

/** The program at this moment, with the check in it. */
async function at(instant: string): Promise<void> {
  const clock = new HandClock()
  clock.pass(clock.between(clock.now(), instant) / 1000)
  bench = new Bench({ clock })
  await bench.copy(posted, review)
}

beforeEach(() => at('2026-12-01T02:00:00Z'))

const act = async (action: object, zone?: string) => {
  const outcome = await bench.reviews.handle({
    id: `days-${++delivery}`,
    workspace: 'local',
    channel: 'web',
    who: { id: 'dana', name: 'Dana' },
    action: actionSchema.parse({ review, finding, ...action }),
    ...(zone !== undefined && { zone }),
  })
  return { said: outcome.replies.map(words).join('\n'), ...outcome }
}
const decide = (due: string, zone?: string) =>
  act({ type: 'decide', treatment: 'mitigate', own: 'Ask', owner: 'Ravi', due }, zone)

describe('a day is read in the person’s own calendar', () => {
  test.each([
    [
      'today in New York, where it is still the evening before',
      '2026-11-30',
      'America/New_York',
      true,
    ],
    ['today in Los Angeles', '2026-11-30', 'America/Los_Angeles', true],
    ['yesterday in New York', '2026-11-29', 'America/New_York', false],
    ['yesterday in Tokyo', '2026-11-30', 'Asia/Tokyo', false],
    ['today in Tokyo', '2026-12-01', 'Asia/Tokyo', true],
    ['a day that is today somewhere, where nobody knows the zone', '2026-11-30', undefined, true],
    ['the same for a zone that does not exist', '2026-11-30', 'Mars/Olympus', true],
    ['a day that is over everywhere', '2026-11-29', undefined, false],
  ])('%s', async (_what, due, zone, isTaken) => {
    const { said, wrong } = await decide(due, zone)
    expect(said.includes('Decided')).toBe(isTaken)
    expect(wrong).toBe(isTaken ? undefined : 'due')
  })

  test('the proposed day counts from the person’s own today', async () => {
    const dueIn = async (zone: string) => {
      const { form } = await act({ type: 'openDecide' }, zone)
      const fields = form?.elements.flatMap((one) => (one.type === 'field' ? [one.field] : []))
      const due = fields?.find(({ id }) => id === 'due')
      return due?.type === 'date' ? (due.value ?? '') : ''
    }
    expect(
      bench.clock.later(`${await dueIn('America/New_York')}T12:00:00Z`, 86_400).slice(0, 10),
    ).toBe(await dueIn('Asia/Tokyo'))
  })
})

test.each(['9999-12-31', '2028-12-05', '2099-01-01'])('%s is asked again', async (due) => {
  expect((await decide(due)).said).toContain('more than two years away')
  const live = { type: 'decide', treatment: 'accept', reason: 'Rare', owner: 'Ravi', due }
  expect((await act(live)).wrong).toBe('due')
})

test('two years from now is taken', async () => {
  expect((await decide('2028-11-30', 'UTC')).said).toContain('Decided')
})

test.each(['2026-11-27', '9999-01-01'])(
  'the talk cannot end on %s, with one place to post or many',
  async (until) => {
    const before = await bench.store.load({ workspace: 'local', id: review })
    const { said } = await act({ type: 'publish', how: 'all', until, sure: true }, 'UTC')
    expect(said).toMatch(/still to come|two years/)
    expect(await bench.store.load({ workspace: 'local', id: review })).toEqual(before)
  },
)

test('a day begins at midnight there', () => {
  expect(dayAt('2026-11-30T22:59:59Z', 'Europe/Vienna')).toBe('2026-11-30')
  expect(dayAt('2026-11-30T23:00:00Z', 'Europe/Vienna')).toBe('2026-12-01')
})

test('the furthest day is two years and a day away', async () => {
  expect((await decide('2028-12-01', 'UTC')).said).toContain('Decided')
  expect((await decide('2028-12-02', 'UTC')).wrong).toBe('due')
})
