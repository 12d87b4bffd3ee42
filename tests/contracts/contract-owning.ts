import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChannelUnderTest, heard } from './channel.ts'
import { posted, type Team, team } from './standing-check.ts'

/** Somebody is made owner, is told on a working day, answers; what waits stands on their desk, with the way to it. */
export function describeOwning(make: () => Promise<ChannelUnderTest>): void {
  let channel: ChannelUnderTest
  let people: Team
  let titles: readonly string[]

  beforeAll(async () => {
    channel = await make()
    people = await team(channel)
    await posted(people, 'Clinic Booking', channel)
    titles = (await people.mei.thread()).slice(1).map(({ text }) => text.split('\n')[0] ?? '')
    await people.ravi.types('my checks')
    await gives(1, '2026-12-24')
    await gives(2, '2026-12-30')
    await gives(3, '2026-12-31')
    // A Monday: it is a weekend until then.
    await channel.to('2026-11-23T10:00:00.000Z')
  })
  afterAll(() => channel.stop())

  const title = (n: number): string => titles[n - 1] ?? ''
  const story = async (n: number): Promise<string> =>
    (await people.mei.thread()).find(({ text }) => text.startsWith(title(n)))?.text ?? ''
  const gives = async (n: number, day: string): Promise<void> => {
    const { dana } = people
    await dana.replies()
    await dana.presses('What to do', title(n))
    const step = { 'Who sees to it?': 'Ravi', 'Or in your own words': `We lock door ${n}` }
    await dana.fills({ ...step, 'By when?': day })
    expect(await heard(dana)).toContain('Decided: Fix it. Ravi sees to it')
  }
  const asked = async () =>
    (await people.ravi.cards()).findLast(({ text }) =>
      text.includes('You are asked to see to something'),
    )
  const desk = async (): Promise<string> => {
    await people.ravi.replies()
    await people.ravi.types('my checks')
    return heard(people.ravi)
  }

  test('all that was given at once is one card, each with its three answers', async () => {
    const { text = '', buttons = [] } = (await asked()) ?? {}
    expect(text).toContain('You are asked to see to something: Clinic Booking')
    expect(text.match(/Dana asks you to see to/g)).toHaveLength(3)
    expect(buttons).toEqual(expect.arrayContaining(['I’ll do it', 'Another day', 'Not mine']))
  })

  test('it all waits on their desk, by day, each with the way to its story', async () => {
    const seen = await desk()
    expect(seen.match(/You were asked to see to/g)).toHaveLength(3)
    const days = ['24 Dec', '30 Dec', '31 Dec'].map((day) => seen.indexOf(day))
    expect(days).toEqual(days.toSorted((one, other) => one - other))
    expect(days.every((at) => at >= 0)).toBe(true)
    expect(await waysTo()).toBeGreaterThan(0)
    expect((await people.dana.home()).text).not.toContain('You were asked to see to')
  })

  /** How many ways to stories the desk has: addresses of messages, buttons where cards have none, or the check’s number. */
  const waysTo = async (): Promise<number> => {
    await people.ravi.replies()
    await people.ravi.types('my checks')
    const [home] = (await people.ravi.replies()).slice(-1)
    const pressed = home?.buttons.filter((label) => label === 'See it').length ?? 0
    const linked = home?.text.match(/You were asked[^\n]*See it/g)?.length ?? 0
    const isNumbered = /^1\. Clinic Booking/m.test(home?.text ?? '')
    return isNumbered ? 1 : pressed + linked
  }

  test('“I’ll do it” says so to the team', async () => {
    const { ravi } = people
    await ravi.presses('I’ll do it')
    expect(await heard(ravi)).toContain('Thank you. It is yours')
    expect((await desk()).match(/You were asked to see to/g)).toHaveLength(2)
    expect(await desk()).toContain('You see to')
  })

  test('“Another day” asks which, and the story says it', async () => {
    const { ravi } = people
    await ravi.presses('Another day')
    await ravi.fills({ 'By when?': '2027-01-15' })
    expect((await Promise.all([1, 2, 3].map(story))).join('\n')).toContain('15 Jan')
  })

  test('“Not mine” gives it back to whoever looks after the check', async () => {
    const { dana, ravi } = people
    await ravi.presses('Not mine')
    await dana.replies()
    await dana.types('my checks')
    expect(await heard(dana)).toContain('nobody’s now')
  })

  test('what is late is said to be late, with nobody having written anything', async () => {
    await channel.to('2027-02-01T10:00:00.000Z')
    expect(await desk()).toContain('Late:')
  })
}
