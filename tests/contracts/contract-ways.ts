import { afterAll, beforeAll, expect, test } from 'vitest'
import { weak } from '../review/bench.ts'
import { type Card, type ChannelUnderTest, heard, type Seat } from './channel.ts'
import { answered, postsAll, type Team, team, textOf } from './standing-check.ts'

const never = 'A patient’s notes are read by somebody else'

/** What must never happen has its ways, which people talk about, set aside and bring back. */
export function describeWays(make: () => Promise<ChannelUnderTest>): void {
  let channel: ChannelUnderTest
  let people: Team

  beforeAll(async () => {
    channel = await make()
    people = await team(channel)
    await answered(people.dana, 'Clinic Booking', { ...weak, 'wrong.never': never })
    await people.dana.presses('Show me the summary')
  })
  afterAll(() => channel.stop())

  const card = async (seat: Seat): Promise<Card> => {
    const found = (await seat.thread()).find(({ text }) => text.includes('How could it?'))
    if (!found) throw new Error('what must never happen is not in the thread')
    return found
  }

  test('a way can be set aside before it is posted', async () => {
    const { dana } = people
    expect((await dana.card()).text).toContain(never)
    await dana.presses('That is not us (b)')
    expect((await dana.card()).text).toContain('Not us, says Dana.')
    await postsAll(dana, channel.room)
    expect((await card(dana)).text).toContain('Not us, says Dana.')
  })

  test('in the thread anybody sets one aside and brings one back, and all see it', async () => {
    const { mei, ravi } = people
    const before = await card(ravi)
    await mei.replies()
    await mei.presses('That is not us (a)', await card(mei))
    expect(await heard(mei)).toContain('Noted.')
    expect((await card(ravi)).text).toContain('Not us, says Mei.')
    await ravi.presses('Bring it back (a)', await card(ravi))
    expect((await card(mei)).text).not.toContain('Not us, says Mei.')
    expect((await card(ravi)).text).toBe(before.text)
  })

  test('a way leads to its story', async () => {
    const { ravi } = people
    const story = (await card(ravi)).buttons.filter((label) => label.startsWith('Talk about it'))
    expect(story.length).toBeGreaterThanOrEqual(3)
    const before = await ravi.thread()
    await ravi.replies()
    await ravi.presses(story.at(-1) ?? '', await card(ravi))
    const now = [...(await ravi.thread()), ...(await ravi.replies())]
    expect(now.length).toBeGreaterThan(before.length)
    expect(textOf(now)).toContain('Could')
  })
}
