import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from './chromium.ts'
import { playgroundMissing, type Stage, startStage } from './playground.ts'
import { TeamsPerson } from './teams-person.ts'

const missing = playgroundMissing()
if (missing !== undefined) process.stderr.write(`Skipped. ${missing}\n`)

/** One check from the first word to a decision; each test goes on where the one before ended. */
describe.skipIf(missing !== undefined)('a check in Teams, in Microsoft’s Playground', () => {
  let stage: Stage
  let browser: Browser
  let dana: TeamsPerson

  beforeAll(async () => {
    browser = await openChromium()
    stage = await startStage()
    dana = await TeamsPerson.open(browser, stage.address)
  })
  afterAll(async () => {
    await browser?.close()
    await stage?.end()
  })

  test('Whatif says hello once, however often Dana comes back', async () => {
    await dana.card('Hello. I am Whatif.').waitFor()
    await dana.page.reload()
    await dana.page.getByText('Log Panel').waitFor()
    await dana.write('help')
    await dana.card('What I can do').waitFor()
    expect(await dana.page.getByText('Hello. I am Whatif.').count()).toBeLessThanOrEqual(1)
    await dana.picture('hello')
  })

  test('the name of a product starts a check, and questions come one by one', async () => {
    await dana.write('start Clinic Booking')
    await dana.card('In one sentence').waitFor()
    await dana.picture('first-question')
    await dana.answerUntil(/look over your answers/)
    await dana.picture('looked-over')
  })

  test('nothing that Whatif sent was refused', () => {
    const refused = stage.recorded().filter(({ response }) => response.statusCode >= 400)
    expect(refused.map(({ activityName, response }) => [activityName, response])).toEqual([])
  })
})
