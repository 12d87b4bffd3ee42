import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChannelUnderTest, heard } from './channel.ts'
import { answered, type Team, team, textOf } from './standing-check.ts'

const gone = 'This check is not here any more.'

/** A teammate helps; everybody else sees nothing; then it is looked over and previewed. */
export function describeTogether(make: () => Promise<ChannelUnderTest>): void {
  let channel: ChannelUnderTest
  let people: Team

  beforeAll(async () => {
    channel = await make()
    people = await team(channel)
  })
  afterAll(() => channel.stop())

  test('a teammate is asked by name, and their answer goes back', async () => {
    const { dana, ravi } = people
    await dana.starts('Swim Booking')
    await dana.fills({ 'Your words': 'Secret swimming' })
    await dana.presses('More')
    await dana.presses('Ask a teammate')
    expect((await dana.form())?.text).toMatch(/^Ask a teammate\n.*How far along/)
    await dana.fills({ 'Who would know?': 'Ravi' })
    expect(await dana.form()).toBeUndefined()
    expect(await heard(dana)).toContain('I asked Ravi 1 question')
    expect((await dana.cards()).map(({ text }) => text)).toContain('How far along: asked Ravi')
    expect((await dana.card()).text).toContain('How do people use it?')
    expect(textOf(await ravi.cards())).toContain('Dana would like your help with Swim Booking')
    expect((await ravi.card()).text).toMatch(/Is it in use yet\?[^$]*Dana asks you this one/)
    expect(textOf(await ravi.cards())).not.toContain('Secret swimming')
    await ravi.presses('Yes, people use it')
    expect((await ravi.card()).text).toContain('Thank you. That was all of it.')
    await dana.types('change')
    expect(await heard(dana)).toContain('How far along: Yes, people use it')
  })

  test('nobody else sees a private card, or can press one', async () => {
    const { dana, mei } = people
    await dana.starts('Clinic Booking')
    const held = await dana.card()
    expect(await mei.cards()).toEqual([])
    expect((await mei.home()).text).not.toContain('Clinic Booking')
    await mei.replies()
    await mei.presses('Skip', held)
    expect(await heard(mei)).toContain(gone)
    expect((await dana.card()).text).toBe(held.text)
  })

  test('another workspace knows nothing of it, whatever it presses', async () => {
    const { dana } = people
    const stranger = await channel.seat('Dana', 'elsewhere')
    expect((await stranger.home()).text).not.toContain('Swim Booking')
    const held = await dana.card()
    for (const label of ['Skip', 'Why?', 'Back', 'More']) {
      await stranger.presses(label, held)
      expect([label, await heard(stranger)]).toEqual([label, expect.stringContaining(gone)])
    }
    expect((await dana.card()).text).toBe(held.text)
    expect(await stranger.cards()).toEqual([])
  })

  test('each answer is changed where it stands, by one press or by its number', async () => {
    const { dana } = people
    await answered(dana, 'Tax Forms')
    const { text, buttons, fields } = await dana.card()
    const lines = [...text.matchAll(/^(\d+)\. ([^:\n]+): /gm)].map(([, n, short]) => ({ n, short }))
    expect(lines.length).toBeGreaterThan(10)
    expect(lines.map(({ n }) => Number(n))).toEqual(lines.map((_, at) => at + 1))
    // Beside its line, or in one menu.
    const offered = [...buttons, ...fields.flatMap(({ options = [] }) => options)]
    const changes = offered.filter((label) => label.startsWith('Change: '))
    expect(changes).toEqual(lines.map(({ short }) => `Change: ${short}`))
    const down = lines.find(({ short }) => short === 'How long without it')
    await dana.types(`change ${down?.n}`)
    expect((await dana.card()).text).toContain('How long can people do without it')
    await dana.presses('Days')
    expect((await dana.card()).text).toContain(`${down?.n}. How long without it: Days`)
  })

  test('all is looked over and changed; then only the facilitator sees the preview', async () => {
    const { dana, mei } = people
    await answered(dana, 'Pay Slips')
    const { text, buttons } = await dana.card()
    expect(text).toMatch(/^Look over your answers for Pay Slips/)
    expect(text).toContain('How far along: Yes, people use it')
    expect(buttons).toEqual(expect.arrayContaining(['Go deeper', 'Show me the summary']))
    await dana.presses('Change: How long without it')
    await dana.presses('Days')
    expect((await dana.card()).text).toContain('How long without it: Days')
    await dana.presses('Show me the summary')
    const preview = await dana.card()
    expect(preview.text).toContain('Only you see this. Nothing is posted yet.')
    expect(preview.text).toContain('What could go wrong with Pay Slips')
    expect(preview.text).toMatch(/This list names weak spots|I cannot see who reads/)
    await mei.replies()
    await mei.presses('Post it all', preview)
    expect(await heard(mei)).toContain(gone)
    expect(textOf([...(await mei.cards()), ...(await mei.thread())])).not.toContain('Pay Slips')
    await dana.presses('Choose other stories')
    expect(await heard(dana)).toContain('Which stories come first for Pay Slips?')
    await dana.presses('Bring in another')
    expect(await heard(dana)).toContain('nearest first')
    await dana.presses('Bring in 8')
    expect(await heard(dana)).toContain('Which one makes room for this?')
    await dana.presses('Instead of 3')
    expect(await heard(dana)).toContain('Now among the first:')
    expect((await dana.card()).text).toContain('Chosen by Dana.')
    await dana.presses('Not yet')
    expect((await dana.card()).text).toMatch(/^Look over your answers for Pay Slips/)
  })

  test('who has not answered is asked for in words; the check is handed over with everything told', async () => {
    const { dana, ravi } = people
    await dana.starts('Hall Hire')
    await dana.fills({ 'Your words': 'Renting out the hall' })
    await dana.presses('More')
    await dana.presses('Ask a teammate')
    await dana.fills({ 'Who would know?': 'Ravi' })
    await dana.replies()
    await dana.types('who has not answered?')
    const said = await dana.replies()
    expect(textOf(said)).toMatch(/Ravi: 0 of 1 answered\. I wait for 1 answer\./)
    await dana.presses('Hand the check over')
    await dana.fills({ 'Who looks after it from now on?': 'Ravi' })
    expect(await heard(dana)).toContain('Ravi looks after Hall Hire now.')
    expect((await ravi.home()).text).toContain('Hall Hire')
  })
}
