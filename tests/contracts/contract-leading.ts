import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChannelUnderTest, heard, type Seat } from './channel.ts'
import { posted, type Team, team } from './standing-check.ts'

/** Mei leads: she sees every product that she may see, and is only told how many more there are. */
export function describeLeading(make: () => Promise<ChannelUnderTest>): void {
  let channel: ChannelUnderTest
  let people: Team

  beforeAll(async () => {
    channel = await make()
    people = await team(channel)
    await posted(people, 'Clinic Booking', channel)
    await people.dana.starts('Secret Laboratory')
  })
  afterAll(() => channel.stop())

  /** All products as somebody sees them, `undefined` where the way to them is not there. */
  const overview = async (seat: Seat): Promise<string | undefined> => {
    await seat.replies()
    await seat.types('my checks')
    const [home] = (await seat.replies()).slice(-1)
    if (!home?.buttons.includes('See all products')) return undefined
    await seat.presses('See all products', home)
    return heard(seat)
  }

  test('a lead sees what stands where more than a few read it, and only counts the rest', async () => {
    const seen = await overview(people.mei)
    if (channel.hasOverview === false) {
      expect(seen).toBeUndefined()
      return
    }
    expect(seen).not.toContain('Secret Laboratory')
    // Where there are places, it was posted to a private one.
    if (channel.room === undefined) {
      expect(seen).toMatch(/Clinic Booking · Act first/)
      expect(seen).toContain('1 more is not shared with you.')
    } else {
      expect(seen).not.toContain('Clinic Booking')
      expect(seen).toContain('2 more are not shared with you.')
    }
  })

  test('nobody else has a way to them', async () => {
    expect(await overview(people.ravi)).toBeUndefined()
  })
}
