import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChannelUnderTest, heard, type Seat } from './channel.ts'
import { answered, posted, postsAll, type Team, team } from './standing-check.ts'

/** A team looks again at a product that it has looked at before. */
export function describeLooking(make: () => Promise<ChannelUnderTest>): void {
  let channel: ChannelUnderTest
  let people: Team

  beforeAll(async () => {
    channel = await make()
    people = await team(channel)
    await posted(people, 'Swim Booking', channel)
    await people.dana.replies()
  })
  afterAll(() => channel.stop())

  const stillTrue = async (seat: Seat): Promise<number> => {
    for (let taps = 0; ; taps++) {
      const { buttons } = await seat.card()
      if (!buttons.includes('All still true')) return taps
      await seat.presses('All still true')
    }
  }

  /** The summary that was posted last. */
  const summary = async (seat: Seat): Promise<string> =>
    (await seat.thread()).findLast(({ text }) => text.includes('What could go wrong with'))?.text ??
    ''

  test('a name that is known offers to look again, or another product of that name', async () => {
    const { dana } = people
    await dana.starts('swim booking')
    const [offer] = (await dana.replies()).slice(-1)
    expect(offer?.text).toContain('was last looked at on')
    expect(offer?.buttons).toEqual([
      'Something changed',
      'Look again',
      'Another product of that name',
    ])
  })

  test('all still true, section by section, and then it can be posted', async () => {
    const { dana } = people
    await dana.presses('Look again')
    expect((await dana.card()).text).toContain('Is this still true of Swim Booking?')
    expect((await dana.card()).text).toContain(
      'Ways to reach it: A website, A phone or computer app',
    )
    expect(await stillTrue(dana)).toBeLessThanOrEqual(3)
    expect((await dana.card()).text).toContain('Nothing is posted yet.')
    await postsAll(dana, channel.room)
    expect(await summary(dana)).toMatch(/Since .*: no story is different\./)
  })

  test('something changed asks what, then only about that, and says what came of it', async () => {
    const { dana } = people
    await dana.replies()
    await dana.starts('Swim Booking')
    await dana.presses('Something changed')
    expect((await dana.card()).text).toContain('What has changed with Swim Booking since')
    await dana.fills({ 'Pick all that fit': ['A new kind of information'] })
    expect((await dana.card()).text).toMatch(/Question 1 of about \d/)
    expect((await dana.card()).text).toContain('Last time:')
    await dana.fills({ 'Pick all that fit': ['Names and contact details', 'Card or bank details'] })
    for (let n = 0; n < 8; n++) {
      const { buttons } = await dana.card()
      if (buttons.includes('Still true')) await dana.presses('Still true')
      else if (buttons.includes('Not sure')) await dana.presses('Not sure')
      else break
    }
    await dana.presses('Show me the summary')
    await postsAll(dana, channel.room)
    const said = await summary(dana)
    expect(said).toMatch(/Since .*: /)
    expect(said).toContain('“Kinds of information” is now')
  })

  test('closing asks when the team looks again, and one press answers', async () => {
    const { dana } = people
    await dana.replies()
    await dana.presses('Close the check')
    await dana.presses('Close anyway')
    await dana.presses('In 3 months')
    expect(await heard(dana)).toContain('I remind you on')
  })

  test('what is another product of that name begins with nothing', async () => {
    const { dana } = people
    await dana.starts('Swim Booking')
    await dana.presses('Another product of that name')
    expect((await dana.card()).text).toContain('What happens with it, from start to end?')
  })

  test('a product of another name is begun as ever', async () => {
    await answered(people.ravi, 'Clinic Booking')
    expect((await people.ravi.card()).buttons).toContain('Show me the summary')
  })
}
