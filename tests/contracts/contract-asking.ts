import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { withoutIsolates } from '../../src/domain/text-direction.ts'
import { type ChannelUnderTest, heard, type Seat } from './channel.ts'

const live = 'Yes, people use it'

/** One person answers questions. */
export function describeAsking(make: () => Promise<ChannelUnderTest>): void {
  let channel: ChannelUnderTest
  let dana: Seat

  beforeAll(async () => {
    channel = await make()
    dana = await channel.seat('Dana')
  })
  afterAll(() => channel.stop())
  beforeEach(async () => {
    await dana.starts('Swim Booking')
    await dana.replies()
  })

  const last = async (back: number) => (await dana.cards()).at(-back)
  const said = (words: string) => dana.fills({ 'Your words': words })

  test('the name alone starts it: a greeting, then the first question', async () => {
    expect((await last(2))?.text).toMatch(/Hi Dana.*Swim Booking/)
    const { text, buttons } = await dana.card()
    expect(text).toMatch(/Question 1 of about \d+/)
    expect(text).toContain('What happens with it, from start to end?')
    expect(buttons).toEqual(expect.arrayContaining(['Skip', 'Why?', 'Back', 'More']))
  })

  test('an answer shrinks its card to one line with Change, and the next question follows', async () => {
    await said('It books lessons')
    expect(await last(2)).toMatchObject({
      text: 'What it does: It books lessons',
      buttons: ['Change'],
      fields: [],
    })
    expect((await dana.card()).text).toMatch(/^Question 2 of about \d+.*\nIs it in use/)
  })

  test('several answers are ticked and sent together', async () => {
    await dana.presses('Skip')
    await dana.presses(live)
    await dana.fills({ 'Pick all that fit': ['A website', 'A phone or computer app'] })
    expect((await last(2))?.text).toBe('Ways to reach it: A website, A phone or computer app')
  })

  test('Why? is answered beside the question, which stays', async () => {
    const before = await dana.card()
    await dana.presses('Why?')
    expect(await heard(dana)).toContain('Why we ask')
    expect((await dana.card()).text).toBe(before.text)
  })

  test('Not sure is an answer; Back asks again', async () => {
    await dana.presses('Skip')
    await dana.presses('Not sure')
    expect((await last(2))?.text).toContain('How far along: Not sure')
    await dana.presses('Back')
    expect((await dana.card()).text).toContain('Is it in use yet?')
    await dana.presses(live)
    expect((await dana.card()).text).toContain('How do people use it?')
  })

  test('an earlier answer is changed, and one goes on where one was', async () => {
    await said('It books lessons')
    await dana.presses(live)
    await dana.presses('Change', 'What it does: It books lessons')
    expect((await dana.card()).text).toContain('from start to end')
    await said('It sells courses')
    expect((await dana.card()).text).toContain('How do people use it?')
    const texts = (await dana.cards()).map(({ text }) => text)
    expect(texts).toContain('What it does: It sells courses')
  })

  test('Stop keeps the place, and Continue comes back to it', async () => {
    await dana.presses('Skip')
    expect((await last(2))?.text).toContain('What it does: skipped')
    await dana.presses('More')
    await dana.presses('Stop for now')
    expect(await dana.card()).toMatchObject({ buttons: ['Continue'] })
    expect((await dana.card()).text).toContain('kept your place (question 2 of')
    await dana.presses('Continue')
    expect((await dana.card()).text).toContain('Is it in use yet?')
  })

  test('a double press is one press, and a press on an old card is told what stands', async () => {
    await dana.presses('Skip')
    const held = await dana.card()
    await dana.presses(live, held)
    const after = await dana.card()
    await dana.presses(live, held)
    expect(await heard(dana)).toContain('Nothing changed')
    await dana.presses('No, it is an idea', held)
    expect(await heard(dana)).toMatch(/answered since.*Yes, people use it/)
    expect((await dana.card()).text).toBe(after.text)
    expect((await last(2))?.text).toBe(`How far along: ${live}`)
  })

  test('typing works like pressing', async () => {
    await dana.types('It books lessons')
    await dana.types('3')
    expect((await last(2))?.text).toBe(`How far along: ${live}`)
    await dana.types('back')
    expect((await dana.card()).text).toContain('Is it in use yet?')
    await dana.types('stop')
    await dana.types('continue')
    expect((await dana.card()).text).toContain('How do people use it?')
  })

  test('what is not understood gets the choices once more, and changes nothing', async () => {
    await dana.presses('Skip')
    const before = await dana.card()
    await dana.types('purple elephant')
    const replies = await dana.replies()
    expect(replies.map(({ text }) => text).join('\n')).toContain('I read “purple elephant”')
    const offered = replies.flatMap(({ text, buttons }) => [text, ...buttons]).join('\n')
    expect(offered).toContain('Yes, people use it')
    expect((await dana.card()).text).toBe(before.text)
  })

  test('far too many words are refused in words, and nothing is lost', async () => {
    await dana.types('word '.repeat(700))
    expect(await heard(dana)).toContain('Please keep it to 600 letters')
    expect((await dana.card()).text).toContain('from start to end')
  })

  test.each(strange)('words come out as they were typed: %s', async (_what, words) => {
    await dana.types(words)
    // What is written the other way stands isolated, which nobody sees.
    expect(withoutIsolates((await last(2))?.text ?? '')).toBe(`What it does: ${words}`)
  })

  test('a name of a product comes out as it was typed, too', async () => {
    const name = 'A*B_ <b>@here</b> [x](http://y.z) & Söhne 🏊 <!channel>'
    await dana.starts(name)
    expect((await last(2))?.text).toContain(`what could go wrong with ${name}, and`)
  })

  test('a program that ends in the middle comes back to the same place', async () => {
    await said('It books lessons')
    const before = await dana.card()
    await channel.restart()
    await channel.settle()
    expect(await dana.card()).toMatchObject({ text: before.text, buttons: before.buttons })
    await dana.presses(live, before)
    expect((await dana.card()).text).toContain('How do people use it?')
  })
}

const strange = [
  ['pictures', '🏊‍♀️🏊‍♂️ lessons 👩🏽‍🔬'],
  ['from right to left', 'مواعيد السباحة (2 ש״ח)'],
  ['without spaces', '水泳教室を予約する'],
  ['tags', '<script>alert(1)</script> <img src=x onerror=alert(2)> &amp; &lt;'],
  ['mentions', '<@U0DANA> <!channel> <#C1|all> <https://evil.example|click me> @everyone'],
  ['marks', '*bold* _it_ ~gone~ `code` **x** [a](https://b.example) ![c](d) # e | f'],
  ['signs', '- a list 1. a number > a quote {{DATE(2026-01-01)}} :smile:'],
  ['as many letters as there may be', `${'a'.repeat(599)}.`],
]
