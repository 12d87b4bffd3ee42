import { networkInterfaces } from 'node:os'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from './chromium.ts'
import { playgroundMissing, type Stage, startStage } from './playground.ts'
import { Somebody, standing } from './playground-other.ts'
import { TeamsPerson } from './teams-person.ts'

const missing = playgroundMissing()
if (missing !== undefined) process.stderr.write(`Skipped. ${missing}\n`)

const story = 'guessed or stolen password?'
const { poll } = expect
const soon = { timeout: 30_000 }

/** One check from the first word to a decision; each test goes on where the one before ended. */
describe.skipIf(missing !== undefined)('a check in Teams, in Microsoft’s Playground', () => {
  let stage: Stage
  let browser: Browser
  let dana: TeamsPerson
  let ravi: Somebody

  beforeAll(async () => {
    browser = await openChromium()
    stage = await startStage()
    dana = await TeamsPerson.open(browser, stage.address)
    ravi = new Somebody(stage, 'Ravi')
  })
  afterAll(async () => {
    await browser?.close()
    await stage?.end()
  })

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await dana.picture('failed')
  })

  /** What stands in General, in its threads too. */
  const inGeneral = () =>
    standing(stage.recorded()).filter(({ conversation }) => conversation.startsWith('19:general'))

  test('Whatif says hello once, however often Dana comes back', async () => {
    await dana.card('Hello. I am Whatif.').waitFor()
    await dana.picture('hello')
    await dana.page.reload()
    await dana.page.getByText('Log Panel').waitFor()
    await dana.write('what can you do')
    await dana.card('What I can do').waitFor()
    const hellos = standing(stage.recorded()).filter(({ seen }) =>
      seen.text.includes('Hello. I am'),
    )
    expect(hellos).toHaveLength(1)
    await dana.picture('what-can-you-do')
  })

  test('the name of a product starts a check; answers are typed, pressed, looked at again', async () => {
    await dana.write('start Clinic Booking')
    await dana.asked(/In one sentence/)
    await dana.picture('first-question')
    await dana.write('Patients book appointments')
    await dana.asked(/Is it in use yet/)
    await dana.press(dana.newest(), 'Why?')
    await dana.page.getByText('Why we ask').waitFor()
    await dana.picture('why')
    await dana.write('no, it is being built')
    await dana.asked(/people reach your product/)
    await dana.picture('several-answers')
    await dana.press(dana.newest(), 'Back')
    await dana.asked(/Is it in use yet/)
    await dana.picture('back')
    await dana.write('yes, people use it')
    await dana.asked(/people reach your product/)
    await dana.write('not sure')
    await dana.asked(/Which of these/)
  })

  test('all questions are answered, and every answer can be looked over', async () => {
    const count = await dana.answerUntil(/Look over your answers/)
    expect(count).toBeGreaterThan(20)
    await dana.card('Look over your answers').getByText('Yes, people use it').first().waitFor()
    await dana.picture('looked-over')
  })

  test('the summary is shown to Dana alone first, with its pictures', async () => {
    await dana.press(dana.newest(), 'Show me the summary')
    const preview = dana.card('Only you see this')
    await preview.waitFor()
    await poll(() => drawn(preview), soon).toEqual([true, true])
    await dana.picture('preview', preview)
  })

  test('Whatif posts only where it was added: the headline first', async () => {
    await dana.press(dana.card('Only you see this'), 'Post only the headline')
    await dana.card('I am in no team').waitFor()
    for (const place of ['General', 'Booking crew']) {
      await dana.goTo(place)
      await dana.card('Hello. I help you').waitFor()
    }
    await dana.picture('group-hello')
    await dana.goTo('Personal Chat')
    await dana.press(dana.card('I am in no team'), 'Look again')
    const form = dana.card('Post it in')
    await dana.pick(form, 'Clinic team, General')
    await dana.picture('where')
    await dana.press(form, 'Go on')
    await dana.press(dana.card('can be read by'), 'Only the headline there')
    await dana.card('Posted.').waitFor()
    await dana.picture('posted')
    await dana.goTo('General')
    await dana.card('The list itself is not shown here').waitFor()
    await dana.picture('headline')
  })

  test('then all of it: a summary with pictures, and the stories as replies', async () => {
    await dana.goTo('Personal Chat')
    await dana.press(dana.card('Posted.'), 'Post all of it')
    await dana.picture('who-reads-it')
    await dana.press(dana.card('This lists weak spots.'), 'Post it all there')
    await poll(() => inGeneral().filter(isStory).length, soon).toBeGreaterThanOrEqual(7)
    const [summary] = inGeneral().filter(({ seen }) => seen.text.includes('Talk about these first'))
    expect(summary?.conversation).toMatch(/;messageid=\d+$/)
    expect(
      new Set(
        inGeneral()
          .filter(isStory)
          .map(({ conversation }) => conversation),
      ),
    ).toEqual(new Set([summary?.conversation]))
    await dana.goTo('General')
    const card = dana.card('Talk about these first')
    await poll(() => drawn(card), soon).toEqual([true, true])
    await dana.picture('summary', card)
    await dana.card(story).scrollIntoViewIfNeeded()
    await dana.picture('stories')
  })

  test('Ravi says what he thinks and why; everybody sees the numbers in the thread', async () => {
    const { value } = await ravi.press('Say what you think', story)
    expect(value).toBe('I wrote to you in our own chat.')
    const said = await ravi.press('Send', 'Could this happen with', {
      'What do you think?': 'No, because …',
      'Why? (needed for “no” and “doesn’t apply”)': 'We ask for a second step',
      'Others may see my name and reason (only then can somebody agree with a “no”)': true,
    })
    expect(said.statusCode).toBe(200)
    await dana.card(story).getByText('We ask for a second step').first().waitFor()
    await dana.card(story).scrollIntoViewIfNeeded()
    await dana.picture('ravi-says-no')
  })

  test('Dana says what she thinks too', async () => {
    await dana.press(dana.card(story), 'Say what you think')
    await dana.goTo('Personal Chat')
    const form = dana.card('Could this happen with')
    await dana.pick(form, 'Yes')
    await dana.picture('what-dana-thinks')
    await dana.press(form, 'Send')
    await dana.card('Thank you. Others see').waitFor()
    await dana.goTo('General')
    await dana.card(story).getByText('2 of 2').first().waitFor()
    await dana.card(story).scrollIntoViewIfNeeded()
    await dana.picture('two-thoughts')
  })

  test('Dana decides, with somebody who sees to it and a day', async () => {
    await dana.press(dana.card(story), 'What to do')
    await dana.goTo('Personal Chat')
    const form = dana.card('Who sees to it?')
    await form.getByRole('combobox').first().click()
    await dana.picture('who')
    await dana.page.getByRole('option', { name: 'Mei Tan' }).click()
    await dana.picture('decide', form)
    await dana.press(form, 'Decide')
    await dana.card('Decided: Fix it').waitFor()
    await dana.picture('decided')
    await dana.goTo('General')
    await dana.card(story).getByText('Mei Tan').first().waitFor()
    await dana.card(story).scrollIntoViewIfNeeded()
    await dana.picture('decision-in-thread')
  })

  test('the report is fetched by an address', async () => {
    await dana.press(dana.card('Talk about these first'), 'Take along')
    await dana.press(dana.newest(), 'Give it to me')
    await dana.goTo('Personal Chat')
    const link = dana.newest().getByRole('link').first()
    await link.waitFor()
    const report = await dana.page.request.get((await link.getAttribute('href')) ?? '')
    expect(report.status()).toBe(200)
    expect(await report.text()).toContain('Clinic Booking')
    await dana.picture('report')
  })

  test('a group chat has one card that turns its stories like pages', async () => {
    await dana.goTo('Booking crew')
    await dana.mention('start Pay Slips', 'chat')
    await dana.page.getByText('the questions come to you').first().waitFor()
    await dana.picture('group-start')
    await dana.goTo('Personal Chat')
    await dana.asked(/In one sentence/)
    await dana.press(dana.card('Just the main questions'), 'Just the main questions')
    await dana.answerUntil(/Look over your answers/)
    await dana.press(dana.newest(), 'Show me the summary')
    await dana.press(dana.card('Only you see this'), 'Post it to a private place')
    const form = dana.card('Post it in')
    await form.getByRole('radio').first().check()
    await dana.picture('private-place')
    await dana.press(form, 'Go on')
    await dana.card(/Posted\.|I am posting it now/).waitFor()
    await dana.picture('group-posted')
    await dana.goTo('Booking crew')
    const page = dana.card('Story 1 of')
    await page.waitFor()
    await dana.picture('group-story')
    await dana.press(page, 'Next story')
    await dana.card('Story 2 of').waitFor()
    await dana.picture('group-next-story')
  })

  test('“my checks” shows everything that is Dana’s', async () => {
    await dana.goTo('Personal Chat')
    await dana.write('my checks')
    const checks = dana.card('Your products')
    await checks.getByText('Clinic Booking').first().waitFor()
    await checks.getByText('Pay Slips').first().waitFor()
    await dana.picture('my-checks')
  })

  test('nothing that Whatif sent was refused', () => {
    const refused = stage.recorded().filter(({ response }) => response.statusCode >= 400)
    expect(refused.map(({ activityName, response }) => [activityName, response])).toEqual([])
  })

  test('nobody else on the network reaches the Playground or Whatif', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .filter((one) => one?.internal === false && one.family === 'IPv4')
      .map((one) => one?.address)
    for (const host of outside) {
      for (const address of [stage.address, stage.endpoint]) {
        const there = address.replace('127.0.0.1', String(host))
        await expect(fetch(there)).rejects.toThrow('fetch failed')
      }
    }
  })
})

const isStory = ({ seen }: { seen: { text: string; buttons: readonly string[] } }): boolean =>
  seen.buttons.includes('Say what you think')

/** Whether each picture of a card has arrived. */
const drawn = (card: ReturnType<TeamsPerson['card']>): Promise<boolean[]> =>
  card
    .locator('img')
    .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth > 0))
